import fc from 'fast-check';
import { check } from '../../../whatsapp/template/check.js';
import { componentsOf } from '../../../whatsapp/template/components.js';
import { fieldsOf } from '../../../whatsapp/template/fields.js';
import { preview } from '../../../whatsapp/template/preview.js';
import type { Template, TemplateButton, TemplateComponent } from '../../../whatsapp/template/template.js';
import { body, buttons, header, template } from './templates.js';

/** Templates as Meta's grammar allows them, with what is known about how they were made. */
interface Made {
  template: Template;
  /** Distinct variables of the texts and links, and required values of other kinds. */
  needed: number;
  /** Distinct variables of the body. */
  bodyVariables: string[];
}

const word = fc.string({ unit: fc.constantFrom(..."Aazäß.,!*'"), minLength: 1, maxLength: 8 });
const name = fc.string({ unit: fc.constantFrom(...'abz09_'), maxLength: 9 }).map((rest) => `v${rest}`);

/** A text of words and variables; positional ones are numbered without gaps, as Meta demands. */
const variables = fc.oneof(
  fc.uniqueArray(name, { maxLength: 5 }).map((names) => ({ named: true, names })),
  fc.nat({ max: 5 }).map((count) => ({
    named: false,
    names: Array.from({ length: count }, (_, at) => String(at + 1)),
  })),
);

function textWith(names: readonly string[]): fc.Arbitrary<string> {
  const uses = fc.tuple(...names.map(() => fc.integer({ min: 1, max: 3 })));
  return fc
    .tuple(uses, fc.array(word, { minLength: 3, maxLength: 3 }), fc.boolean())
    .map(([times, words, spaced]) => {
      const written = (variable: string) => (spaced ? `{{ ${variable} }}` : `{{${variable}}}`);
      const used = names.flatMap((variable, at) => Array<string>(times[at] ?? 1).fill(written(variable)));
      return [words[0], ...used.flatMap((variable) => [variable, words[1]]), words[2]].join(' ');
    });
}

/** Short enough to stay within 60 characters when it is filled in. */
const headerWith = (variable: string) =>
  fc.tuple(word, word).map(([one, other]) => header('TEXT', { text: `${one} {{${variable}}} ${other}` }));

const button: fc.Arbitrary<TemplateButton> = fc.oneof(
  word.map((text) => ({ type: 'QUICK_REPLY', text })),
  word.map((text) => ({
    type: 'URL',
    text,
    url: 'https://g.example/{{1}}',
    example: ['https://g.example/1'],
  })),
  word.map((text) => ({ type: 'URL', text, url: 'https://g.example/' })),
  word.map((text) => ({ type: 'PHONE_NUMBER', text, phone_number: '+4930901820' })),
  fc.constant({ type: 'COPY_CODE', text: 'Copy code', example: '25OFF' }),
);

const fixedHeader: fc.Arbitrary<TemplateComponent | null> = fc.constantFrom(
  null,
  header('IMAGE'),
  header('VIDEO'),
  header('DOCUMENT'),
  header('LOCATION'),
  header('TEXT', { text: 'News' }),
);

const neededBy: Readonly<Record<string, number>> = { IMAGE: 1, VIDEO: 1, DOCUMENT: 1, LOCATION: 2 };

const made: fc.Arbitrary<Made> = variables.chain(({ named, names }) =>
  fc
    .record({
      text: textWith(names),
      top: fc.oneof(fixedHeader, headerWith(names[0] ?? 'x')),
      list: fc.array(button, { maxLength: 10 }),
    })
    .filter(({ top }) => names.length > 0 || !top?.text?.includes('{{'))
    .map(({ text, top, list }) => {
      const inHeader = top?.text?.includes('{{') ? 1 : (neededBy[top?.format ?? ''] ?? 0);
      const inButtons = list.filter(({ type, url }) => type === 'COPY_CODE' || url?.includes('{{')).length;
      return {
        template: template(
          [...(top ? [top] : []), body(text), ...(list.length > 0 ? [buttons(...list)] : [])],
          {
            parameter_format: named ? 'NAMED' : 'POSITIONAL',
          },
        ),
        needed: names.length + inHeader + inButtons,
        bodyVariables: names,
      };
    }),
);

