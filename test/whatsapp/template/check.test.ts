import { check } from '../../../whatsapp/template/check.js';
import type { TemplateValues } from '../../../whatsapp/template/template.js';
import { body, buttons, everything, everyValue, header, named, template } from './templates.js';

const messages = (given: Parameters<typeof check>[0], values: TemplateValues) =>
  check(given, values).map(({ message }) => message);
const withValue = (values: TemplateValues) => messages(everything, { ...everyValue, ...values });

test('good values have no problem', () => {
  expect(check(everything, everyValue)).toEqual([]);
});

test('every missing value is named at once, by its label', () => {
  const missing = check(everything, { body_1: '   ', body_2: null });
  expect(missing.map(({ key }) => key)).toEqual([
    'header_text',
    'body_1',
    'body_2',
    'button_2_url',
    'button_4_code',
  ]);
  expect(messages(named, { header_customer: 'Ada', body_total: '€12' })).toEqual([
    '“Body: first_name” is empty, and the template order_ready needs it. Map a field to it, or type a fallback.',
  ]);
});

test('a number, a yes or no and a list are values too', () => {
  expect(withValue({ body_1: 0, body_2: ['8812', '8813'], header_text: false })).toEqual([]);
});

describe('a variable', () => {
  test.each([
    ['a line break', 'one\ntwo', /line break/],
    ['a carriage return', 'one\rtwo', /line break/],
    ['a tab', 'one\ttwo', /tab/],
    ['five spaces', 'one     two', /more than four spaces/],
    ['a placeholder nobody filled', 'Hi {{contact.name}}', /placeholder/],
  ])('with %s is refused', (_case, value, reason) => {
    expect(withValue({ body_1: value })).toEqual([expect.stringMatching(reason)]);
    expect(withValue({ header_text: value })).toEqual([expect.stringMatching(reason)]);
  });

  test('may have four spaces in a row, and a line break at its ends', () => {
    expect(withValue({ body_1: 'one    two', body_2: '8812\n' })).toEqual([]);
  });
});

describe('a text', () => {
  const letter = template([header('TEXT', { text: 'To {{1}}' }), body('Dear {{1}}, {{2}}.')]);
  const filled = (values: TemplateValues) =>
    check(letter, { header_text: 'A', body_1: 'A', body_2: 'B', ...values });

  test('may be as long as WhatsApp allows after filling in, and no longer', () => {
    expect(filled({ body_2: 'b'.repeat(1024 - 'Dear A, .'.length) })).toEqual([]);
    expect(filled({ header_text: 'h'.repeat(57) })).toEqual([]);
    expect(filled({ header_text: 'h'.repeat(58) })).toMatchObject([{ key: 'header_text' }]);
  });

  test('that is too long names the longest value and by how much', () => {
    const [problem, ...others] = filled({ body_2: 'b'.repeat(1024) });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      key: 'body_2',
      message: expect.stringMatching(/the body may have 1,024 characters and has 9 too many/),
    });
  });

  test('counts an emoji as one character', () => {
    expect(filled({ body_2: '👍'.repeat(1024 - 'Dear A, .'.length) })).toEqual([]);
  });

  test('counts a variable each time it is used', () => {
    const twice = template([body('{{1}} and {{1}}')]);
    expect(check(twice, { body_1: 'x'.repeat(509) })).toEqual([]);
    expect(check(twice, { body_1: 'x'.repeat(510) })).toHaveLength(1);
  });
});

