/** How many words a text has, also in languages that put no spaces between them. */
export function wordCount(text: string, language: string): number {
  const segments = new Intl.Segmenter(localeOf(language), { granularity: 'word' }).segment(text);
  return [...segments].filter(({ isWordLike }) => isWordLike).length;
}

/** Meta writes `pt_BR` where others write `pt-BR`; an unknown language counts as English. */
function localeOf(language: string): string {
  try {
    return Intl.getCanonicalLocales(language.trim().replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}
