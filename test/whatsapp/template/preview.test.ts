import { preview } from '../../../whatsapp/template/preview.js';
import { body, everything, everyValue, header, named, template } from './templates.js';

test('the preview is the message as the customer reads it', () => {
  expect(preview(everything, everyValue)).toBe(
    [
      'Hello Ada',
      '',
      'Hi Ada, your order 8812 is ready. Thank you, Ada!',
      '',
      'Lucky Garden',
      '',
      '[Thanks]',
      '[Call us: +4930901820]',
      '[Track: https://g.example/t/8812]',
      '[Shop: https://g.example]',
      '[Copy code: 25OFF]',
    ].join('\n'),
  );
});

test('a value is never taken for a variable of the template', () => {
  expect(preview(template([body('{{1}} and {{2}}')]), { body_1: '{{2}}', body_2: '$& $1' })).toBe(
    '{{2}} and $& $1',
  );
});

test('a missing value shows as its variable', () => {
  expect(preview(named, { body_total: '€12' })).toBe(
    'For [customer]\n\nDear [first_name], [first_name]: €12 is due.',
  );
});

test.each([
  ['IMAGE', { header_media: '1' }, '[Image]'],
  ['VIDEO', { header_media: '1' }, '[Video]'],
  ['DOCUMENT', { header_media: '1', header_file_name: 'bill.pdf' }, '[Document: bill.pdf]'],
  ['LOCATION', { header_latitude: '1', header_longitude: '2' }, '[Location: 1, 2]'],
  ['LOCATION', { header_latitude: '1', header_longitude: '2', header_name: 'Depot' }, '[Location: Depot]'],
  ['LOCATION', {}, '[Location]'],
])('a header of the kind %s with %j shows as %s', (format, values, shown) => {
  expect(preview(template([header(format), body('Hi')]), values)).toBe(`${shown}\n\nHi`);
});