describe('the end of a link', () => {
  test.each([
    ['a space', 'my order', /space/],
    ['a line break', 'a\nb', /space or a line break/],
    ['another whole link', 'https://other.example/8812', /whole link.*https:\/\/g\.example\/t\//],
    ['a placeholder nobody filled', '{{id}}', /placeholder/],
    ['a broken character', '\ud83d', /broken character/],
    ['more characters than a link may have', 'x'.repeat(2000), /2019 characters|allows 2,000/],
  ])('with %s is refused', (_case, value, reason) => {
    expect(withValue({ button_2_url: value })).toEqual([expect.stringMatching(reason)]);
  });

  test.each(['8812', 'a/b?c=d&e=%20f#g', 'größe', 'https://g.example/t/8812', '100%'])(
    'may be %s',
    (value) => {
      expect(withValue({ button_2_url: value })).toEqual([]);
    },
  );
});

describe('a code', () => {
  test('may have 15 characters, and no more', () => {
    expect(withValue({ button_4_code: 'ABCDEFGHIJKLMNO' })).toEqual([]);
    expect(withValue({ button_4_code: 'ABCDEFGHIJKLMNOP' })).toEqual([
      expect.stringMatching(/15 characters/),
    ]);
    expect(withValue({ button_4_code: 'AB\tC' })).toEqual([expect.stringMatching(/tab/)]);
  });
});

describe('the file of a header', () => {
  const problems = (format: string, header_media: unknown) =>
    messages(template([header(format), body('Hi')]), { header_media });

  test.each([
    ['IMAGE', 'https://g.example/a.jpg'],
    ['IMAGE', 'https://g.example/a.PNG?v=2'],
    ['IMAGE', 'http://g.example/picture'],
    ['IMAGE', 'https://zapier.example/engine/hydrate/1/.eJwVz/'],
    ['IMAGE', '1003383421387256'],
    ['VIDEO', 'https://g.example/a.mp4'],
    ['DOCUMENT', 'https://g.example/a.pdf'],
    ['DOCUMENT', 'https://g.example/a.zip'],
    ['DOCUMENT', 'https://g.example/scan.jpg'],
    ['IMAGE', 1003383421387],
  ])('of the kind %s may be %s', (format, value) => {
    expect(problems(format, value)).toEqual([]);
  });

  test.each([
    ['IMAGE', 'https://g.example/a.pdf', /JPEG or PNG.*ends in \.pdf/],
    ['IMAGE', 'https://g.example/a.webp', /ends in \.webp/],
    ['VIDEO', 'https://g.example/a.jpg', /MP4.*ends in \.jpg/],
    ['VIDEO', 'https://g.example/a.mov', /ends in \.mov/],
    ['DOCUMENT', 'https://g.example/a.mp3', /PDF.*ends in \.mp3/],
    ['IMAGE', 'a.jpg', /is not a link/],
    ['IMAGE', 'ftp://g.example/a.jpg', /is not a link/],
    ['IMAGE', 'https://', /is not a link/],
    ['IMAGE', 'https://g .example/a.jpg', /is not a link/],
    ['IMAGE', 'https://g.example:99999/a.jpg', /is not a link/],
    ['IMAGE', '', /is empty/],
  ])('of the kind %s may not be %s', (format, value, reason) => {
    expect(problems(format, value)).toEqual([expect.stringMatching(reason)]);
  });
});

describe('the place of a header', () => {
  const problems = (header_latitude: unknown, header_longitude: unknown) =>
    check(template([header('LOCATION'), body('Hi')]), { header_latitude, header_longitude }).map(
      ({ key }) => key,
    );

  test.each([
    ['53.74', '-0.33'],
    ['53,74', '-0,33'],
    [-90, 180],
    ['+5.', '0'],
  ])('may be at %s, %s', (latitude, longitude) => {
    expect(problems(latitude, longitude)).toEqual([]);
  });

  test.each([
    ['90.1', '0', ['header_latitude']],
    ['0', '-180.5', ['header_longitude']],
    ['north', '', ['header_latitude', 'header_longitude']],
    ['1e1', '0x10', ['header_latitude', 'header_longitude']],
  ])('may not be at %s, %s', (latitude, longitude, wrong) => {
    expect(problems(latitude, longitude)).toEqual(wrong);
  });
});

test('a payload may be left out', () => {
  const only = template([body('Hi'), buttons({ type: 'QUICK_REPLY', text: 'Ok' })]);
  expect(check(only, {})).toEqual([]);
});
