import { languageOfNumber, languageOfText } from '../../../hub/contacts/language.js';

test.each([
  ['39333123456', 'it'],
  ['886912345678', 'zh'],
  ['5511987654321', 'pt'],
  ['16505551234', 'en'],
  ['79161234567', 'ru'],
  ['380501234567', 'uk'],
])('%s is most likely of somebody who reads %s', (waId, language) => {
  expect(languageOfNumber(waId)).toBe(language);
});

test.each([['41791234567'], ['32470123456'], ['919812345678']])(
  'nobody can tell by the country of %s',
  (waId) => expect(languageOfNumber(waId)).toBeNull(),
);

test.each([
  ['你好', 'zh'],
  ['東京はどこ', 'ja'],
  ['안녕', 'ko'],
  ['สวัสดี', 'th'],
  ['Γειά', 'el'],
  ['Hola', null],
  ['Привет', null],
  ['', null],
])('%s is written in %s', (text, language) => {
  expect(languageOfText(text)).toBe(language);
});
