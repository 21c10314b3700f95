import { startCrm, type Crm } from '../../../lab/crm/crm.js';
import { fullId } from '../../../lab/crm/salesforce/record-id.js';
import { refusal } from './refusal.js';

let crm: Crm;

beforeEach(() => {
  crm = startCrm('salesforce', {
    customFields: {
      Contact: {
        WhatsApp_Id__c: { label: 'WhatsApp Id', type: 'string', length: 20, unique: true },
        WhatsApp_Tags__c: {
          label: 'WhatsApp Tags',
          type: 'multipicklist',
          values: ['VIP', 'TW'],
          restricted: true,
        },
        WhatsApp_Opt_In__c: { label: 'WhatsApp Opt In', type: 'boolean' },
      },
      Task: { WhatsApp_Status_At__c: { label: 'WhatsApp Status At', type: 'datetime' } },
    },
  });
});

const contact = (values: Record<string, unknown> = {}) =>
  crm.create('Contact', { LastName: 'Chen', ...values });
const idOf = (record: Record<string, unknown>) => String(record.Id);

describe('records', () => {
  test('have 18-character ids of their object, the full name, and no empty checkbox', () => {
    expect(contact({ FirstName: 'Mei' })).toMatchObject({
      Id: expect.stringMatching(/^003[a-zA-Z0-9]{15}$/) as string,
      Name: 'Mei Chen',
      MobilePhone: null,
      WhatsApp_Opt_In__c: false,
    });
  });

  test('have an id of their own each', () => {
    const ids = Array.from({ length: 200 }, () => idOf(contact()));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(fullId(id.slice(0, 15))).toBe(id);
  });

  test('are found by a field, whatever its case', () => {
    contact({ Email: 'Mei@example.com' });
    expect(crm.find('Contact', 'Email', 'mei@example.com')).toMatchObject({ LastName: 'Chen' });
  });

  test('null clears a field', () => {
    const id = idOf(contact({ FirstName: 'Mei' }));
    expect(crm.update('Contact', id, { FirstName: null })).toMatchObject({ FirstName: null, Name: 'Chen' });
  });

  test('keep a value that an open picklist does not have', () => {
    expect(contact({ LeadSource: 'WhatsApp' }).LeadSource).toBe('WhatsApp');
  });

  test('keep several choices as one text', () => {
    expect(contact({ WhatsApp_Tags__c: 'VIP;TW' }).WhatsApp_Tags__c).toBe('VIP;TW');
  });

  test('say whether they are closed', () => {
    const opportunity = { Name: 'Order 17', CloseDate: '2026-05-01' };
    const open = { IsClosed: false, IsWon: false };
    expect(crm.create('Opportunity', { ...opportunity, StageName: 'Prospecting' })).toMatchObject(open);
    const lost = crm.create('Opportunity', { ...opportunity, StageName: 'Closed Lost' });
    expect(lost).toMatchObject({ IsClosed: true, IsWon: false });
    expect(crm.update('Opportunity', idOf(lost), { StageName: 'Closed Won' }).IsWon).toBe(true);
    expect(crm.create('Task', { Status: 'Completed' }).IsClosed).toBe(true);
    expect(crm.create('Task', {}).IsClosed).toBe(false);
  });

  test('a case shows the numbers of its contact, and a case number with its zeros', () => {
    const ContactId = idOf(contact({ MobilePhone: '+886912345678' }));
    expect(crm.create('Case', { ContactId })).toMatchObject({
      ContactMobile: '+886912345678',
      CaseNumber: '00001001',
      Status: 'New',
      IsClosed: false,
    });
  });
});