/** A good value for each field of a template. */
function valuesFor(given: Template): fc.Arbitrary<Record<string, string>> {
  const text = fc
    .string({ unit: fc.constantFrom(...'Aa0ß👍€$&}{ .'), maxLength: 6 })
    .map((inner) => `x${inner}x`);
  const good = text.filter((value) => !/\{\{|\}\}| {5}/.test(value));
  const ending = fc.string({ unit: fc.constantFrom(...'Aa0/?=&-'), minLength: 1, maxLength: 9 });
  const fields = fieldsOf(given).map(({ key, kind }): [string, fc.Arbitrary<string>] => {
    if (kind === 'media') return [key, fc.constantFrom('10033', 'https://g.example/file')];
    if (kind === 'number')
      return [key, fc.double({ min: -90, max: 90, noNaN: true }).map((n) => n.toFixed(4))];
    return [key, key.endsWith('_url') ? ending : good];
  });
  return fc.record(Object.fromEntries(fields));
}

const filledIn = made.chain((of) => valuesFor(of.template).map((values) => ({ ...of, values })));

test('good values pass, and leave no variable in what the customer sees', () => {
  fc.assert(
    fc.property(filledIn, ({ template: given, values }) => {
      expect(check(given, values)).toEqual([]);
      expect(preview(given, values)).not.toContain('{{');
    }),
    { numRuns: 300 },
  );
});

test('each distinct variable of the body is sent as one parameter with its own value', () => {
  fc.assert(
    fc.property(filledIn, ({ template: given, values, bodyVariables }) => {
      const sent = componentsOf(given, values).find(({ type }) => type === 'body')?.parameters ?? [];
      const wanted = bodyVariables.map((variable) => values[`body_${variable}`]?.trim()).sort();
      expect(sent.map((parameter) => parameter['text']).sort()).toEqual(wanted);
    }),
  );
});

test('what is sent says the same as what is shown', () => {
  fc.assert(
    fc.property(filledIn, ({ template: given, values }) => {
      const shown = preview(given, values);
      for (const { type, parameters } of componentsOf(given, values)) {
        if (type !== 'body') continue;
        for (const { text } of parameters ?? []) expect(shown).toContain(text);
      }
    }),
  );
});

test('without values every required field is named, each once', () => {
  fc.assert(
    fc.property(made, ({ template: given, needed }) => {
      const problems = check(given, {});
      const required = fieldsOf(given).filter((field) => field.required);
      expect(required).toHaveLength(needed);
      expect(problems.map(({ key }) => key)).toEqual(required.map(({ key }) => key));
      for (const { label, message } of problems) expect(message).toContain(`“${label}” is empty`);
    }),
  );
});

test('one value left out is the one named', () => {
  fc.assert(
    fc.property(filledIn, fc.nat(), ({ template: given, values }, at) => {
      const required = fieldsOf(given).filter((field) => field.required);
      const left = required[at % Math.max(required.length, 1)];
      fc.pre(left !== undefined);
      expect(check(given, { ...values, [left.key]: '' }).map(({ key }) => key)).toEqual([left.key]);
    }),
  );
});

test('keys are unique, and are the same each time', () => {
  fc.assert(
    fc.property(made, ({ template: given }) => {
      const keys = fieldsOf(given).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(fieldsOf(structuredClone(given)).map(({ key }) => key)).toEqual(keys);
    }),
  );
});

test('any values at all are checked, written and shown without an error', () => {
  fc.assert(
    fc.property(made, fc.array(fc.jsonValue()), ({ template: given }, anything) => {
      const values = Object.fromEntries(fieldsOf(given).map(({ key }, at) => [key, anything[at]]));
      expect(Array.isArray(check(given, values))).toBe(true);
      expect(Array.isArray(componentsOf(given, values))).toBe(true);
      expect(typeof preview(given, values)).toBe('string');
    }),
  );
});
