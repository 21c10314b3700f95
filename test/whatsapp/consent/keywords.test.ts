import { consentWords, type ConsentWords } from '../../../whatsapp/consent/keywords.js';
import { folded } from '../../../whatsapp/keyword.js';

const languages = Object.entries(consentWords);
const all = (meaning: keyof ConsentWords) =>
  new Set(languages.flatMap(([, words]) => (words[meaning] ?? []).map((word) => folded(word))));
const shared = (one: Set<string>, other: Set<string>) => [...one].filter((word) => other.has(word));

test('there are words for everything in every language', () => {
  expect(languages.length).toBeGreaterThanOrEqual(14);
  expect(Object.keys(consentWords)).toEqual(
    expect.arrayContaining('en it es pt de fr nl pl tr ru ar he hi id zh ja ko'.split(' ')),
  );
  for (const [, words] of languages) {
    for (const list of Object.values(words) as string[][]) {
      expect(list.length).toBeGreaterThan(0);
      for (const word of list) expect(word).toBe(word.trim());
      expect(list).not.toContain('');
    }
  }
});

test('no word means the opposite in another language', () => {
  const agrees = new Set([...all('subscribe'), ...all('start'), ...all('yes')]);
  expect(shared(all('stop'), agrees)).toEqual([]);
  expect(shared(all('no'), agrees)).toEqual([]);
});

test('what is said about a purchase or a chat is none of them', () => {
  const ordinary = [
    ...['cancel', 'end', 'fine', 'ok', 'okay', 'red', 'hi', 'hello', 'thanks', 'enough', 'bye', 'leave'],
    ...['annulla', 'bene', 'va bene', 'grazie', 'ciao', 'pare', 'fine', 'salve'],
    ...['cancelar', 'bajo', 'gracias', 'hola', 'vale', 'ya', 'alto', 'obrigado', 'encerrar'],
    ...[
      'ende',
      'danke',
      'hallo',
      'gut',
      'dur',
      'annuler',
      'fin',
      'merci',
      'bonjour',
      'plus',
      'einde',
      'bedankt',
    ],
    ...[
      'iptal',
      'tamam',
      'tesekkurler',
      'koniec',
      'anuluj',
      'dziekuje',
      'отмена',
      'хватит',
      'спасибо',
      'привет',
    ],
    ...['توقف', 'شكرا', 'مرحبا', 'תודה', 'שלום', 'די', 'धन्यवाद', 'नमस्ते', 'batal', 'selesai', 'terima kasih'],
    ...[
      '取消',
      '你好',
      '谢谢',
      'td',
      'キャンセル',
      'ありがとう',
      '解除',
      '취소',
      '그만',
      '감사합니다',
      'huy',
      'dung',
      'ยกเลิก',
    ],
  ];
  // `ya` is the Indonesian yes, `pare` a Portuguese stop: both are what most people mean by it as a whole message.
  const known = new Set(['ya', 'pare']);
  const anyTime = new Set([...all('stop'), ...all('subscribe')]);
  expect(ordinary.filter((word) => anyTime.has(folded(word)) && !known.has(word))).toEqual([]);
});
