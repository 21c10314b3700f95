import { languageChoices, languageCode } from '../../whatsapp/language.js';

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