describe('refusals', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['a field that is not there', { Mobile: '1' }, 'INVALID_FIELD'],
    ['a field that Salesforce writes', { Name: 'Mei Chen' }, 'INVALID_FIELD_FOR_INSERT_UPDATE'],
    ['a text longer than the field', { FirstName: 'x'.repeat(41) }, 'STRING_TOO_LONG'],
    ['an e-mail address without a host', { Email: 'mei' }, 'INVALID_EMAIL_ADDRESS'],
    [
      'a choice that a restricted picklist does not have',
      { WhatsApp_Tags__c: 'VIP;Gold' },
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    ],
    ['a checkbox with a word', { WhatsApp_Opt_In__c: 'yes' }, 'JSON_PARSER_ERROR'],
    ['a day with a time', { Birthdate: '2026-05-01T09:00:00Z' }, 'JSON_PARSER_ERROR'],
    ['a list', { Department: ['a', 'b'] }, 'JSON_PARSER_ERROR'],
    ['an id of another object', { AccountId: '0035g00000Lab00AAA' }, 'MALFORMED_ID'],
    ['an id in words', { OwnerId: 'Ann' }, 'MALFORMED_ID'],
    ['an id of nothing', { AccountId: '0015g00000LabZZAA0' }, 'INVALID_CROSS_REFERENCE_KEY'],
  ])('%s', (_case, values, code) => {
    expect(refusal(() => contact(values))).toMatchObject({ code, field: Object.keys(values)[0] });
    expect(crm.records('Contact')).toEqual([]);
  });

  test('say how long a text may be', () => {
    expect(refusal(() => contact({ MobilePhone: '1'.repeat(41) })).message).toBe(
      `Mobile Phone: data value too large: ${'1'.repeat(41)} (max length=40)`,
    );
  });

  test('a record without its required fields, all named', () => {
    expect(refusal(() => crm.create('Lead', { FirstName: 'Mei' }))).toMatchObject({
      code: 'REQUIRED_FIELD_MISSING',
      message: 'Required fields are missing: [LastName, Company]',
    });
    expect(refusal(() => crm.update('Contact', idOf(contact()), { LastName: null })).field).toBe('LastName');
  });

  test('a second record with a unique number', () => {
    const first = contact({ WhatsApp_Id__c: '886912345678' });
    expect(refusal(() => contact({ WhatsApp_Id__c: '886912345678' }))).toMatchObject({
      code: 'DUPLICATE_VALUE',
      message: expect.stringContaining(idOf(first)) as string,
    });
  });

  test('a kind of task that is set once', () => {
    const id = idOf(crm.create('Task', { TaskSubtype: 'Call' }));
    expect(refusal(() => crm.update('Task', id, { TaskSubtype: 'Task' }))).toMatchObject({
      code: 'INVALID_FIELD_FOR_INSERT_UPDATE',
      field: 'TaskSubtype',
    });
  });

  test('an object or a record that is not there', () => {
    expect(refusal(() => crm.find('Person', 'Name', 'x')).code).toBe('NOT_FOUND');
    expect(refusal(() => crm.update('Contact', '003', {})).code).toBe('NOT_FOUND');
  });
});

describe('a task', () => {
  test('is about a contact or a lead, and has a status and a priority of its own', () => {
    const lead = crm.create('Lead', { LastName: 'Chen', Company: 'WhatsApp' });
    const task = crm.create('Task', { WhoId: idOf(lead).slice(0, 15), Subject: 'WhatsApp in: Hi' });
    expect(task).toMatchObject({
      WhoId: lead.Id,
      Status: 'Not Started',
      Priority: 'Normal',
      TaskSubtype: 'Task',
    });
  });

  test('about a lead has no other record', () => {
    const WhoId = idOf(crm.create('Lead', { LastName: 'Chen', Company: 'WhatsApp' }));
    const WhatId = idOf(crm.create('Case', {}));
    expect(refusal(() => crm.create('Task', { WhoId, WhatId })).code).toBe('FIELD_INTEGRITY_EXCEPTION');
    expect(crm.create('Task', { WhoId: idOf(contact()), WhatId }).WhatId).toBe(WhatId);
  });

  test('takes times with a zone and days without', () => {
    const at = (WhatsApp_Status_At__c: string) =>
      crm.create('Task', { WhatsApp_Status_At__c }).WhatsApp_Status_At__c;
    expect(at('2023-11-14T22:13:20Z')).toBe('2023-11-14T22:13:20.000+0000');
    expect(refusal(() => at('1700000000000')).code).toBe('JSON_PARSER_ERROR');
    expect(crm.create('Task', { ActivityDate: '2023-11-14' }).ActivityDate).toBe('2023-11-14');
  });
});

test('a campaign member is a contact or a lead, whose number it shows', () => {
  const CampaignId = '7015g00000Lab01AAA';
  expect(refusal(() => crm.create('CampaignMember', { CampaignId })).code).toBe('REQUIRED_FIELD_MISSING');
  const ContactId = idOf(contact({ MobilePhone: '+886912345678' }));
  expect(crm.create('CampaignMember', { CampaignId, ContactId, Status: 'Responded' })).toMatchObject({
    MobilePhone: '+886912345678',
    HasResponded: true,
  });
  expect(crm.create('CampaignMember', { CampaignId, ContactId })).toMatchObject({
    Status: 'Sent',
    HasResponded: false,
  });
});

test('the last three characters of an id follow from the others', () => {
  expect(fullId('001D000000IqhSL')).toBe('001D000000IqhSLIAZ');
});
