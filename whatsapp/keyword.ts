/** How a keyword is compared with what a customer wrote. */
export type KeywordMatch = 'contains' | 'whole' | 'starts';

/** Accents of Latin, Greek and Cyrillic letters, Arabic vowel signs and the Arabic stretch mark. */
const MARKS =
  /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]|\u0640/g;

/** White space that is not one plain space. */
const GAPS = /\s{2,}|[^\S ]/g;

const EDGES = /^[\p{P}\s]+|[\p{P}\s]+$/gu;

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

/** True when the text has one of the keywords; both must be folded already. */
export function hasKeyword(text: string, keywords: readonly string[], match: KeywordMatch): boolean {
  if (match === 'contains') return keywords.some((keyword) => text.includes(keyword));
  const bareText = withoutEdges(text);
  if (match === 'starts') return keywords.some((keyword) => bareText.startsWith(withoutEdges(keyword)));
  return keywords.some((keyword) => withoutEdges(keyword) === bareText);
}

/** Without the punctuation around it; a text that is nothing but punctuation stays as it is. */
function withoutEdges(text: string): string {
  return text.replace(EDGES, '') || text;
}
