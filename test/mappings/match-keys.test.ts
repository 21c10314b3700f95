import examples from 'libphonenumber-js/examples.mobile.json';
import { getCountries, getExampleNumber } from 'libphonenumber-js/max';
import { crms } from '../../mappings/crm.js';
import { matchKeys, matchOutputs } from '../../mappings/match-keys.js';
import { phoneForms } from '../../whatsapp/phone/forms.js';
import { message } from './items.js';

it('gives the forms of a number one by one, the likeliest first', () => {
  expect(matchKeys('hubspot', 'message', message)).toMatchObject({
    hubspot_find_national_number: '5512345678',
    hubspot_find_phone_1: '+525512345678',
    hubspot_find_phone_2: '+5215512345678',
    hubspot_find_phone_12: null,
  });
});

it.each(crms)('gives exactly its outputs, also without a number: %s', (crm) => {
  const keys = matchOutputs(crm).map(({ key }) => key);
  for (const item of [message, {}, null, { sender_phone: 'Mei' }])
    expect(Object.keys(matchKeys(crm, 'message', item))).toEqual(keys);
  expect(Object.values(matchKeys(crm, 'message', {})).every((value) => value === null)).toBe(true);
});

it('has room for every form of the numbers of every country', () => {
  const outputs = matchOutputs('zoho').length - 1;
  for (const country of getCountries()) {
    const number = getExampleNumber(country, examples)?.number ?? '';
    expect(phoneForms(number).length).toBeLessThanOrEqual(outputs);
  }
});

it('tells HubSpot’s national number of each country', () => {
  for (const country of getCountries()) {
    const example = getExampleNumber(country, examples);
    if (!example || ['BR', 'MX', 'AR'].includes(country)) continue;
    const keys = matchKeys('hubspot', 'contact', { phone: example.number });
    expect(`${country} ${keys['hubspot_find_national_number'] as string}`).toBe(
      `${country} ${example.nationalNumber}`,
    );
  }
});

it.each([
  ['+553187654321', '31987654321'],
  ['+5215512345678', '5512345678'],
  ['+541123456789', '1123456789'],
])('tells HubSpot’s national number of %s as it is stored: %s', (phone, national) => {
  expect(matchKeys('hubspot', 'contact', { phone })['hubspot_find_national_number']).toBe(national);
});
