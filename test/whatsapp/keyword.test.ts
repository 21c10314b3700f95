import fc from 'fast-check';
import { folded, hasKeyword, type KeywordMatch } from '../../whatsapp/keyword.js';

const has = (text: string, keyword: string, match: KeywordMatch) =>
  hasKeyword(folded(text), [folded(keyword)], match);

test.each([
  ['ÇA VA', 'ca va'],
  ['Straße', 'STRASSE'],
  ['ΣΤΟΠ ΣΑΣ', 'στοπ σας'],
  ['İPTAL', 'iptal'],
  ['ıptal', 'IPTAL'],
  ['ﬁne', 'fine'],
  ['ＳＴＯＰ', 'stop'],
  ['إلغاء', 'الغاء'],
  ['مَرْحَبًا', 'مرحبا'],
  ['مــرحبا', 'مرحبا'],
  ['don’t', "don't"],
  ['two  \n words', 'two words'],
])('%j and %j are the same to a keyword', (one, other) => {
  expect(folded(one)).toBe(folded(other));
});

test('folding twice changes nothing more', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => folded(folded(text)) === folded(text)));
});

describe('a keyword that the message contains', () => {
  test('may stand anywhere, in several words too', () => {
    expect(has('Could I have a PRICE LIST, please?', 'price list', 'contains')).toBe(true);
    expect(has('Could I have a price and a list?', 'price list', 'contains')).toBe(false);
  });
});

describe('a keyword that is the whole message', () => {
  test('may have punctuation and space around it, and no other word', () => {
    for (const text of ['stop', ' STOP! ', '¡Stop!', '«stop»…'])
      expect(has(text, 'Stop', 'whole')).toBe(true);
    expect(has('stop it', 'stop', 'whole')).toBe(false);
    expect(has('stopped', 'stop', 'whole')).toBe(false);
  });

  test('may be an emoji, or nothing but punctuation', () => {
    expect(has('👍', '👍', 'whole')).toBe(true);
    expect(has('?', '?', 'whole')).toBe(true);
    expect(has('!', '?', 'whole')).toBe(false);
    expect(has('hello', '?', 'whole')).toBe(false);
  });
});

describe('a keyword that the message starts with', () => {
  test('comes first, after punctuation at most', () => {
    expect(has('Order 17, please', 'order', 'starts')).toBe(true);
    expect(has('“Order” 17', 'order', 'starts')).toBe(true);
    expect(has('My order', 'order', 'starts')).toBe(false);
  });
});
