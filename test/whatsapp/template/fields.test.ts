import { fieldsOf, notesOf, tooManyFields } from '../../../whatsapp/template/fields.js';
import { body, buttons, everything, header, named, template } from './templates.js';

const keys = (given: Parameters<typeof fieldsOf>[0]) => fieldsOf(given).map(({ key }) => key);

test('a template asks for exactly what it needs, in reading order, buttons by their true place', () => {
  expect(keys(everything)).toEqual([
    'header_text',
    'body_1',
    'body_2',
    'button_0_payload',
    'button_2_url',
    'button_4_code',
  ]);
});

test('a template without variables asks for nothing', () => {
  const plain = template([
    header('TEXT', { text: 'News' }),
    body('We have moved.'),
    { type: 'FOOTER', text: 'x' },
  ]);
  expect(fieldsOf(plain)).toEqual([]);
});

test('the order in which Meta lists the parts does not matter', () => {
  expect(keys({ ...everything, components: [...everything.components].reverse() })).toEqual(keys(everything));
});

test('Meta’s examples show what belongs in each field', () => {
  expect(fieldsOf(everything).map(({ example }) => example)).toEqual([
    'Ada',
    'Ada',
    '8812',
    undefined,
    '8812',
    '25OFF',
  ]);
});

test('a numbered variable is labelled with the words around it', () => {
  const labels = fieldsOf(everything).map(({ label }) => label);
  expect(labels).toEqual([
    'Header · "Hello {{1}}"',
    'Body 1 · "Hi {{1}}, your order"',
    'Body 2 · "your order {{2}} is ready"',
    'Button 1 "Thanks": payload',
    'Button 3 "Track": end of the link',
    'Button 5 "Copy code": code',
  ]);
});

test.each([
  ['Hi {{1}}! Your code: *{{2}}*', ['Hi {{1}}', 'Your code: *{{2}}*']],
  ['One line\n{{1}}\nanother', ['{{1}}']],
  ['Order #{{1}} of 12.50 EUR is on its way', ['Order #{{1}} of 12.50 EUR']],
  ['{{1}}{{2}}', ['{{1}}', '{{2}}']],
])('the words around a variable stay within its sentence: %j', (text, around) => {
  const labels = fieldsOf(template([body(text)])).map(({ label }) => label.replace(/^Body \d · /, ''));
  expect(labels).toEqual(around.map((words) => `"${words}"`));
});

test('a named variable is labelled and keyed by its name, and is one field however often and however it is written', () => {
  expect(fieldsOf(named)).toMatchObject([
    { key: 'header_customer', label: 'Header: customer', example: 'Ada', group: 'header' },
    { key: 'body_first_name', label: 'Body: first_name', example: 'Ada', group: 'body' },
    { key: 'body_total', label: 'Body: total', example: '€12', group: 'body' },
  ]);
});

test('numbered variables come in the order of their numbers', () => {
  const many = Array.from({ length: 11 }, (_, at) => `{{${11 - at}}}`).join(' and ');
  expect(keys(template([body(many)]))).toEqual(Array.from({ length: 11 }, (_, at) => `body_${at + 1}`));
});

test.each([
  ['IMAGE', ['header_media']],
  ['VIDEO', ['header_media']],
  ['DOCUMENT', ['header_media', 'header_file_name']],
  ['LOCATION', ['header_latitude', 'header_longitude', 'header_name', 'header_address']],
])('a header of the kind %s asks for %j', (format, wanted) => {
  expect(keys(template([header(format), body('Hi')]))).toEqual(wanted);
});

test('only a payload, a file name, and the words for a place may be left out', () => {
  const document = template([
    header('DOCUMENT'),
    body('{{1}}'),
    buttons({ type: 'QUICK_REPLY', text: 'Ok' }),
  ]);
  const place = template([header('LOCATION'), body('Hi')]);
  const optional = [...fieldsOf(everything), ...fieldsOf(document), ...fieldsOf(place)]
    .filter(({ required }) => !required)
    .map(({ key }) => key);
  expect([...new Set(optional)]).toEqual([
    'button_0_payload',
    'header_file_name',
    'header_name',
    'header_address',
  ]);
});

test('a code whose example is a bare text shows it too', () => {
  const coupon = template([body('Hi'), buttons({ type: 'COPY_CODE', example: '25OFF' })]);
  expect(fieldsOf(coupon)[0]).toMatchObject({ key: 'button_0_code', example: '25OFF' });
});

test('parts that nobody knows have no fields, and each is noted in words', () => {
  const odd = template([
    header('HOLOGRAM'),
    body('Hi'),
    { type: 'NEW_PART' },
    { type: 'CAROUSEL', cards: [{ components: [header('HOLOGRAM')] }] },
    buttons({ type: 'NEW_THING', text: 'Try' }, { type: 'NEW_THING' }),
  ]);
  expect(fieldsOf(odd)).toEqual([]);
  expect(notesOf(odd).map((note) => note.split(', which')[0])).toEqual([
    'The template has a part of the kind “header hologram”',
    'The template has a part of the kind “new part”',
    'The template has a part of the kind “button new thing”',
    'Card 1 has a part of the kind “header hologram”',
  ]);
  expect(notesOf(everything)).toEqual([]);
});

test('more fields than Zapier shows are counted in words', () => {
  const wordy = Array.from({ length: 100 }, (_, at) => `{{${at + 1}}}`).join(' and ');
  const cards = (count: number) =>
    template([
      { type: 'CAROUSEL', cards: Array.from({ length: count }, () => ({ components: [body(wordy)] })) },
    ]);
  expect(tooManyFields(cards(10))).toBeNull();
  expect(tooManyFields(cards(11))).toMatch(/has 1,100 fields, and Zapier shows at most 1,000/);
});
