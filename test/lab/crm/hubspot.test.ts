import { startCrm, type Crm } from '../../../lab/crm/crm.js';
import { refusal } from './refusal.js';

let crm: Crm;

beforeEach(() => {
  crm = startCrm('hubspot', {
    customFields: {
      contacts: {
        whatsapp_tags: {
          label: 'WhatsApp tags',
          type: 'enumeration',
          values: ['vip', 'tw', 'spring sale'],
          restricted: true,
          multiple: true,
        },
        whatsapp_wa_id: { label: 'WhatsApp ID', type: 'string', unique: true },
        whatsapp_opt_in: { label: 'WhatsApp opt-in', type: 'bool' },
        birthday: { label: 'Birthday', type: 'date' },
        score: { label: 'Score', type: 'number' },
      },
    },
  });
});

const contact = (values: Record<string, unknown> = {}) => crm.create('contacts', values);
const idOf = (record: Record<string, unknown>) => String(record.hs_object_id);
const whatsappMessage = {
  hs_communication_channel_type: 'WHATS_APP',
  hs_communication_logged_from: 'CRM',
  hs_communication_body: 'Hi',
  hs_timestamp: 1_700_000_000_000,
};

describe('records', () => {
  test('are kept as text, unset properties as null, with the forms of a number to search by', () => {
    expect(
      contact({ firstname: 'Mei', phone: '+886912345678', score: 3, whatsapp_opt_in: false }),
    ).toMatchObject({
      firstname: 'Mei',
      lastname: null,
      score: '3',
      whatsapp_opt_in: 'false',
      hs_calculated_phone_number: '+886912345678',
      hs_searchable_calculated_phone_number: '912345678',
      hs_object_id: expect.stringMatching(/^\d+$/) as string,
    });
  });

  test('have the forms of a national number when the country is known', () => {
    const phone = '0912-345-678';
    expect(contact({ phone }).hs_calculated_phone_number).toBeNull();
    const known = contact({ mobilephone: phone, hs_country_region_code: 'TW' });
    expect(known.hs_searchable_calculated_international_mobile_number).toBe('+886912345678');
  });

  test('are found by a property, whatever its case', () => {
    const { hs_object_id: id } = contact({ email: 'Mei@example.com' });
    expect(crm.find('contacts', 'email', 'mei@EXAMPLE.com')).toMatchObject({ hs_object_id: id });
    expect(crm.find('contacts', 'email', 'else@example.com')).toBeNull();
  });

  test('cannot be changed from outside', () => {
    const record = contact({ firstname: 'Mei' });
    record.firstname = 'Changed';
    expect(crm.records('contacts')).toMatchObject([{ firstname: 'Mei' }]);
  });

  test('an empty text clears a property', () => {
    const id = idOf(contact({ firstname: 'Mei' }));
    expect(crm.update('contacts', id, { firstname: '' }).firstname).toBeNull();
  });

  test('two changes never have the same time', () => {
    const id = idOf(contact());
    const times = [1, 2, 3].map((score) => crm.update('contacts', id, { score }).lastmodifieddate);
    expect(new Set(times).size).toBe(3);
  });
});

