import { startCrm, type CrmKind, type CrmOptions } from '../../../lab/crm/crm.js';
import { crmApp } from '../../../lab/crm/zapier-app.js';
import { Connection } from '../../../lab/zapier/connection.js';
import { Editor } from '../../../lab/zapier/editor.js';
import type { Data } from '../../../lab/zapier/app-call.js';
import type { StepKind } from '../../../lab/zapier/definition.js';

function start(kind: CrmKind, options: CrmOptions = {}) {
  const crm = startCrm(kind, options);
  const app = crmApp(crm);
  const editor = (step: StepKind, key: string) => new Editor(app, new Connection(app, {}), step, key);
  /** Runs a step with what a person filled in. */
  const run = async (step: StepKind, key: string, filled: Data) => {
    const { inputData } = await editor(step, key).resolve(filled);
    return editor(step, key).run('perform', { inputData });
  };
  return { crm, editor, run };
}

const custom = (type: string, more: object = {}) => ({ label: 'Custom', type, ...more });

describe('the steps', () => {
  test('ask for the object first, then show its fields that can be written', async () => {
    const { editor } = start('salesforce');
    const create = editor('creates', 'create_record');
    const keys = async (filled: Data) => (await create.fields(filled)).map(({ key }) => key);
    expect(await keys({})).toEqual(['object']);
    expect(await keys({ object: 'Contact' })).toEqual(expect.arrayContaining(['object', 'MobilePhone']));
    expect(await keys({ object: 'Contact' })).not.toContain('Name');
    expect((await create.dropdown('object')).options).toContainEqual({ value: 'Contact', label: 'Contact' });
  });

  test('refuse a field that the CRM does not have', async () => {
    const { editor } = start('zoho');
    const create = editor('creates', 'create_record');
    await expect(create.resolve({ object: 'Contacts', MobilePhone: '1' })).rejects.toThrow('"MobilePhone"');
  });

  test('leave out what was left empty, so that it clears nothing', async () => {
    const { crm, run } = start('hubspot');
    const { hs_object_id: record_id } = crm.create('contacts', { firstname: 'Mei' });
    await run('creates', 'update_record', { object: 'contacts', record_id, firstname: '', lastname: 'Chen' });
    expect(crm.records('contacts')).toMatchObject([{ firstname: 'Mei', lastname: 'Chen' }]);
  });

  test('find a record, or create it', async () => {
    const { crm, run } = start('hubspot');
    const search = { object: 'contacts', search_field: 'mobilephone', search_value: '+886912345678' };
    expect(await run('searches', 'find_record', search)).toEqual([]);
    const filled = { ...search, mobilephone: '+886912345678', firstname: 'Mei' };
    const created = await run('searches', 'find_or_create_record', filled);
    const found = await run('searches', 'find_or_create_record', { ...filled, firstname: 'Other' });
    expect(found).toEqual(created);
    expect(crm.records('contacts')).toHaveLength(1);
  });

  test('find the record of the first of several values that has one', async () => {
    const { crm, run } = start('salesforce');
    crm.create('Contact', { LastName: 'Chen', MobilePhone: '0912 345 678' });
    const search = { object: 'Contact', search_field: 'MobilePhone' };
    const forms = ['+886912345678', '0912 345 678'];
    expect(await run('searches', 'find_record', { ...search, search_value: forms })).toMatchObject([
      { LastName: 'Chen' },
    ]);
    expect(await run('searches', 'find_record', { ...search, search_value: forms.slice(0, 1) })).toEqual([]);
  });

  test('end with what the CRM said', async () => {
    const { run } = start('salesforce');
    await expect(run('creates', 'create_record', { object: 'Lead', LastName: 'Chen' })).rejects.toThrow(
      'Required fields are missing: [Company]',
    );
  });
});

describe('values on the way in', () => {
  test('HubSpot gets text', async () => {
    const { run } = start('hubspot', { customFields: { contacts: { score: custom('number') } } });
    expect(await run('creates', 'create_record', { object: 'contacts', score: 3 })).toMatchObject({
      score: '3',
    });
  });

  test('Salesforce gets checkboxes and numbers', async () => {
    const { run } = start('salesforce');
    const filled = {
      object: 'Opportunity',
      Name: 'Order',
      StageName: 'Prospecting',
      CloseDate: '2026-05-01',
      Amount: 'NT$1500',
    };
    expect(await run('creates', 'create_record', filled)).toMatchObject({ Amount: 1500 });
    const contact = { object: 'Contact', LastName: 'Chen', DoNotCall: 'no' };
    expect(await run('creates', 'create_record', contact)).toMatchObject({ DoNotCall: false });
  });

  test('Zoho gets checkboxes, lists, and tags by their names', async () => {
    const { run } = start('zoho', { customFields: { Contacts: { Topics: custom('multiselectpicklist') } } });
    const filled = {
      object: 'Contacts',
      Last_Name: 'Chen',
      Email_Opt_Out: 'yes',
      Topics: ['a', 'b'],
      Tag: ['VIP', 'TW'],
    };
    expect(await run('creates', 'create_record', filled)).toMatchObject({
      Email_Opt_Out: true,
      Topics: ['a', 'b'],
      Tag: [{ name: 'VIP' }, { name: 'TW' }],
    });
  });
});

describe('records on the way out', () => {
  test('HubSpot: by property name from a step, as in the API from the trigger', async () => {
    const { crm, run } = start('hubspot');
    const created = (await run('creates', 'create_record', { object: 'contacts', firstname: 'Mei' })) as Data;
    expect(created).toMatchObject({ id: created.hs_object_id, firstname: 'Mei' });
    expect(await run('triggers', 'updated_record', { object: 'contacts' })).toEqual([
      {
        id: created.id,
        properties: crm.records('contacts')[0],
        createdAt: created.createdate,
        updatedAt: created.lastmodifieddate,
        archived: false,
      },
    ]);
  });

  test('Salesforce: a custom field comes apart at its double underscore', async () => {
    const customFields = { Contact: { WhatsApp_Tags__c: custom('string'), ns__Vip__c: custom('boolean') } };
    const { run } = start('salesforce', { customFields });
    const filled = { object: 'Contact', LastName: 'Chen', WhatsApp_Tags__c: 'VIP' };
    expect(await run('creates', 'create_record', filled)).toMatchObject({
      LastName: 'Chen',
      WhatsApp_Tags: { c: 'VIP' },
      ns: { Vip: { c: false } },
    });
  });
});

describe('the trigger', () => {
  test('gives every change, newest first, or only those of one field', async () => {
    const { crm, run } = start('zoho');
    const { id } = crm.create('Deals', { Deal_Name: 'Order 17', Stage: 'Qualification' });
    crm.update('Deals', String(id), { Amount: 1500, Stage: 'Qualification' });
    crm.update('Deals', String(id), { Stage: 'Closed Won' });
    const stages = async (filled: Data) =>
      ((await run('triggers', 'updated_record', { object: 'Deals', ...filled })) as Data[]).map(
        ({ Stage }) => Stage,
      );
    expect(await stages({})).toEqual(['Closed Won', 'Qualification', 'Qualification']);
    expect(await stages({ changed_field: 'Stage' })).toEqual(['Closed Won', 'Qualification']);
  });
});
