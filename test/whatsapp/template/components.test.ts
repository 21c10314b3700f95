import { componentsOf } from '../../../whatsapp/template/components.js';
import { body, buttons, everything, everyValue, header, named, template } from './templates.js';

test('every part is sent as the Cloud API wants it, buttons under their true place', () => {
  expect(componentsOf(everything, everyValue)).toEqual([
    { type: 'header', parameters: [{ type: 'text', text: 'Ada' }] },
    {
      type: 'body',
      parameters: [
        { type: 'text', text: 'Ada' },
        { type: 'text', text: '8812' },
      ],
    },
    {
      type: 'button',
      sub_type: 'quick_reply',
      index: '0',
      parameters: [{ type: 'payload', payload: 'thanks-8812' }],
    },
    { type: 'button', sub_type: 'url', index: '2', parameters: [{ type: 'text', text: '8812' }] },
    {
      type: 'button',
      sub_type: 'copy_code',
      index: '4',
      parameters: [{ type: 'coupon_code', coupon_code: '25OFF' }],
    },
  ]);
});

test('named variables carry their names, each once', () => {
  const values = { header_customer: 'Ada', body_first_name: 'Ada', body_total: 12 };
  expect(componentsOf(named, values)).toEqual([
    { type: 'header', parameters: [{ type: 'text', parameter_name: 'customer', text: 'Ada' }] },
    {
      type: 'body',
      parameters: [
        { type: 'text', parameter_name: 'first_name', text: 'Ada' },
        { type: 'text', parameter_name: 'total', text: '12' },
      ],
    },
  ]);
});

test('what needs no value is not sent: fixed texts, fixed buttons, and a reply without a payload', () => {
  const plain = template([
    header('TEXT', { text: 'News' }),
    body('We have moved.'),
    buttons({ type: 'QUICK_REPLY', text: 'Ok' }, { type: 'URL', text: 'Map', url: 'https://g.example/map' }),
  ]);
  expect(componentsOf(plain, {})).toEqual([]);
});

const headerOf = (format: string, values: object) =>
  componentsOf(template([header(format), body('Hi')]), { ...values })[0]?.parameters;

test('a file is sent by its id when the value is all digits, else by its link', () => {
  expect(headerOf('IMAGE', { header_media: '10033' })).toEqual([{ type: 'image', image: { id: '10033' } }]);
  expect(headerOf('VIDEO', { header_media: ' https://g.example/my film.mp4 ' })).toEqual([
    { type: 'video', video: { link: 'https://g.example/my%20film.mp4' } },
  ]);
});

test('a document carries the name that the customer sees', () => {
  const link = 'https://g.example/8812.pdf';
  expect(headerOf('DOCUMENT', { header_media: link, header_file_name: 'bill.pdf' })).toEqual([
    { type: 'document', document: { link, filename: 'bill.pdf' } },
  ]);
  expect(headerOf('DOCUMENT', { header_media: link })).toEqual([{ type: 'document', document: { link } }]);
});

test('a place is sent with its coordinates as texts, and with what else is known', () => {
  const where = { header_latitude: '53,74', header_longitude: -0.33 };
  expect(headerOf('LOCATION', where)).toEqual([
    { type: 'location', location: { latitude: '53.74', longitude: '-0.33' } },
  ]);
  expect(headerOf('LOCATION', { ...where, header_name: 'Depot', header_address: '1 Quay' })).toEqual([
    {
      type: 'location',
      location: { latitude: '53.74', longitude: '-0.33', name: 'Depot', address: '1 Quay' },
    },
  ]);
});

test.each([
  ['8812', '8812'],
  ['https://g.example/t/8812', '8812'],
  ['a/b?c=d&e=%20f#g', 'a/b?c=d&e=%20f#g'],
  ['größe', 'gr%C3%B6%C3%9Fe'],
  ['100%', '100%25'],
  ['"<>', '%22%3C%3E'],
  ['👍', '%F0%9F%91%8D'],
])('the end of a link %s is sent as %s', (value, sent) => {
  const track = template([
    body('Hi'),
    buttons({ type: 'URL', text: 'Track', url: 'https://g.example/t/{{1}}' }),
  ]);
  expect(componentsOf(track, { button_0_url: value })[0]?.parameters).toEqual([{ type: 'text', text: sent }]);
});
