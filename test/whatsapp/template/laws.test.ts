import fc from 'fast-check';
import { judge } from '../../../lab/cloud-api/judge/judge.js';
import type { TemplateNode } from '../../../lab/cloud-api/templates/node.js';
import { check } from '../../../whatsapp/template/check.js';
import { componentsOf } from '../../../whatsapp/template/components.js';
import { fieldsOf, notesOf } from '../../../whatsapp/template/fields.js';
import { preview } from '../../../whatsapp/template/preview.js';
import { made, UPLOADED, valuesFor } from './grammar.js';
import { faultsOf } from './official.js';

const filledIn = made.chain((of) => valuesFor(of.template).map((values) => ({ ...of, values })));

test('good values pass, and leave no variable in what the customer sees', () => {
  fc.assert(
    fc.property(filledIn, ({ template: given, values }) => {
      expect(notesOf(given)).toEqual([]);
      expect(check(given, values)).toEqual([]);
      expect(preview(given, values)).not.toContain('{{');
    }),
    { numRuns: 300 },
  );
});

test('what is sent is what the local Meta accepts, and has the official shape', () => {
  const around = { now: () => Date.now(), mediaType: (id: string) => UPLOADED[id] };
  fc.assert(
    fc.property(filledIn, ({ template: given, values }) => {
      const components: unknown = JSON.parse(JSON.stringify(componentsOf(given, values)));
      expect(faultsOf(components)).toEqual([]);
      expect(() => judge(given as unknown as TemplateNode, components, around)).not.toThrow();
    }),
    { numRuns: 300 },
  );
});

test('each distinct variable of the body is sent as one parameter with its own value', () => {
  fc.assert(
    fc.property(filledIn, ({ template: given, values, bodyVariables }) => {
      fc.pre(bodyVariables !== null);
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
