import fc from 'fast-check';
import nock from 'nock';
import type { Bundle, PlainInputField, PlainOutputField, ZObject } from 'zapier-platform-core';
import { outputFields } from '../../api/steps/output-fields.js';
import { crmNames, crms } from '../../mappings/engine.js';
import consentChanged from '../../triggers/consent_changed.js';
import { consentSample } from '../../triggers/consent-changed/output.js';
import contactSynced from '../../triggers/contact_synced.js';
import { contactWindowSample } from '../../triggers/contact-synced/output.js';
import { CrmMapping } from '../../triggers/crm-mapping/mapping.js';
import type { MappedKind } from '../../triggers/crm-mapping/choice.js';
import { digestSample } from '../../triggers/interaction-digest/output.js';
import interactionDigest from '../../triggers/interaction_digest.js';
import { messageSample } from '../../triggers/new-message/output.js';
import messageStatus from '../../triggers/message_status.js';
import newMessage from '../../triggers/new_message.js';
import { statusSample } from '../../triggers/message-status/output.js';
import type { HubEvent } from '../../whatsapp/event.js';
import { outputKeys } from '../definition.js';
import { messageEvent, statusEvent } from '../events.js';
import { contactItem } from '../records.js';
import { failure, HUB, offline, operationOf, run, WABA } from '../zapier.js';

offline();

const samples: Record<MappedKind, object> = {
  message: messageSample,
  status: statusSample,
  contact: contactWindowSample,
  digest: digestSample,
  consent: consentSample,
};

const steps = {
  new_message: { step: newMessage, kind: 'message' },
  message_status: { step: messageStatus, kind: 'status' },
  contact_synced: { step: contactSynced, kind: 'contact' },
  interaction_digest: { step: interactionDigest, kind: 'digest' },
  consent_changed: { step: consentChanged, kind: 'consent' },
} as const;

const everyStep = Object.entries(steps).map(([key, { step, kind }]) => ({
  key,
  kind,
  operation: operationOf(step),
}));
const everyChoice = everyStep.flatMap((step) => crms.map((crm) => ({ ...step, crm })));

const item = (kind: MappedKind, inputData: object, changes: object = {}, timezone = 'UTC') =>
  new CrmMapping(kind, samples[kind]).added(
    { ...samples[kind], ...changes },
    { inputData, meta: { timezone } },
  ) as Record<string, unknown>;

/** What a step shows for what is filled in: its own fields, and those that are worked out. */
async function fieldsOf<Field>(fields: unknown, inputData: object): Promise<Field[]> {
  const bundle = { inputData, meta: { timezone: 'UTC' } } as unknown as Bundle;
  const found = (fields as unknown[]).map((field) =>
    typeof field === 'function'
      ? (field as (z: ZObject, bundle: Bundle) => unknown)({} as ZObject, bundle)
      : field,
  );
  return (await Promise.all(found)).flat() as Field[];
}

describe.each(everyStep)('the trigger $key', ({ operation, kind }) => {
  const inputs = (inputData: object) => fieldsOf<PlainInputField>(operation['inputFields'], inputData);
  const outputs = (inputData: object) => fieldsOf<PlainOutputField>(operation['outputFields'], inputData);

  it('offers the CRMs, and lines of the user’s own once one is chosen', async () => {
    const crm = (await inputs({})).find(({ key }) => key === 'crm_mapping');
    expect(crm).toMatchObject({
      label: 'CRM Mapping',
      choices: { none: 'None', hubspot: 'HubSpot', salesforce: 'Salesforce', zoho: 'Zoho CRM' },
      default: 'none',
      altersDynamicFields: true,
    });
    const hasLines = async (inputData: object) =>
      (await inputs(inputData)).some(({ key, dict }) => key === 'custom_lines' && dict === true);
    expect(await hasLines({})).toBe(false);
    expect(await hasLines({ crm_mapping: 'none' })).toBe(false);
    expect(await hasLines({ crm_mapping: 'zoho' })).toBe(true);
  });

  it('is as it always was when no CRM is chosen', async () => {
    for (const inputData of [{}, { crm_mapping: 'none' }, { crm_mapping: null }, { crm_mapping: 'other' }]) {
      expect(outputKeys(await outputs(inputData)).sort()).toEqual(Object.keys(samples[kind]).sort());
      expect(item(kind, inputData)).toEqual(samples[kind]);
    }
  });
});

