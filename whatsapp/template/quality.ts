/** Meta's ratings in the words of WhatsApp Manager. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['GREEN', 'high'],
  ['YELLOW', 'medium'],
  ['RED', 'low'],
  ['UNKNOWN', 'not_known'],
]);

/** The quality of a template: high, medium, low or not_known; null when Meta gives none. */
export function qualityOf(score: string | null): string | null {
  return score === null ? null : (WORDS.get(score.toUpperCase()) ?? score.toLowerCase());
}
