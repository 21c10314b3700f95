import { startCrm } from '../../../lab/crm/crm.js';
import { customFieldsOfMapping } from '../../../lab/crm/custom-fields.js';
import { mappedInput } from '../../../lab/crm/mapped-input.js';
import { pickedInput } from '../../../lab/crm/picked-input.js';
import { refusal } from './refusal.js';

describe('the custom fields that the mapping names', () => {
  test('are created as it describes them', () => {
    expect(customFieldsOfMapping('salesforce').Contact).toMatchObject({
      WhatsApp_Id__c: { type: 'string', length: 20, unique: true },
      WhatsApp_Opt_In__c: { type: 'boolean' },
      WhatsApp_Tags__c: { type: 'multipicklist' },
      WhatsApp_Last_Inbound_At__c: { type: 'datetime' },
      WhatsApp_Status__c: { type: 'picklist', values: expect.arrayContaining(['Sent', 'Read']) as string[] },
    });
    expect(customFieldsOfMapping('zoho').Contacts).toMatchObject({
      WhatsApp_ID: { type: 'text', length: 255, unique: true },
      WhatsApp_Tags: { type: 'multiselectpicklist' },
    });
  });

  test('are added to those of the CRM', () => {
    const crm = startCrm('hubspot', { customFields: customFieldsOfMapping('hubspot') });
    crm.create('contacts', { firstname: 'Mei', whatsapp_wa_id: '1', whatsapp_tags: ';vip;tw' });
    expect(crm.records('contacts')).toMatchObject([{ firstname: 'Mei', whatsapp_tags: 'vip;tw' }]);
    expect(refusal(() => crm.create('contacts', { whatsapp_wa_id: '1' })).code).toBe('CONFLICT');
    expect(refusal(() => crm.create('contacts', { whatsapp_status: 'Read' })).code).toBe('INVALID_OPTION');
  });
});

describe('what a person fills in', () => {
  test('is each output in the field of its name, and the names of tags', () => {
    expect(mappedInput('zoho', 'contact', 'contact', 'create')).toMatchObject({
      object: 'Contacts',
      Last_Name: '{{trigger.zoho_contact_Last_Name}}',
      Tag: '{{trigger.zoho_contact_Tag.name}}',
    });
  });

  test('leaves what people set alone when a record is changed', () => {
    const input = mappedInput('salesforce', 'contact', 'message', 'update');
    expect(input).toHaveProperty('WhatsApp_Id__c');
    expect(input).not.toHaveProperty('MobilePhone');
    expect(input).not.toHaveProperty('LastName');
  });

  test('is not made for an object that the mapping does not have', () => {
    expect(() => mappedInput('hubspot', 'company', 'message', 'create')).toThrow('no object "company"');
  });
});

describe('what a person picks for our actions', () => {
  const picked = (
    kind: 'hubspot' | 'salesforce' | 'zoho',
    keys: string[],
    step: string,
    object = 'contact',
  ) => {
    const crm = startCrm(kind, { customFields: customFieldsOfMapping(kind) });
    return pickedInput(
      crm,
      object,
      keys.map((key) => ({ key })),
      step,
    );
  };

  test('is the field of the same name, where the trigger of the CRM has it', () => {
    expect(picked('hubspot', ['to', 'hubspot_contact_phone'], 'trigger')).toEqual({
      hubspot_contact_phone: '{{trigger.properties.phone}}',
    });
    expect(picked('salesforce', ['salesforce_contact_WhatsApp_Tags_c'], 'trigger')).toEqual({
      salesforce_contact_WhatsApp_Tags_c: '{{trigger.WhatsApp_Tags.c}}',
    });
    expect(picked('zoho', ['zoho_contact_Tag', 'zoho_contact_Mobile'], 'trigger')).toEqual({
      zoho_contact_Tag: '{{trigger.Tag.name}}',
      zoho_contact_Mobile: '{{trigger.Mobile}}',
    });
  });

  test('or where a search has it', () => {
    expect(picked('hubspot', ['hubspot_contact_phone'], 'found')).toEqual({
      hubspot_contact_phone: '{{found.phone}}',
    });
  });

  test('is not made for an object that the mapping does not have', () => {
    expect(() => picked('hubspot', [], 'trigger', 'company')).toThrow('no object "company"');
  });
});
