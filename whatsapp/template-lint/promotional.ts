import type { TemplateDraft } from '../template-draft.js';
import { warning, type Breach, type Input } from './breach.js';
import { WORDING } from './promotional-wording.js';

/** `25% off`, `-30 %`, `25OFF`: a price cut in figures. */
const PRICE_CUT =
  /\d+\s*%\s*(off|de (descuento|desconto)|de (remise|reduction)|rabatt|di sconto|korting|indirim)|[-−]\s?\d{1,2}\s?%|\b\d{1,2}off\b/i;

/** Promotional wording in a utility template: Meta rejects such templates, or makes them marketing. */
export function promotionalBreaches(draft: TemplateDraft): Breach[] {
  if (draft.category.trim().toUpperCase() !== 'UTILITY') return [];
  return textsIn(draft).flatMap(([input, text]) => {
    const found = promotionalWords(text, draft.language);
    return found.length === 0
      ? []
      : [
          warning(
            input,
            `sounds like an advertisement (${found.map((word) => `“${word}”`).join(', ')}). Meta may reject it or make it marketing: word it plainly, or choose the category Marketing.`,
          ),
        ];
  });
}

/** The promotional words of a text in its language and in English, each once. */
function promotionalWords(text: string, language: string): string[] {
  const plain = folded(text);
  const [tongue = ''] = language.trim().toLowerCase().split(/[-_]/);
  const known = new Set([...(WORDING[tongue] ?? []), ...(WORDING['en'] ?? [])]);
  const words = [...known].filter((word) => holds(plain, folded(word)));
  const cut = PRICE_CUT.exec(plain)?.[0];
  return [...words, ...(cut ? [cut.trim()] : [])];
}

/** The word as a whole: not `deal` in `ideal`. */
function holds(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text.slice(0, at).at(-1) ?? '';
    const after = text.charAt(at + word.length);
    if (!/[\p{L}\p{M}\p{N}]/u.test(before) && !/[\p{L}\p{M}\p{N}]/u.test(after)) return true;
  }
  return false;
}

/** Small letters without accents: nobody writes them alike. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
}

function textsIn(draft: TemplateDraft): [Input, string][] {
  const { body = '', buttons = [], cards = [], examples = {}, footer = '', header } = draft;
  return [
    [
      { key: 'header', label: 'Header' },
      [header?.text, header?.format.toUpperCase() === 'TEXT' && header.example].filter(Boolean).join(' '),
    ],
    [{ key: 'body', label: 'Body' }, [body, ...Object.values(examples)].join(' ')],
    [{ key: 'footer', label: 'Footer' }, footer],
    ...buttons.map(({ text = '' }, index): [Input, string] => [
      { key: `button_${index}`, label: `Button ${index + 1}` },
      text,
    ]),
    ...cards.map(({ body: cardBody = '' }, index): [Input, string] => [
      { key: `card_${index + 1}_body`, label: `Card ${index + 1} · Body` },
      cardBody,
    ]),
  ];
}