describe.each(everyChoice)('the trigger $key with the mapping of $crm', ({ operation, kind, crm }) => {
  const inputData = { crm_mapping: crm, custom_lines: { 'My Field__c': 'waba_id' } };
  const outputs = () => fieldsOf<PlainOutputField>(operation['outputFields'], inputData);
  const added = async () => (await outputs()).slice(outputFields(staticOutputs(operation)).length);

  it('gives an item with exactly the keys of its outputs, its own first', async () => {
    const keys = Object.keys(item(kind, inputData));
    expect(keys.slice(0, Object.keys(samples[kind]).length)).toEqual(Object.keys(samples[kind]));
    expect(outputKeys(await outputs()).sort()).toEqual([...keys].sort());
  });

  it('gives values of the types of its outputs', async () => {
    const values = item(kind, inputData);
    for (const { key, type, list } of await added()) {
      if (key.includes('[]')) continue;
      const value = values[key];
      if (value === null) continue;
      expect([key, Array.isArray(value)]).toEqual([key, list === true]);
      const wanted = { number: 'number', integer: 'number', boolean: 'boolean' }[String(type)] ?? 'string';
      if (!list) expect([key, typeof value]).toEqual([key, wanted]);
      if (type === 'datetime')
        expect(value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?(Z|[+-]\d\d:\d\d)$/);
    }
  });

  it('shows in its outputs what the sample gives', async () => {
    const values = item(kind, inputData);
    for (const field of await added()) {
      if (!field.key.includes('[]'))
        expect([field.key, field.sample ?? null]).toEqual([field.key, values[field.key]]);
    }
  });

  it('names each field as the CRM does, once, and object by object', async () => {
    const labels = (await added()).map(({ label = '' }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    const ofFields = labels.filter((label) => label !== 'Mapping Notes');
    expect(ofFields.every((label) => label.startsWith(`${crmNames[crm]} · `))).toBe(true);
    const objects = ofFields.map((label) => label.split(' · ')[1]);
    const turns = objects.filter((object, at) => object !== objects[at - 1]);
    expect(turns).toEqual([...new Set(objects)]);
  });

  it('tells what to know before its fields are used, in texts that Zapier takes', async () => {
    const notes = (await fieldsOf<PlainInputField>(operation['inputFields'], inputData)).filter(({ key }) =>
      key.startsWith(`${crm}_`),
    );
    expect(notes.length).toBeGreaterThan(0);
    expect(new Set(notes.map(({ key }) => key)).size).toBe(notes.length);
    for (const { type, helpText = '' } of notes) {
      expect(type).toBe('copy');
      expect(helpText.length).toBeLessThanOrEqual(1000);
    }
    const told = notes.map(({ helpText }) => helpText).join('\n');
    const custom = (await added()).filter(({ label = '' }) => label.endsWith(' (Custom Field)'));
    for (const { label = '' } of custom) {
      const [, object, name] = label.replace(' (Custom Field)', '').split(' · ');
      expect(told).toMatch(new RegExp(`· ${object}:.*Only after you have created them in .*${name} \\(`));
    }
  });

  it('has keys that Zapier takes for nothing nested', async () => {
    const keys = (await added()).map(({ key }) => key);
    expect(keys.filter((key) => key.includes('__') || key.includes('.') || /^_|_$/.test(key))).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('answers whatever an item holds, with the same keys', () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('N/A', '[object Object]', '__proto__', 'x'.repeat(70_000), '9'.repeat(400), 1e300, -1),
    );
    const changes = fc.dictionary(fc.constantFrom(...Object.keys(samples[kind])), anything);
    const lines = fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue()));
    const keys = Object.keys(item(kind, { crm_mapping: crm }));
    fc.assert(
      fc.property(changes, lines, fc.string(), (changed, custom_lines, timezone) => {
        const given = item(kind, { crm_mapping: crm, custom_lines }, changed, timezone);
        expect(Object.keys(given)).toEqual(expect.arrayContaining(keys));
        expect(given).toMatchObject(JSON.parse(JSON.stringify(withoutContacts(changed))));
        expect(['string', 'object']).toContain(typeof given['mapping_notes']);
      }),
      { numRuns: 15 },
    );
  });
});

/** The outputs that a trigger always has, as `outputFields` takes them. */
function staticOutputs(operation: Record<string, unknown>): Record<string, string> {
  const fields = (operation['outputFields'] as unknown[]).filter((field) => typeof field !== 'function');
  return Object.fromEntries((fields as PlainOutputField[]).map(({ key }) => [key, key]));
}

/** The contacts of a digest get fields of their own. */
function withoutContacts({ contacts: _contacts, ...rest }: Record<string, unknown>): object {
  return rest;
}

