import fc from 'fast-check';
import { getCountries, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { parsePhone } from '../../../whatsapp/phone.js';
import { phoneForms } from '../../../whatsapp/phone/forms.js';
import { storedPhone } from '../../../whatsapp/phone/stored.js';
import { subscriberKey } from '../../../whatsapp/phone/subscriber.js';

const mobiles = getCountries().flatMap((country) => getExampleNumber(country, examples) ?? []);

describe('the forms of a number in a CRM', () => {
  test('are E.164, then as people write it, then digits', () => {
    expect(phoneForms('447400123456')).toEqual([
      '+447400123456',
      '+44 7400 123456',
      '07400 123456',
      '07400123456',
      '447400123456',
      '7400123456',
    ]);
  });

  test('in Brazil are with and without the 9, whichever was given', () => {
    const forms = phoneForms('554187654321');
    expect(forms.slice(0, 4)).toEqual([
      '+5541987654321',
      '+554187654321',
      '+55 41 98765 4321',
      '+55 41 8765 4321',
    ]);
    expect(forms).toEqual(expect.arrayContaining(['41987654321', '4187654321', '(41) 98765-4321']));
    expect(phoneForms('+5541987654321')).toEqual(forms);
  });

  test('in Mexico are without and with the old 1', () => {
    const forms = phoneForms('5215512345678');
    expect(forms.slice(0, 2)).toEqual(['+525512345678', '+5215512345678']);
    expect(forms).toEqual(expect.arrayContaining(['5215512345678', '5512345678', '55 1234 5678']));
    expect(phoneForms('525512345678')).toEqual(forms);
  });

  test('in Argentina begin with the one that was given: the other may be somebody else’s', () => {
    expect(phoneForms('5491123456789').slice(0, 2)).toEqual(['+5491123456789', '+541123456789']);
    expect(phoneForms('541123456789').slice(0, 2)).toEqual(['+541123456789', '+5491123456789']);
    expect(phoneForms('5491123456789')).toContain('011 15-2345-6789');
  });

  test.each([
    ['an Italian land line', '390612345678', '0612345678'],
    ['Benin', '2290195123456', '0195123456'],
    ['Congo', '242061234567', '061234567'],
    ['Ivory Coast', '2250123456789', '0123456789'],
    ['Gabon', '24106031234', '06031234'],
  ])('keep the 0 that belongs to the number: %s', (_, waId, national) => {
    const forms = phoneForms(waId);
    expect(forms).toContain(national);
    expect(forms).not.toContain(national.slice(1));
  });

  test.each(['', 'GB.13491208655302741918', 'Ada', '12'])('are none for %j', (text) => {
    expect(phoneForms(text)).toEqual([]);
    expect(storedPhone(text)).toBeNull();
  });

  test('of a number of no country are E.164 and digits', () => {
    expect(phoneForms('9991234567')).toEqual(['+9991234567', '9991234567']);
  });
});

test.each([
  ['554187654321', '+5541987654321'],
  ['+5541987654321', '+5541987654321'],
  ['554133334444', '+554133334444'],
  ['5215512345678', '+525512345678'],
  ['525512345678', '+525512345678'],
  ['5491123456789', '+5491123456789'],
  ['541123456789', '+541123456789'],
  ['390612345678', '+390612345678'],
  ['886912345678', '+886912345678'],
])('a CRM keeps %s as %s', (waId, stored) => {
  expect(storedPhone(waId)).toBe(stored);
});

describe('of a mobile of any country', () => {
  test('the forms begin with the one to store, none comes twice, and all with a plus sign are one subscriber’s', () => {
    for (const { number } of mobiles) {
      const forms = phoneForms(number);
      expect([forms[0], new Set(forms).size]).toEqual([storedPhone(number), forms.length]);
      for (const form of forms.filter((one) => /^\+\d+$/.test(one))) {
        expect([form, subscriberKey(form)]).toEqual([form, subscriberKey(number)]);
        expect(new Set(phoneForms(form))).toEqual(new Set(forms));
      }
      expect(forms).toContain(number.slice(1));
    }
  });

  test('each form is read as that number, or as another form of it', () => {
    for (const { number, country } of mobiles) {
      for (const form of phoneForms(number)) {
        const read = parsePhone(form, country);
        expect([form, read.ok && subscriberKey(read.e164)]).toEqual([form, subscriberKey(number)]);
      }
    }
  });
});

test('anything gives forms without being thrown at, and what is stored stays as it is', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^\+?(?:52|54|55)?\d{0,16}$/),
    fc.stringMatching(/^\+[\d ()-]{0,20}$/),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const stored = storedPhone(text);
      expect(phoneForms(text)[0] ?? null).toBe(stored);
      if (stored) expect(storedPhone(stored)).toBe(stored);
    }),
  );
});
