/** How a keyword is compared with what a customer wrote. */
export type KeywordMatch = 'contains' | 'whole' | 'starts';

/** Accents of Latin, Greek and Cyrillic letters, Arabic vowel signs and the Arabic stretch mark. */
const MARKS =
  /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]|\u0640/g;

/** White space that is not one plain space. */
const GAPS = /\s{2,}|[^\S ]/g;

/** What may stand around a word. */
const EDGE = /^[\p{P}\s]$/u;

/** Cloud API: a text has up to 4,096 characters, and an emoji is two in JavaScript. */
const longestText = 8_192;

/** Anything but plain English letters, digits, signs and white space. */
const FOREIGN = /[^ -~\s]/;

/** The text without case, accents and doubled spaces, so that `  ÇA VA` and `ca va` are the same. */
export function folded(text: string): string {
  // Most messages need no more, and thousands come in a second.
  if (!FOREIGN.test(text)) return text.toLowerCase().replace(GAPS, ' ').trim();
  return (
    text
      .normalize('NFKD')
      // Upper case first: only so do ß and ss, and the dotless ı and i, come out the same.
      .toUpperCase()
      .toLowerCase()
      .normalize('NFKD')
      .replace(MARKS, '')
      .replaceAll('ς', 'σ')
      .replace(/[‘’]/g, "'")
      .replace(GAPS, ' ')
      .trim()
  );
}

/** A text, or a keyword, as it is compared. */
export interface Words {
  folded: string;
  /** Without the punctuation around it. */
  bare: string;
}

/** The words of a text; what is longer than WhatsApp allows is not looked at. */
export function wordsOf(text: string): Words {
  const short = folded(text.slice(0, longestText));
  return { folded: short, bare: withoutEdges(short) };
}

/** True when the text has one of the keywords. */
export function hasKeyword(text: Words, keywords: readonly Words[], match: KeywordMatch): boolean {
  if (match === 'contains') return keywords.some((keyword) => text.folded.includes(keyword.folded));
  if (match === 'starts') return keywords.some((keyword) => text.bare.startsWith(keyword.bare));
  return keywords.some((keyword) => keyword.bare === text.bare);
}

/** Without the punctuation and space around it; a text that is nothing else stays as it is. */
export function withoutEdges(text: string): string {
  let start = 0;
  while (start < text.length) {
    const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
    if (!EDGE.test(character)) break;
    start += character.length;
  }
  // Read from the end one character at a time: an expression would start anew at each inner mark.
  let end = text.length;
  while (end > start) {
    const pair = end - start > 1 && (text.codePointAt(end - 2) ?? 0) > 0xffff;
    const character = text.slice(pair ? end - 2 : end - 1, end);
    if (!EDGE.test(character)) break;
    end -= character.length;
  }
  return text.slice(start, end) || text;
}
