import fc from 'fast-check';
import { folded, hasKeyword, withoutEdges, wordsOf, type KeywordMatch } from '../../whatsapp/keyword.js';

const has = (text: string, keyword: string, match: KeywordMatch) =>
  hasKeyword(wordsOf(text), [wordsOf(keyword)], match);

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

test('is looked for in as much text as WhatsApp lets a customer write, and no further', () => {
  const longest = '👍'.repeat(4_091);
  expect(has(`${longest} stop`, 'stop', 'contains')).toBe(true);
  expect(has(`${longest}${longest} stop`, 'stop', 'contains')).toBe(false);
});

describe('the punctuation around a text', () => {
  test('is taken away from both ends, and a text of nothing else stays', () => {
    const around = /^[\p{P}\s]+|[\p{P}\s]+$/gu;
    const piece = fc.constantFrom('a', '!', ' ', '\u3000', '…', '𐄀', '👍', '\ud83d', '\udc4d', '$', 'é');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(withoutEdges(text)).toBe(text.replace(around, '') || text);
      }),
      { numRuns: 2_000 },
    );
  });

  // With one more step for each character before it, this would take the better part of an hour.
  test('may be very long, also inside the text', () => {
    const dots = '.'.repeat(3_000_000);
    expect(withoutEdges(`${dots}a${dots}b${dots}`)).toBe(`a${dots}b`);
  });
});
