/**
 * The language among those there are in which to write to somebody who reads `wanted`: that one, else the same one of
 * no country or, if there is only one, of another country. Null when there is none. All are as Meta writes them; the
 * same language in another script (`zh_TW`, `zh_CN`) is another.
 */
export function closestLanguage(wanted: string, languages: readonly string[]): string | null {
  if (languages.includes(wanted)) return wanted;
  const same = [...new Set(languages)].filter((language) => isSame(language, wanted));
  const general = same.find((language) => !/[_-]/.test(language));
  return general ?? (same.length === 1 ? (same[0] ?? null) : null);
}

function isSame(one: string, other: string): boolean {
  const [first, second] = [one, other].map(writtenLanguage);
  return first !== null && first === second;
}

/** Language and script, such as `zh-Hant`; null for what is no language. */
function writtenLanguage(code: string): string | null {
  try {
    const { language, script } = new Intl.Locale(code.replaceAll('_', '-')).maximize();
    return `${language}-${script}`;
  } catch {
    return null;
  }
}
