import fc from 'fast-check';
import { subscriberKey } from '../../../whatsapp/phone/subscriber.js';

describe('the forms of one subscriber’s number have one key', () => {
  test.each([
    ['a Brazilian mobile', '5541987654321', ['+5541987654321', '554187654321', '+554187654321']],
    ['a Mexican mobile', '525512345678', ['+525512345678', '5215512345678', '+5215512345678']],
    ['an Argentine mobile', '5491123456789', ['+5491123456789', '541123456789', ' +541123456789 ']],
    ['any other number', '447400123456', ['+447400123456', ' 447400123456\n']],
  ])('%s', (_, key, forms) => {
    for (const form of [key, ...forms]) expect(subscriberKey(form)).toBe(key);
  });
});

test.each([
  ['a Brazilian land line and the mobile with a 9 before its digits', '554133334444', '5541933334444'],
  ['numbers of two area codes', '5541987654321', '5542987654321'],
  ['an Italian number with and without its 0', '390612345678', '39612345678'],
  ['an Argentine mobile, and the same digits with one too few', '5499112345678', '549112345678'],
  ['an American number and a Mexican one', '15512345678', '525512345678'],
])('%s stay apart', (_, one, other) => {
  expect(subscriberKey(one)).not.toBe(subscriberKey(other));
});

test.each(['', 'GB.13491208655302741918', '+', 'a name', '+44 7400', '++447400123456'])(
  'what is no number comes back trimmed: %j',
  (text) => {
    expect(subscriberKey(` ${text}\t`)).toBe(text);
  },
);

test('the key of a key is the key', () => {
  const numbers = fc.oneof(
    fc.stringMatching(/^\+?(?:52|54|55)[0-9]{9,12}$/),
    fc.stringMatching(/^\+?[0-9]{5,16}$/),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(numbers, (number) => {
      expect(subscriberKey(subscriberKey(number))).toBe(subscriberKey(number));
    }),
    { numRuns: 300 },
  );
});