describe('the outputs of a mapping', () => {
  const labels = async (kind: MappedKind, crm_mapping: string, custom_lines = {}) => {
    const bundle = { inputData: { crm_mapping, custom_lines }, meta: {} } as unknown as Bundle;
    const fields = await new CrmMapping(kind, samples[kind]).outputFields({} as ZObject, bundle);
    return Object.fromEntries(fields.map(({ key, label }) => [key, label]));
  };

  it('have the CRM’s own words, and mark what must be created there', async () => {
    expect(await labels('message', 'hubspot', { deal_size: 'order_total' })).toMatchObject({
      hubspot_contact_mobilephone: 'HubSpot · Contact · Mobile Phone Number',
      hubspot_contact_whatsapp_user_id: 'HubSpot · Contact · WhatsApp User ID (Custom Field)',
      hubspot_communication_hs_communication_body: 'HubSpot · Communication · Body',
      hubspot_find_phone_1: 'HubSpot · Find · Phone Number, Form 1',
      line_deal_size: 'HubSpot · Custom Line · deal_size',
      mapping_notes: 'Mapping Notes',
    });
    expect(await labels('contact', 'zoho')).toMatchObject({
      'zoho_contact_Tag[]name': 'Zoho CRM · Contact · Tag',
    });
    expect(await labels('status', 'salesforce')).toMatchObject({
      salesforce_task_Id: 'Salesforce · Find · Task ID',
      salesforce_task_WhatsApp_Status_c: 'Salesforce · Task · WhatsApp Status (Custom Field)',
    });
  });

  it('of a digest stand beside the contact they belong to', async () => {
    expect(await labels('digest', 'zoho')).toMatchObject({
      'contacts[]zoho_contact_Mobile': 'Zoho CRM · Contact · Mobile',
      'contacts[]zoho_contact_Tag': 'Zoho CRM · Contact · Tag',
      'contacts[]zoho_find_phone_1': 'Zoho CRM · Find · Phone Number, Form 1',
      zoho_note_Note_Content: 'Zoho CRM · Note · Note Content',
    });
  });
});

test('what would overwrite the work of people is named beside the object', async () => {
  const fields = await fieldsOf<PlainInputField>(operationOf(newMessage)['inputFields'], {
    crm_mapping: 'salesforce',
  });
  expect(fields.find(({ key }) => key === 'salesforce_contact_note')?.helpText).toContain(
    '**Salesforce · Contact:** Only for new records, because they would overwrite what people set: Mobile Phone, Last Name, First Name, ',
  );
});

describe('an item with a mapping', () => {
  it('has its times in the time zone of the person’s account', () => {
    const note = item('message', { crm_mapping: 'zoho' }, {}, 'Asia/Taipei');
    expect(note).toMatchObject({
      zoho_contact_Last_WhatsApp_Inbound: '2026-03-02T17:41:07+08:00',
      zoho_note_Note_Title: 'WhatsApp in 2026-03-02 17:41',
    });
  });

  it('has every form of a number under which the CRM may hold the person', () => {
    const brazilian = { sender_phone: '+5511987654321', sender_wa_id: '551187654321' };
    const found = item('message', { crm_mapping: 'hubspot' }, brazilian);
    expect(found).toMatchObject({
      hubspot_find_phone_1: '+5511987654321',
      hubspot_find_national_number: expect.stringMatching(/^\d+$/) as string,
    });
    expect(found['hubspot_find_phones']).toEqual(
      expect.arrayContaining(['+5511987654321', '+551187654321', '5511987654321']),
    );
  });

  it('names what could not be used, one sentence on each line', () => {
    const long = { tags: ['A tag that is longer than Zoho allows', 'Another one that is too long'] };
    const given = item('contact', { crm_mapping: 'zoho' }, long);
    expect(given['zoho_contact_Tag']).toEqual([
      { name: 'A tag that is longer than' },
      { name: 'Another one that is too l' },
    ]);
    expect(String(given['mapping_notes']).split('\n')).toContain(
      'Zoho CRM · Contact · Tag: The tag “Another one that is too long” became “Another one that is too l”: Zoho’s tags have at most 25 characters.',
    );
    expect(item('message', { crm_mapping: 'hubspot' })['mapping_notes']).toBeNull();
  });

  it('counts the notes of which there are too many to tell', () => {
    const tags = Array.from({ length: 30 }, (_, at) => `${at} is a tag that is longer than Zoho allows`);
    const notes = String(item('contact', { crm_mapping: 'zoho' }, { tags })['mapping_notes']).split('\n');
    expect(notes).toHaveLength(21);
    expect(notes.at(-1)).toMatch(/^And \d+ more\.$/);
  });

  it.each(crms)('of blanks alone still is an activity that %s takes', (crm) => {
    const key = {
      hubspot: 'hubspot_communication_hs_communication_body',
      salesforce: 'salesforce_task_Description',
      zoho: 'zoho_note_Note_Content',
    }[crm];
    const blank = { type: 'text', text: null, media_file_name: null };
    expect(item('message', { crm_mapping: crm }, blank)[key]).toBe('[text]');
  });

  it('has the fields of each contact of a digest, without lists in its line items', () => {
    const { contacts } = item('digest', { crm_mapping: 'zoho' }) as { contacts: object[] };
    expect(contacts).toHaveLength(digestSample.contacts.length);
    expect(contacts[0]).toMatchObject({
      name: 'Pablo Morales',
      zoho_contact_First_Name: 'Pablo',
      zoho_contact_Tag: 'Garden Club,Regular',
      zoho_find_phone_1: '+16505551234',
    });
    expect(contacts.flatMap(Object.values).some((value) => Array.isArray(value))).toBe(false);
  });
});

