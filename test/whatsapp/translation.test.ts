import fc from 'fast-check';
import { languageChoices } from '../../whatsapp/language.js';
import { closestLanguage } from '../../whatsapp/translation.js';

describe('the language to write in', () => {
  it.each([
    ['en_US', ['en', 'en_GB', 'en_US'], 'en_US'],
    ['en_US', ['en_GB', 'en', 'de'], 'en'],
    ['de_AT', ['en', 'de'], 'de'],
    ['es', ['en', 'es_MX'], 'es_MX'],
    ['pt_PT', ['pt_BR'], 'pt_BR'],
    ['fil', ['fi', 'fil'], 'fil'],
  ])('%s is of %j the closest', (wanted, languages, found) => {
    expect(closestLanguage(wanted, languages)).toBe(found);
  });

  it.each([
    ['another language', 'fr', ['de', 'en']],
    ['one of several countries that are all others', 'es', ['es_MX', 'es_AR']],
    ['another script', 'zh_TW', ['zh_CN']],
    ['a language that begins with the same letters', 'fi', ['fil']],
    ['none', 'fr', []],
  ])('is never %s', (_what, wanted, languages) => {
    expect(closestLanguage(wanted, languages)).toBeNull();
  });

  it('is always one that there is, and the wanted one where it is there', () => {
    const code = fc.oneof(fc.constantFrom(...Object.keys(languageChoices)), fc.string());
    fc.assert(
      fc.property(code, fc.array(code), (wanted, languages) => {
        const found = closestLanguage(wanted, languages);
        if (languages.includes(wanted)) expect(found).toBe(wanted);
        if (found !== null) expect(languages).toContain(found);
      }),
    );
  });
});
