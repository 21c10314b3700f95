import { mapOut } from '../../mappings/map-out.js';

describe('a record is read', () => {
  const expected = {
    values: { first_name: 'Mei', company: 'Acme' },
    crm: { system: 'salesforce', object: 'contact', record: '003000000000001AAA' },
    tags: ['VIP', 'TW'],
  };

  it.each([
    [
      'as the API gives it',
      {
        attributes: { type: 'Contact' },
        Id: '003000000000001AAA',
        FirstName: 'Mei',
        Account: { Name: 'Acme' },
        WhatsApp_Tags__c: 'VIP;TW',
      },
    ],
    [
      'as Zapier flattens it',
      { Id: '003000000000001AAA', FirstName: 'Mei', Account__Name: 'Acme', WhatsApp_Tags__c: 'VIP;TW' },
    ],
    [
      'as Zapier nests it',
      {
        Id: '003000000000001AAA',
        FirstName: 'Mei',
        Account: { Name: 'Acme' },
        WhatsApp_Tags: { c: 'VIP;TW' },
      },
    ],
    [
      'from the inputs of our steps',
      {
        salesforce_contact_Id: '003000000000001AAA',
        salesforce_contact_FirstName: 'Mei',
        salesforce_contact_Account_Name: 'Acme',
        salesforce_contact_WhatsApp_Tags_c: ['VIP', 'TW'],
      },
    ],
  ])('of Salesforce %s', (_how, record) => {
    expect(mapOut('salesforce', record)).toMatchObject(expected);
  });

  it.each([
    ['with its properties inside', { id: '151', properties: { firstname: 'Mei', dealname: 'no' } }],
    ['flattened', { id: 151, properties__firstname: 'Mei' }],
    ['of the old API', { hs_object_id: '151', properties__firstname__value: 'Mei' }],
    ['flat', { hs_object_id: '151', firstname: 'Mei', object: 'contacts' }],
  ])('of HubSpot %s', (_how, record) => {
    expect(mapOut('hubspot', record, { object: 'contact' })).toMatchObject({
      values: { first_name: 'Mei' },
      crm: { system: 'hubspot', object: 'contact', record: '151' },
    });
  });

  it('of Zoho with its related records', () => {
    const record = {
      id: '4150868000000624001',
      Last_Name: 'Chen',
      Account_Name: { name: 'Acme', id: '1' },
      Owner: { name: 'Ann Lee', id: '2' },
      Tag: [{ name: 'VIP', id: '3', color_code: '#57B1FD' }],
    };
    expect(mapOut('zoho', record)).toMatchObject({
      values: { last_name: 'Chen', name: 'Chen', company: 'Acme', agent_name: 'Ann Lee' },
      tags: ['VIP'],
      crm: { object: 'contact', record: '4150868000000624001' },
    });
    expect(
      mapOut('zoho', { ...record, Account_Name: undefined, Account_Name__name: 'Acme' }).values.company,
    ).toBe('Acme');
  });

  it('as what its id says it is, also when its fields fit something else', () => {
    expect(mapOut('salesforce', { Id: '00Q000000000001', MobilePhone: '+886912345678' }).crm?.object).toBe(
      'lead',
    );
  });

  it('without what others name like a field', () => {
    expect(mapOut('hubspot', JSON.parse('{"__proto__": {"firstname": "Mei"}}')).values).toEqual({});
  });
});
