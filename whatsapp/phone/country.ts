import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  type CountryCode,
} from 'libphonenumber-js/max';

const englishNames = new Intl.DisplayNames('en', { type: 'region' });

/** The English name of a country: `United Kingdom` for `GB`. */
export function countryName(code: string): string {
  return englishNames.of(code) ?? code;
}

/** Every country with its calling code, by name: `{ GB: 'United Kingdom (+44)' }`. */
export const countryChoices: Record<string, string> = Object.fromEntries(
  getCountries()
    .map((code) => [code, `${countryName(code)} (+${getCountryCallingCode(code)})`] as const)
    .sort(([, one], [, other]) => one.localeCompare(other, 'en')),
);

/**
 * Reads a country as a person or a CRM writes it: two letters, its name in one of the languages below, or an entry
 * of `countryChoices`. Null when no country is meant, or when it could be one of several.
 */
export function countryCode(written: string): CountryCode | null {
  const code = written.trim().toUpperCase();
  if (isSupportedCountry(code)) return code;
  // What follows a comma or bracket explains the name: “Bolivia, Plurinational State of”.
  const [name = ''] = written.split(/[,(]/, 1);
  return byName().get(folded(written)) ?? byName().get(folded(name)) ?? null;
}

/** The languages in which a CRM's country field is mostly kept. Where two share a name, the first one decides. */
const languages = [
  'en',
  'de',
  'es',
  'fr',
  'it',
  'pt',
  'nl',
  'pl',
  'tr',
  'id',
  'zh',
  'zh-Hant',
  'ja',
  'ko',
  'ar',
];

/** Names in use that no list of names has. */
const otherNames: Record<string, CountryCode> = {
  america: 'US',
  'united states of america': 'US',
  usa: 'US',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  'great britain': 'GB',
  臺灣: 'TW',
  uae: 'AE',
  holland: 'NL',
  'czech republic': 'CZ',
  turkey: 'TR',
  burma: 'MM',
  swaziland: 'SZ',
  macedonia: 'MK',
  'ivory coast': 'CI',
  'viet nam': 'VN',
  'russian federation': 'RU',
  'republic of korea': 'KR',
  'korea republic of': 'KR',
  'lao people s democratic republic': 'LA',
  'syrian arab republic': 'SY',
  'brunei darussalam': 'BN',
  'congo the democratic republic of the': 'CD',
};

let known: Map<string, CountryCode> | undefined;

/** Made at the first use: most numbers come without a country. */
function byName(): Map<string, CountryCode> {
  if (known) return known;
  known = new Map(Object.entries(otherNames));
  for (const language of languages) {
    for (const style of ['long', 'short'] as const) {
      const inLanguage = new Intl.DisplayNames(language, { type: 'region', style });
      for (const code of getCountries()) {
        const name = folded(inLanguage.of(code) ?? code);
        if (!known.has(name)) known.set(name, code);
      }
    }
  }
  return known;
}

/** Without accents, capitals and marks, which people set as they like. */
function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\./g, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}