describe('refusals', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['a property that is not there', { mobile: '1' }, 'PROPERTY_DOESNT_EXIST'],
    ['a property that HubSpot writes', { hs_calculated_phone_number: '+1' }, 'READ_ONLY_VALUE'],
    ['a choice that is not among the options', { lifecyclestage: 'Lead' }, 'INVALID_OPTION'],
    ['one unknown choice among several', { whatsapp_tags: 'vip;gold' }, 'INVALID_OPTION'],
    ['blanks around a choice', { lifecyclestage: ' lead' }, 'LEADING_TRAILING_WHITESPACE'],
    ['a yes that is not true', { whatsapp_opt_in: 'yes' }, 'INVALID_OPTION'],
    ['a number with words', { score: 'three' }, 'INVALID_NUMBER'],
    ['a time in words', { closedate: '1 May 2026' }, 'INVALID_LONG'],
    ['a day at noon', { birthday: '1700000000000' }, 'INVALID_DATE'],
    ['an e-mail address without a host', { email: 'mei' }, 'INVALID_EMAIL'],
    ['an object', { firstname: { first: 'Mei' } }, 'INVALID_JSON'],
  ])('%s', (_case, values, code) => {
    expect(refusal(() => contact(values))).toMatchObject({ code, field: Object.keys(values)[0] });
    expect(crm.records('contacts')).toEqual([]);
  });

  test('name everything that is wrong at once', () => {
    const { message } = refusal(() => contact({ nickname: 'M', score: 'x' }));
    expect(message).toMatch(/^Property values were not valid: \[.*"name":"nickname".*"name":"score"/);
  });

  test('a body longer than HubSpot takes', () => {
    const long = { ...whatsappMessage, hs_communication_body: 'x'.repeat(65_537) };
    expect(refusal(() => crm.create('communications', long)).field).toBe('hs_communication_body');
  });

  test('a record without a required property, or one whose required property is cleared', () => {
    const timeless = { ...whatsappMessage, hs_timestamp: null };
    const wanted = { code: 'VALIDATION_ERROR', field: 'hs_timestamp' };
    expect(refusal(() => crm.create('communications', timeless))).toMatchObject(wanted);
    const id = idOf(crm.create('communications', whatsappMessage));
    expect(refusal(() => crm.update('communications', id, { hs_timestamp: '' }))).toMatchObject(wanted);
  });

  test('a second contact with the same address or unique number, but not the contact itself', () => {
    const first = contact({ email: 'mei@example.com', whatsapp_wa_id: '886912345678' });
    expect(refusal(() => contact({ email: 'MEI@example.com' }))).toMatchObject({
      code: 'CONFLICT',
      message: `Contact already exists. Existing ID: ${idOf(first)}`,
    });
    expect(refusal(() => contact({ whatsapp_wa_id: '886912345678' })).code).toBe('CONFLICT');
    expect(() => crm.update('contacts', idOf(first), { email: 'mei@example.com' })).not.toThrow();
  });

  test('an object or a record that is not there', () => {
    expect(refusal(() => crm.create('people', {})).code).toBe('OBJECT_TYPE_NOT_FOUND');
    expect(refusal(() => crm.update('contacts', '1', {})).code).toBe('OBJECT_NOT_FOUND');
    expect(refusal(() => startCrm('hubspot', { customFields: { people: {} } })).code).toBe(
      'OBJECT_TYPE_NOT_FOUND',
    );
  });
});

describe('several choices', () => {
  test('replace what is there, or add to it with a semicolon in front', () => {
    const id = idOf(contact({ whatsapp_tags: 'vip' }));
    expect(crm.update('contacts', id, { whatsapp_tags: ';tw;vip' }).whatsapp_tags).toBe('vip;tw');
    expect(crm.update('contacts', id, { whatsapp_tags: 'spring sale' }).whatsapp_tags).toBe('spring sale');
  });
});

describe('times', () => {
  test('are milliseconds or ISO with a zone, and read back as ISO in UTC', () => {
    const at = (hs_timestamp: unknown) =>
      crm.create('communications', { ...whatsappMessage, hs_timestamp }).hs_timestamp;
    expect(at('1700000000000')).toBe('2023-11-14T22:13:20.000Z');
    expect(at('2023-11-15T00:13:20+02:00')).toBe('2023-11-14T22:13:20.000Z');
    expect(refusal(() => at('2023-11-14 22:13')).code).toBe('INVALID_LONG');
  });

  test('a day is a day or midnight UTC', () => {
    expect(contact({ birthday: '1699920000000' }).birthday).toBe('2023-11-14');
    expect(contact({ birthday: '2023-11-14' }).birthday).toBe('2023-11-14');
  });
});

describe('associations', () => {
  test('tie a message to contacts that are there, and add to one another', () => {
    const [mei, bo] = [idOf(contact()), idOf(contact())];
    const message = crm.create('communications', { ...whatsappMessage, contactIds: [mei] });
    expect(message.contactIds).toEqual([mei]);
    expect(crm.update('communications', idOf(message), { contactIds: bo }).contactIds).toEqual([mei, bo]);
    expect(refusal(() => crm.update('communications', idOf(message), { contactIds: ['1'] }))).toMatchObject({
      code: 'INVALID_OBJECT_IDS',
      field: 'contactIds',
    });
  });
});
