import fc from 'fast-check';
import { check } from '../../../whatsapp/template/check.js';
import { componentsOf } from '../../../whatsapp/template/components.js';
import { fieldsOf, notesOf, tooManyFields } from '../../../whatsapp/template/fields.js';
import { preview } from '../../../whatsapp/template/preview.js';
import { readTemplate } from '../../../whatsapp/template/reading.js';
import { body, buttons, header, template } from './templates.js';

const word = fc.constantFrom(
  ...['HEADER', 'BODY', 'FOOTER', 'BUTTONS', 'CAROUSEL', 'LIMITED_TIME_OFFER', 'URL', 'OTP', 'FLOW', 'MPM'],
  ...['IMAGE', 'TEXT', 'body', '{{1}}', '{{name}} {{1}} {{', 'https://g.example/{{1}}', '__proto__', ''],
);
const name = fc.constantFrom(
  ...['type', 'format', 'text', 'buttons', 'cards', 'components', 'example', 'url', 'limited_time_offer'],
  ...[
    'header_text',
    'body_text',
    'body_text_named_params',
    'param_name',
    'category',
    'code_expiration_minutes',
  ],
);

/** JSON that looks like a template here and there. */
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 6 },
    word,
    fc.jsonValue({ maxDepth: 1 }),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(name, tie('json'), { maxKeys: 5 }),
  ),
}));

test('no JSON at all makes reading, checking, writing or showing fail', () => {
  fc.assert(
    fc.property(json, (anything) => {
      for (const given of [anything, { components: anything }, { components: [anything] }]) {
        const read = readTemplate(given);
        const fields = fieldsOf(read);
        expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
        expect(Array.isArray(check(read, {}))).toBe(true);
        expect(Array.isArray(componentsOf(read, {}))).toBe(true);
        expect(typeof preview(read, {})).toBe('string');
        expect(Array.isArray(notesOf(read))).toBe(true);
        tooManyFields(read);
      }
    }),
    { numRuns: 1000 },
  );
});

test('a second body or row of buttons is not filled in, and noted', () => {
  const twice = template([
    body('One {{1}}.'),
    body('Two {{1}}.'),
    buttons({ type: 'COPY_CODE' }),
    buttons({ type: 'COPY_CODE' }),
  ]);
  expect(fieldsOf(twice).map(({ key }) => key)).toEqual(['body_1', 'button_0_code']);
  expect(notesOf(twice)).toHaveLength(2);
});

test('types in small letters are understood, as some examples of Meta’s write them', () => {
  expect(
    fieldsOf(
      template([
        { type: 'header', format: 'image' },
        { type: 'body', text: 'Hi {{1}}!' },
      ]),
    ),
  ).toHaveLength(2);
});

test('an example that is a plain list is understood', () => {
  const plain = readTemplate({
    components: [{ type: 'BODY', text: '{{1}}, hi', example: { body_text: ['Ada'] } }],
  });
  expect(fieldsOf(plain)).toMatchObject([{ example: 'Ada' }]);
});

test('two numbers in one header are two fields', () => {
  expect(fieldsOf(template([header('TEXT', { text: '{{1}} and {{2}}' })])).map(({ key }) => key)).toEqual([
    'header_text',
    'header_2',
  ]);
});
