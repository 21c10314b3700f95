import type { PlainInputField } from 'zapier-platform-core';
import syncContactTags from '../../../creates/sync_contact_tags.js';
import upsertContact from '../../../creates/upsert_contact.js';
import { crmFieldGroups } from '../../../creates/crm-mapping/fields.js';
import { crms } from '../../../mappings/engine.js';
import { offline, operationOf, run } from '../../zapier.js';

offline();

const steps = { sync_contact_tags: syncContactTags, upsert_contact: upsertContact };
type StepKey = keyof typeof steps;

/** The fields that the step shows beside those that it always has. */
async function shown(step: StepKey, inputData: object = {}) {
  const { inputFields } = operationOf(steps[step]);
  const dynamic = (inputFields as unknown[]).find((field) => typeof field === 'function');
  return (await run(dynamic, { inputData })) as PlainInputField[];
}

const keysOf = async (step: StepKey, inputData: object) =>
  (await shown(step, inputData)).map(({ key }) => key);

it.each([undefined, 'none', '', 'pipedrive', ['hubspot']])(
  'is only the contact, which must be filled in, while no CRM is chosen (%j)',
  async (crm_mapping) => {
    expect(await shown('sync_contact_tags', { crm_mapping })).toEqual([
      expect.objectContaining({ key: 'contact', required: true }),
    ]);
  },
);

it('is the CRM’s fields under their names there, with what to pick, and a contact only for exceptions', async () => {
  const [contact, ...fields] = await shown('sync_contact_tags', { crm_mapping: 'hubspot' });
  expect(contact).toMatchObject({ key: 'contact', required: false });
  expect(fields.find(({ key }) => key === 'hubspot_contact_mobilephone')).toMatchObject({
    label: 'HubSpot · Contact · Mobile Phone Number',
    helpText: expect.stringContaining('Pick **Mobile Phone Number** of the step with your HubSpot contact'),
    group: 'hubspot_contact',
  });
  expect(fields.at(-1)).toMatchObject({ key: 'hubspot_contact_whatsapp_tags', list: true });
});

it('leaves out what the step has no use for', async () => {
  expect(await keysOf('sync_contact_tags', { crm_mapping: 'hubspot' })).toEqual([
    'contact',
    'hubspot_contact_hs_whatsapp_phone_number',
    'hubspot_contact_mobilephone',
    'hubspot_contact_phone',
    'hubspot_contact_whatsapp_user_id',
    'hubspot_contact_hs_country_region_code',
    'hubspot_contact_country',
    'hubspot_contact_whatsapp_tags',
  ]);
  const ofContact = await keysOf('upsert_contact', { crm_mapping: 'hubspot' });
  expect(ofContact).toContain('hubspot_contact_company');
  expect(ofContact).not.toContain('hubspot_contact_whatsapp_tags');
});

it('asks of which records, where a CRM has several, and shows the fields of those', async () => {
  const [, objects, ...contact] = await shown('upsert_contact', { crm_mapping: 'salesforce' });
  expect(objects).toMatchObject({
    key: 'crm_objects',
    choices: { contact: 'Salesforce · Contact', lead: 'Salesforce · Lead' },
    altersDynamicFields: true,
  });
  expect(new Set(contact.map(({ group }) => group))).toEqual(new Set(['salesforce_contact']));
  const both = await shown('upsert_contact', { crm_mapping: 'salesforce', crm_objects: ['lead', 'contact'] });
  expect(both.map(({ group }) => group)).toEqual(
    expect.arrayContaining(['salesforce_contact', 'salesforce_lead']),
  );
  const lead = await keysOf('upsert_contact', { crm_mapping: 'salesforce', crm_objects: 'lead' });
  expect(lead).toContain('salesforce_lead_Company');
  expect(lead.join()).not.toContain('salesforce_contact');
});

it('shows the contact’s fields when the chosen records are those of another CRM', async () => {
  const keys = await keysOf('upsert_contact', { crm_mapping: 'zoho', crm_objects: ['opportunity'] });
  expect(keys).toContain('zoho_contact_Mobile');
});

describe.each(crms)('the fields of %s', (crm_mapping) => {
  it.each(Object.keys(steps) as StepKey[])('are ones that Zapier takes (%s)', async (step) => {
    const always = (operationOf(steps[step])['inputFields'] as PlainInputField[]).map(({ key }) => key);
    const fields = await shown(step, { crm_mapping, crm_objects: ['contact', 'lead'] });
    const groups = [...crmFieldGroups.map(({ key }) => key), 'contact', 'tags'];
    for (const { key, helpText = '', group } of fields) {
      // Zapier takes two underscores for the mark of a nested value.
      expect(key).toMatch(/^[a-zA-Z](?!.*__)[a-zA-Z0-9_]+$/);
      expect(helpText.length).toBeLessThanOrEqual(1_000);
      expect(groups).toContain(group);
    }
    const keys = [...always.filter(Boolean), ...fields.map(({ key }) => key)];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
