import { getCountries } from 'libphonenumber-js/max';
import { countryChoices, countryCode, countryName } from '../../../whatsapp/phone/country.js';

describe('the countries to choose from', () => {
  it('are shown by name with their calling code', () => {
    expect(countryChoices).toMatchObject({ GB: 'United Kingdom (+44)', BR: 'Brazil (+55)' });
  });

  it('are in the order of the alphabet', () => {
    const names = Object.values(countryChoices);
    expect(names[0]).toMatch(/^Afghanistan/);
    expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'en')));
  });
});

test('every country is known by its letters, by its name and as an entry of the list', () => {
  for (const code of getCountries()) {
    for (const written of [code, ` ${code.toLowerCase()} `, countryName(code), countryChoices[code]]) {
      expect([written, countryCode(written ?? '')]).toEqual([written, code]);
    }
  }
});

test.each([
  ['UK', 'GB'],
  ['U.S.A.', 'US'],
  ['The United States of America', 'US'],
  ['Deutschland', 'DE'],
  ['brasil', 'BR'],
  ['Turkey', 'TR'],
  ['Cote d’Ivoire', 'CI'],
  ['臺灣', 'TW'],
  ['台湾', 'TW'],
  ['Taiwan, Province of China', 'TW'],
  ['Bosnia and Herzegovina', 'BA'],
  ['Hong Kong', 'HK'],
  ['Korea, Republic of', 'KR'],
  ['Korea, Democratic People’s Republic of', null],
  ['Atlantis', null],
  ['', null],
  [', (', null],
])('a CRM’s %j is %s', (written, code) => {
  expect(countryCode(written)).toBe(code);
});
