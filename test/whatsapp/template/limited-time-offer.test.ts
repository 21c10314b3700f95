import { check } from '../../../whatsapp/template/check.js';
import { componentsOf } from '../../../whatsapp/template/components.js';
import { fieldsOf } from '../../../whatsapp/template/fields.js';
import { momentOf } from '../../../whatsapp/template/moment.js';
import { preview } from '../../../whatsapp/template/preview.js';
import { body, template } from './templates.js';

const offer = (has_expiration: boolean | undefined) =>
  template([
    body('Two for one, {{1}}!'),
    { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Ends soon', has_expiration } },
  ]);
const now = Date.UTC(2026, 10, 22);
const problems = (offer_expires_at: unknown) =>
  check(offer(true), { body_1: 'Ada', offer_expires_at }, now).map(({ message }) => message);

test('an offer that ends asks for the moment, and sends it in milliseconds', () => {
  const values = { body_1: 'Ada', offer_expires_at: '2026-12-31T18:00+01:00' };
  expect(fieldsOf(offer(true))).toMatchObject([
    { key: 'offer_expires_at', kind: 'datetime', required: true, group: 'body' },
    { key: 'body_1' },
  ]);
  expect(componentsOf(offer(true), values)[0]).toEqual({
    type: 'limited_time_offer',
    parameters: [
      {
        type: 'limited_time_offer',
        limited_time_offer: { expiration_time_ms: Date.UTC(2026, 11, 31, 17) },
      },
    ],
  });
  expect(preview(offer(true), values)).toBe('[Ends soon: until 31 Dec 2026, 17:00 UTC]\n\nTwo for one, Ada!');
});

test.each([false, undefined])('an offer without an end (%s) asks for nothing and sends nothing', (ends) => {
  expect(fieldsOf(offer(ends)).map(({ key }) => key)).toEqual(['body_1']);
  expect(componentsOf(offer(ends), { body_1: 'Ada' })).toHaveLength(1);
  expect(preview(offer(ends), { body_1: 'Ada' })).toBe('Ends soon\n\nTwo for one, Ada!');
});

test('the end must be a moment to come', () => {
  expect(problems('2026-12-31T18:00Z')).toEqual([]);
  expect(problems('2026-11-21T18:00Z')).toEqual([
    expect.stringMatching(/in the past: 21 Nov 2026, 18:00 UTC/),
  ]);
  expect(problems('')).toEqual([expect.stringMatching(/is empty/)]);
  expect(problems('tomorrow')).toEqual([expect.stringMatching(/is not a date and time/)]);
  expect(problems('2026-12-31 18:00')).toEqual([expect.stringMatching(/time zone/)]);
});

test('the body of an offer may have 600 characters', () => {
  const given = template([
    { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Soon' } },
    body('Hi {{1}}'),
  ]);
  expect(check(given, { body_1: 'x'.repeat(597) }, now)).toEqual([]);
  expect(check(given, { body_1: 'x'.repeat(598) }, now)).toHaveLength(1);
});

const evening = Date.UTC(2026, 11, 31, 17);

test.each([
  ['2026-12-31T18:00+01:00'],
  ['2026-12-31T17:00:00.000Z'],
  ['2026-12-31 18:00 +01:00'],
  ['2026-12-31 18:00:00+0100'],
  ['2026-12-31 18:00 +01'],
  ['31 Dec 2026 17:00 UTC'],
  ['December 31, 2026 17:00 GMT'],
  ['Thu, 31 Dec 2026 17:00:00 GMT'],
  [String(evening)],
  [String(evening / 1000)],
])('%s names a moment', (text) => {
  expect(momentOf(text)).toBe(evening);
});

test.each(['31/12/2026 18:00 +01:00', '2026-02-31T10:00Z', '2026-12-31', 'soon', '1', '12.05.2026 10:00Z'])(
  '%s names none',
  (text) => {
    expect(momentOf(text)).toBe('unreadable');
  },
);

test.each(['2026-12-31T18:00', '31 Dec 2026 18:00', '2026-12-31 18:00:00'])(
  '%s lacks a time zone',
  (text) => {
    expect(momentOf(text)).toBe('no time zone');
  },
);
