import { epochMs, isoTime } from '../../whatsapp/time.js';

test.each([
  ['seconds as a text', '1780300000', 1_780_300_000_000],
  ['seconds as a number', 1_780_300_000, 1_780_300_000_000],
  ['milliseconds', 1_780_300_000_123, 1_780_300_000_123],
  ['nothing', undefined, null],
  ['an empty text', '', null],
  ['zero', 0, null],
  ['words', 'yesterday', null],
  ['a time before 1970', -5, null],
  ['a time no date can name', 1e300, null],
  ['an object', {}, null],
])('%s is read', (_case, time, ms) => {
  expect(epochMs(time)).toBe(ms);
});

test('a time is written as ISO-8601 in UTC', () => {
  expect(isoTime('1780300000')).toBe('2026-06-01T07:46:40.000Z');
  expect(isoTime('never')).toBeNull();
});
