import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';

const names = new Intl.DisplayNames(['en'], { type: 'region' });

/** Every country with its calling code, by name: `{ GB: 'United Kingdom (+44)' }`. */
export const countryChoices: Record<string, string> = Object.fromEntries(
  getCountries()
    .map(
      (country) => [country, `${names.of(country) ?? country} (+${getCountryCallingCode(country)})`] as const,
    )
    .sort(([, one], [, other]) => one.localeCompare(other, 'en')),
);
