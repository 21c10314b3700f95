import { baseLanguage, languageChoices, languageCode } from '../../whatsapp/language.js';

test('a language is known by its code in any spelling, and by its name', () => {
  for (const written of ['en_US', 'en-US', ' EN-us ', 'English (United States)']) {
    expect(languageCode(written)).toBe('en_US');
  }
  expect(languageCode('german')).toBe('de');
});

test('a language that is not known is left to Meta', () => {
  expect(languageCode('tlh')).toBe('tlh');
  expect(languageCode('')).toBe('');
});

test('every language has a name of its own', () => {
  const labels = Object.values(languageChoices);
  expect(new Set(labels).size).toBe(labels.length);
  for (const [code, name] of Object.entries(languageChoices)) expect(name).not.toBe(code);
});

test('languages are sorted by name, so that they are found', () => {
  const [first, second] = Object.values(languageChoices);
  expect([first, second]).toEqual(['Afrikaans', 'Albanian']);
});

test.each([
  ['pt_BR', 'pt'],
  ['de-DE', 'de'],
  ['tlh', 'tlh'],
  ['Portuguese', 'pt'],
  ['Portuguese (Brazil)', 'pt'],
  ['german', 'de'],
])('%s is the language %s', (written, base) => {
  expect(baseLanguage(written)).toBe(base);
});

test.each(['', 'Elvish', 'e'])('%j is no language', (written) => {
  expect(baseLanguage(written)).toBeNull();
});
