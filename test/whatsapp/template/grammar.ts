import fc from 'fast-check';
import { fieldsOf } from '../../../whatsapp/template/fields.js';
import type { Template, TemplateButton, TemplateComponent } from '../../../whatsapp/template/template.js';
import { body, buttons, header, template } from './templates.js';

/** Templates as Meta's grammar allows them, with what is known about how they were made. */
export interface Made {
  template: Template;
  /** Distinct variables of the texts and links, and required values of other kinds. */
  needed: number;
  /** Distinct variables of the body; null when Meta writes it. */
  bodyVariables: string[] | null;
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

const url = 'https://g.example/{{1}}';

/** Buttons of which a template may have several; quick replies are kept apart from the others by `inBlocks`. */
const button: fc.Arbitrary<TemplateButton> = fc.oneof(
  word.map((text) => ({ type: 'QUICK_REPLY', text })),
  word.map((text) => ({ type: 'URL', text, url, example: ['https://g.example/1'] })),
  word.map((text) => ({ type: 'URL', text, url: 'https://g.example/' })),
  word.map((text) => ({ type: 'PHONE_NUMBER', text, phone_number: '+4930901820' })),
  word.map((text) => ({ type: 'FLOW', text, flow_id: '1', navigate_screen: 'FIRST' })),
  word.map((text) => ({ type: 'VOICE_CALL', text })),
  fc.constant({ type: 'COPY_CODE', text: 'Copy code', example: '25OFF' }),
);

const shop: fc.Arbitrary<TemplateButton> = fc.constantFrom(
  { type: 'CATALOG', text: 'View catalog' },
  { type: 'MPM', text: 'View items' },
);

function inBlocks(list: readonly TemplateButton[]): TemplateButton[] {
  const isReply = ({ type }: TemplateButton) => type === 'QUICK_REPLY';
  return [...list.filter(isReply), ...list.filter((one) => !isReply(one))];
}

const HEADERS: Readonly<Record<string, number>> = {
  IMAGE: 1,
  VIDEO: 1,
  GIF: 1,
  DOCUMENT: 1,
  LOCATION: 2,
  PRODUCT: 2,
};

const fixedHeader: fc.Arbitrary<TemplateComponent | null> = fc.constantFrom(
  null,
  ...Object.keys(HEADERS).map((format) => header(format)),
  header('TEXT', { text: 'News' }),
);

/** How many values a button cannot do without. */
function neededByButton({ type, url: link }: TemplateButton): number {
  return type === 'COPY_CODE' || type === 'MPM' || link?.includes('{{') ? 1 : 0;
}

const offer: fc.Arbitrary<TemplateComponent | null> = fc.constantFrom(
  null,
  { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Soon', has_expiration: true } },
  { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Soon', has_expiration: false } },
);

/** A message without cards. */
const message: fc.Arbitrary<Made> = variables.chain(({ named, names }) =>
  fc
    .record({
      text: textWith(names),
      top: fc.oneof(fixedHeader, headerWith(names[0] ?? 'x')),
      list: fc.oneof(
        fc.array(button, { maxLength: 10 }).map(inBlocks),
        shop.map((one) => [one]),
      ),
      deal: offer,
    })
    .filter(({ top }) => names.length > 0 || !top?.text?.includes('{{'))
    .map(({ deal, list, text, top }) => ({
      template: template(
        [
          ...(top ? [top] : []),
          ...(deal ? [deal] : []),
          body(text),
          ...(list.length > 0 ? [buttons(...list)] : []),
        ],
        { parameter_format: named ? 'NAMED' : 'POSITIONAL' },
      ),
      needed:
        names.length +
        (top?.text?.includes('{{') ? 1 : (HEADERS[top?.format ?? ''] ?? 0)) +
        (JSON.stringify(deal)?.includes('true') ? 1 : 0) +
        list.reduce((sum, one) => sum + neededByButton(one), 0),
      bodyVariables: names,
    })),
);

/** A message with two to ten cards that are alike. */
const carousel: fc.Arbitrary<Made> = variables.chain(({ named, names }) =>
  fc
    .record({
      text: textWith(names),
      cardText: textWith(names.slice(0, 2)),
      format: fc.constantFrom('IMAGE', 'VIDEO', 'PRODUCT'),
      list: fc
        .array(
          button.filter(({ type }) => type === 'QUICK_REPLY' || type === 'URL'),
          { minLength: 1, maxLength: 2 },
        )
        .map(inBlocks),
      count: fc.integer({ min: 2, max: 10 }),
    })
    .map(({ cardText, count, format, list, text }) => {
      const card = { components: [header(format), body(cardText), buttons(...list)] };
      const inCard =
        (HEADERS[format] ?? 0) +
        names.slice(0, 2).length +
        list.reduce((sum, one) => sum + neededByButton(one), 0);
      return {
        template: template(
          [body(text), { type: 'CAROUSEL', cards: Array.from({ length: count }, () => card) }],
          {
            parameter_format: named ? 'NAMED' : 'POSITIONAL',
            category: 'MARKETING',
          },
        ),
        needed: names.length + count * inCard,
        bodyVariables: names,
      };
    }),
);

const passcode: fc.Arbitrary<Made> = fc
  .record({ advice: fc.boolean(), kind: fc.constantFrom('COPY_CODE', 'ONE_TAP', 'ZERO_TAP') })
  .map(({ advice, kind }) => ({
    template: template(
      [
        { type: 'BODY', add_security_recommendation: advice },
        { type: 'FOOTER', code_expiration_minutes: 5 },
        buttons({ type: 'OTP', otp_type: kind, text: 'Copy' }),
      ],
      { category: 'AUTHENTICATION' },
    ),
    needed: 1,
    bodyVariables: null,
  }));

export const made: fc.Arbitrary<Made> = fc.oneof(
  { weight: 5, arbitrary: message },
  { weight: 3, arbitrary: carousel },
  { weight: 1, arbitrary: passcode },
);

/** Files that are known to be uploaded, by their ids. */
export const UPLOADED: Readonly<Record<string, string>> = {
  '101': 'image/png',
  '102': 'video/mp4',
  '103': 'application/pdf',
};

const FILES = { image: ['101', 'https://g.example/a.jpg'], video: ['102', 'https://g.example/a.mp4'] };
const GOOD_FILES: Readonly<Record<string, string[]>> = {
  ...FILES,
  gif: FILES.video,
  document: ['103', 'https://g.example/file'],
};

/** A good value for each field of a template; now and then none, where none is needed. */
export function valuesFor(given: Template): fc.Arbitrary<Record<string, string>> {
  const text = fc
    .string({ unit: fc.constantFrom(...'Aa0ß👍€$&}{ .'), maxLength: 6 })
    .map((inner) => `x${inner}x`)
    .filter((value) => !/\{\{|\}\}| {5}/.test(value));
  const ending = fc.string({ unit: fc.constantFrom(...'Aa0/?=&-'), minLength: 1, maxLength: 9 });
  const plain = fc.string({ unit: fc.constantFrom(...'AZaz09-'), minLength: 1, maxLength: 15 });
  const fields = fieldsOf(given).map(({ key, kind, mediaKind }): [string, fc.Arbitrary<string>] => {
    switch (kind) {
      case 'media':
        return [key, fc.constantFrom(...(GOOD_FILES[mediaKind ?? ''] ?? []))];
      case 'number':
        return [key, fc.double({ min: -90, max: 90, noNaN: true }).map((degrees) => degrees.toFixed(4))];
      case 'datetime':
        return [key, fc.constantFrom('2999-12-31T18:00+01:00', '31 Dec 2999 17:00 UTC')];
      case 'json':
        return [key, fc.constantFrom('', '{"day": "Mon"}')];
      case 'list':
        return [key, fc.array(plain, { minLength: 1, maxLength: 30 }).map((ids) => ids.join('\n'))];
      default:
        return [key, key.endsWith('_url') ? ending : key === 'otp_code' ? plain : text];
    }
  });
  const optional = new Set(fieldsOf(given).flatMap(({ key, required }) => (required ? [] : [key])));
  return fc.record(
    Object.fromEntries(
      fields.map(([key, good]) => [key, optional.has(key) ? fc.oneof(fc.constant(''), good) : good]),
    ),
  );
}
