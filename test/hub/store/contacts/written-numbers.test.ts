import { holdsNumber } from '../../../../hub/store/contacts/written-numbers.js';

const numbers = new Set(['+393331234567']);
const holds = (value: unknown) => holdsNumber(JSON.stringify({ data: [{ value }] }), numbers);

test.each([
  '393331234567',
  '+39 (333) 123-4567',
  '39.333.123.4567 ',
  '+39\t333\t1234567',
  '39\n333\r\n123\v4567',
  '+39\u00a0333\u2009123\u20284567',
])('finds the number in %j', (written) => {
  expect(holds(written)).toBe(true);
  expect(holds({ threads: [{ contacts: [{ phones: [{ phone: written }] }] }] })).toBe(true);
});

test.each([
  'call 393331234567',
  '393331234567 x',
  '"393331234567',
  '393331234567"',
  '"393331234567"',
  '\\',
  '\\"393331234567\\',
  '393331234567\\',
  '39333123456',
  '3933312345670',
  'bunt',
  '',
  null,
  393331234567,
])('finds no number in %j', (value) => {
  expect(holds(value)).toBe(false);
});

test('a text as long as a webhook can be does no harm', () => {
  expect(holds(['1'.repeat(3_000_000), '393331234567'])).toBe(true);
  expect(holds('1 '.repeat(1_500_000))).toBe(false);
});