describe('custom lines', () => {
  it('add fields of the user’s own', () => {
    const custom_lines = { Deal_Size__c: 'order_total', Form: '{{flow_answers.city}}', '': '' };
    const order = { order_total: 12.5, flow_answers: { city: 'Rome' } };
    expect(item('message', { crm_mapping: 'salesforce', custom_lines }, order)).toMatchObject({
      line_Deal_Size_c: 12.5,
      line_Form: 'Rome',
      mapping_notes: null,
    });
  });

  it('take any value of the item by the key that the trigger gives it', () => {
    const custom_lines = { Was: 'previous_consent', Number: 'phone' };
    expect(item('consent', { crm_mapping: 'hubspot', custom_lines })).toMatchObject({
      line_Was: 'opted_in',
      line_Number: '+16505551234',
    });
  });

  describe('that name no value', () => {
    const inputData = { waba_id: WABA, crm_mapping: 'hubspot', custom_lines: { Size: 'order_sum' } };
    const sentence =
      /^Open the trigger and correct “Custom Lines”, then test it again\. “Size”: there is no “order_sum”\. There is: .*order_total/;

    it.each([
      ['new_message', 'performList', {}],
      ['new_message', 'performSubscribe', {}],
      ['message_status', 'performList', {}],
      ['message_status', 'performSubscribe', {}],
      ['consent_changed', 'performList', {}],
      ['consent_changed', 'performSubscribe', {}],
      ['contact_synced', 'perform', { isLoadingSample: true }],
      ['contact_synced', 'perform', { isPopulatingDedupe: true }],
      ['interaction_digest', 'perform', { isLoadingSample: true }],
      ['interaction_digest', 'perform', { isPopulatingDedupe: true }],
    ] as const)('stop %s in %s, and name all values there are', async (key, method, meta) => {
      const error = await failure(run(operationOf(steps[key].step)[method], { inputData, meta }));
      expect(error.name).toBe('HaltedError');
      expect(error.message).toMatch(
        key === 'new_message' ? sentence : /there is no “order_sum”\. There is: .*waba_id/,
      );
    });

    it('are left out and noted while the Zap runs, so that it goes on', async () => {
      const [given] = (await run(operationOf(newMessage)['perform'], {
        inputData,
        cleanedRequest: messageEvent(),
      })) as Record<string, unknown>[];
      expect(given).toMatchObject({ id: 'wamid.1', line_Size: null });
      expect(given?.['mapping_notes']).toContain('“Size”: there is no “order_sum”.');
    });
  });
});

describe('a run of an instant trigger', () => {
  const optOut: HubEvent = {
    ...messageEvent(),
    event: 'consent',
    field: 'hub',
    data: {
      state: 'opted_out',
      previous: 'opted_in',
      changed_at: '2026-03-02T09:41:07.000Z',
      source: 'whatsapp',
      method: null,
      evidence: 'Wrote “STOP”.',
      message_id: null,
      contact: contactItem(),
    },
  };

  it.each([
    ['new_message', messageEvent(), { salesforce_contact_LastName: 'Morales' }],
    ['message_status', statusEvent(), { salesforce_task_WhatsApp_Status_c: 'Failed' }],
    ['consent_changed', optOut, { salesforce_consent_PrivacyConsentStatus: 'OptOut' }],
  ] as const)('of %s gives the mapped fields, as its list does', async (key, event, fields) => {
    const { perform, performList } = operationOf(steps[key].step);
    const bundle = {
      inputData: { waba_id: WABA, crm_mapping: 'salesforce' },
      meta: { timezone: 'Europe/Rome' },
    };
    const given = await run(perform, { ...bundle, cleanedRequest: event });
    expect(given).toMatchObject([fields]);
    nock(HUB)
      .get('/v1/events')
      .query(true)
      .reply(200, { events: [event] });
    expect(await run(performList, bundle)).toEqual(given);
  });
});
