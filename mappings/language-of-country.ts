import { languageChoices } from '../whatsapp/language.js';

/**
 * The language of templates that most people of a country read, `zh_TW` for `TW`; null for a country without one
 * (Unicode CLDR: likely subtags). A guess, for records that name no language.
 */
export function languageOf(country: string | null): string | null {
  if (country === null || !/^[A-Z]{2}$/.test(country)) return null;
  const { language } = new Intl.Locale(`und-${country}`).maximize();
  const code = [`${language}_${country}`, language].find((written) =>
    Object.hasOwn(languageChoices, written),
  );
  return code ?? null;
}
