import { startCrm, type Crm } from '../../../lab/crm/crm.js';
import { refusal } from './refusal.js';

let crm: Crm;

beforeEach(() => {
  crm = startCrm('zoho', {
    customFields: {
      Contacts: {
        WhatsApp_ID: { label: 'WhatsApp ID', type: 'text', length: 20, unique: true },
        WhatsApp_Opt_In: { label: 'WhatsApp Opt In', type: 'boolean' },
        WhatsApp_Tags: { label: 'WhatsApp Tags', type: 'multiselectpicklist', length: 25 },
        Last_WhatsApp_Inbound: { label: 'Last WhatsApp Inbound', type: 'datetime' },
        WhatsApp_Status: {
          label: 'WhatsApp Status',
          type: 'picklist',
          values: ['Sent', 'Read'],
          restricted: true,
        },
      },
    },
  });
});

const contact = (values: Record<string, unknown> = {}) =>
  crm.create('Contacts', { Last_Name: 'Chen', ...values });
const idOf = (record: Record<string, unknown>) => String(record.id);

describe('records', () => {
  test('have long ids of digits and the full name', () => {
    expect(contact({ First_Name: 'Mei' })).toMatchObject({
      id: expect.stringMatching(/^\d{19}$/) as string,
      Full_Name: 'Mei Chen',
      Mobile: null,
      WhatsApp_Opt_In: false,
      Created_Time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/) as string,
    });
  });

  test('keep a value that an open picklist does not have, and lists as lists', () => {
    expect(contact({ Lead_Source: 'WhatsApp', WhatsApp_Tags: ['VIP', 'TW'] })).toMatchObject({
      Lead_Source: 'WhatsApp',
      WhatsApp_Tags: ['VIP', 'TW'],
    });
  });

  test('null clears a field', () => {
    const id = idOf(contact({ Mobile: '+886912345678' }));
    expect(crm.update('Contacts', id, { Mobile: null }).Mobile).toBeNull();
  });
});

describe('refusals', () => {
  test.each<[string, Record<string, unknown>, string, object]>([
    ['a field that is not there', { MobilePhone: '1' }, 'INVALID_DATA', {}],
    ['a field that Zoho writes', { Full_Name: 'Mei' }, 'NO_PERMISSION', {}],
    ['a text longer than the field', { Mobile: '1'.repeat(31) }, 'INVALID_DATA', { maximum_length: 30 }],
    ['a number where a text goes', { Mobile: 886912345678 }, 'INVALID_DATA', { expected_data_type: 'phone' }],
    ['a yes in words', { WhatsApp_Opt_In: 'true' }, 'INVALID_DATA', { expected_data_type: 'boolean' }],
    [
      'a time in UTC form',
      { Last_WhatsApp_Inbound: '2023-11-14T22:13:20.000Z' },
      'INVALID_DATA',
      { expected_data_type: 'datetime' },
    ],
    ['a day that is none', { Date_of_Birth: '2023-02-41' }, 'INVALID_DATA', { expected_data_type: 'date' }],
    [
      'choices joined in a text',
      { WhatsApp_Tags: 'VIP;TW' },
      'INVALID_DATA',
      { expected_data_type: 'jsonarray' },
    ],
    [
      'a choice longer than the field',
      { WhatsApp_Tags: ['x'.repeat(26)] },
      'INVALID_DATA',
      { maximum_length: 25 },
    ],
    ['a choice that a restricted picklist does not have', { WhatsApp_Status: 'read' }, 'INVALID_DATA', {}],
    ['an e-mail address without a host', { Email: 'mei' }, 'INVALID_DATA', { expected_data_type: 'email' }],
    ['a lookup of nothing', { Account_Name: { id: '1' } }, 'INVALID_DATA', {}],
    [
      'a lookup without an id',
      { Account_Name: { name: 'Acme' } },
      'INVALID_DATA',
      { expected_data_type: 'jsonobject' },
    ],
  ])('%s', (_case, values, code, details) => {
    const { message, ...told } = refusal(() => contact(values));
    expect(told).toEqual({ code, field: Object.keys(values)[0] });
    expect(JSON.parse(message.slice(message.indexOf('{')))).toMatchObject(details);
    expect(crm.records('Contacts')).toEqual([]);
  });

  test('a number with decimals or in words', () => {
    const lead = { Last_Name: 'Chen', Company: 'WhatsApp' };
    expect(refusal(() => crm.create('Leads', { ...lead, No_of_Employees: 1.5 })).field).toBe(
      'No_of_Employees',
    );
    expect(refusal(() => crm.create('Leads', { ...lead, Annual_Revenue: '1500' })).field).toBe(
      'Annual_Revenue',
    );
    expect(crm.create('Leads', { ...lead, Annual_Revenue: 1500.5 }).Annual_Revenue).toBe(1500.5);
  });

  test('a record without a required field', () => {
    expect(refusal(() => crm.create('Leads', { Last_Name: 'Chen' }))).toMatchObject({
      code: 'MANDATORY_NOT_FOUND',
      field: 'Company',
    });
  });

  test('a second record with a unique number', () => {
    contact({ WhatsApp_ID: '886912345678' });
    expect(refusal(() => contact({ WhatsApp_ID: '886912345678' }))).toMatchObject({
      code: 'DUPLICATE_DATA',
      field: 'WhatsApp_ID',
    });
  });

  test('a module or a record that is not there', () => {
    expect(refusal(() => crm.records('People')).code).toBe('INVALID_MODULE');
    expect(refusal(() => crm.update('Contacts', '1', {})).code).toBe('INVALID_DATA');
  });
});

describe('tags', () => {
  test('are objects with a name, and replace one another', () => {
    const id = idOf(contact({ Tag: [{ name: 'VIP' }] }));
    expect(crm.update('Contacts', id, { Tag: [{ name: 'TW', color_code: null }] }).Tag).toEqual([
      { name: 'TW' },
    ]);
  });

  test('are at most ten of 25 characters', () => {
    const named = (count: number, name: string) =>
      Array.from({ length: count }, (_none, at) => ({ name: `${name}${at}` }));
    expect(refusal(() => contact({ Tag: ['VIP'] })).message).toContain('jsonarray');
    expect(refusal(() => contact({ Tag: named(1, 'x'.repeat(25)) })).message).toContain(
      '"maximum_length":25',
    );
    expect(refusal(() => contact({ Tag: named(11, 't') })).code).toBe('LIMIT_EXCEEDED');
    expect(contact({ Tag: named(10, 't') }).Tag).toHaveLength(10);
  });
});

describe('a note', () => {
  test('hangs on a record that the parent names with its module', () => {
    const id = idOf(contact());
    const api = { module: { api_name: 'Contacts' }, id };
    expect(crm.create('Notes', { Note_Content: 'Hi', Parent_Id: api }).Parent_Id).toEqual({
      name: 'Chen',
      id,
    });
    expect(
      crm.create('Notes', { Note_Content: 'Hi', Parent_Id: id, $se_module: 'Contacts' }).Parent_Id,
    ).toEqual({
      name: 'Chen',
      id,
    });
  });

  test('needs the module, and a parent in it', () => {
    const Parent_Id = idOf(contact());
    expect(refusal(() => crm.create('Notes', { Note_Content: 'Hi', Parent_Id })).field).toBe('$se_module');
    expect(
      refusal(() => crm.create('Notes', { Note_Content: 'Hi', Parent_Id, $se_module: 'Leads' })),
    ).toMatchObject({
      code: 'INVALID_DATA',
      field: 'Parent_Id',
    });
  });
});
