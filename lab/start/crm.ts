import type { Crm } from '../crm/crm.js';
import { mappedInput } from '../crm/mapped-input.js';
import type { CrmRecord } from '../crm/rules.js';
import type { LiveZap } from '../zapier/live-zap.js';
import type { Run, Zap } from '../zapier/zap.js';
import type { SetUp } from './set-up.js';
import type { Steps } from './steps.js';
import * as story from './story.js';

/** Past the end of the quarter hour that it is now. */
const quarterHour = 15 * 60_000;

/** The contact on both sides: a tag comes out of the CRM, and what happened on WhatsApp goes into it. */
export async function shareWithCrm(steps: Steps, setUp: SetUp): Promise<void> {
  const zaps = await turnOn(steps, setUp);
  await tagFromCrm(steps, setUp, zaps.tags);
  await closeWindow(steps, setUp, zaps.contacts);
}

async function turnOn(steps: Steps, { lab, connection, choice, hubspot }: SetUp) {
  hubspot.create('contacts', story.hubspotContact);
  return steps.take({
    who: 'The marketer',
    what: `turns on Zap 3 “${story.tagsZap}” and Zap 4 “${story.contactsZap}”, which has HubSpot’s own fields.`,
    happen: async () => ({
      tags: await lab.zapier.turnOn(tagsZap(choice.account), connection),
      contacts: await lab.zapier.turnOn(contactsZap(choice.account), connection),
    }),
    show: () => ({
      'Zap 3': 'New or Updated Record (HubSpot) → Sync Contact Tags',
      'Zap 4': 'Contact Changed (Every 15 Minutes) → Find Record → Update Record (HubSpot)',
    }),
    advice: 'The sentence above is what a person reads in the Zap editor.',
  });
}

function tagsZap(account: string): Zap {
  return {
    name: story.tagsZap,
    trigger: {
      app: 'hubspot',
      step: 'updated_record',
      input: { object: 'contacts', changed_field: 'whatsapp_tags' },
    },
    steps: [
      {
        name: 'sync',
        kind: 'creates',
        step: 'sync_contact_tags',
        input: {
          waba_id: account,
          crm_mapping: 'hubspot',
          hubspot_contact_hs_whatsapp_phone_number: '{{trigger.properties.hs_whatsapp_phone_number}}',
          hubspot_contact_whatsapp_tags: '{{trigger.properties.whatsapp_tags}}',
          mode: 'two_way',
        },
      },
    ],
  };
}

function contactsZap(account: string): Zap {
  return {
    name: story.contactsZap,
    trigger: { step: 'contact_synced', input: { waba_id: account, crm_mapping: 'hubspot' } },
    steps: [
      {
        name: 'find',
        app: 'hubspot',
        kind: 'searches',
        step: 'find_record',
        input: {
          object: 'contacts',
          search_field: 'hs_whatsapp_phone_number',
          search_value: '{{trigger.hubspot_contact_hs_whatsapp_phone_number}}',
        },
      },
      {
        name: 'update',
        app: 'hubspot',
        kind: 'creates',
        step: 'update_record',
        input: { record_id: '{{find.id}}', ...mappedInput('hubspot', 'contact', 'contact', 'update') },
      },
    ],
  };
}

function tagFromCrm(steps: Steps, { hubspot }: SetUp, zap: LiveZap) {
  return steps.take({
    who: 'A colleague',
    what: 'tags the contact in HubSpot, and Zap 3 brings the tag to the hub.',
    happen: async () => {
      hubspot.update('contacts', String(contactIn(hubspot).hs_object_id), { whatsapp_tags: story.tag });
      const { output } = await runOf(zap);
      if (String(output?.tags_added) !== story.tag) throw new Error('The hub did not take the tag.');
      return output ?? {};
    },
    show: ({ name, tags, tags_added }) => ({ contact: name, tags: String(tags), added: String(tags_added) }),
    advice: 'Zap history says which step stopped, and why.',
  });
}

function closeWindow(steps: Steps, { lab, hubspot }: SetUp, zap: LiveZap) {
  return steps.take({
    who: 'The clock',
    what: 'goes on by a quarter of an hour: the window is closed, and Zap 4 brings HubSpot up to date.',
    happen: async () => {
      await lab.hub.clock.forward(quarterHour);
      const { item } = await runOf(zap);
      return { item, record: contactIn(hubspot) };
    },
    show: ({ item, record }) => ({
      window: `${String(item.window_start)} to ${String(item.window_end)}`,
      'messages in': item.messages_in,
      'messages out': item.messages_out,
      'messages read': item.messages_read,
      'in HubSpot': `${String(record.hs_whatsapp_phone_number)}, tags ${String(record.whatsapp_tags)}, wrote at ${timeOf(record.whatsapp_last_inbound_at)}`,
    }),
    advice: 'The hub hands out a window only once it is closed; its log shows what the poll was answered.',
  });
}

/** HubSpot keeps times in epoch milliseconds. */
function timeOf(value: unknown): string {
  return new Date(Number(value) || String(value)).toISOString();
}

/** The record of the story's customer. */
export function contactIn(hubspot: Crm): CrmRecord {
  const [record] = hubspot.records('contacts');
  if (!record) throw new Error('HubSpot has no contact.');
  return record;
}

/** Polls a Zap, and gives its latest run with the output of its last step; throws when a step did not succeed. */
async function runOf(zap: LiveZap): Promise<Run & { output: Run['item'] | null }> {
  const before = zap.runs.length;
  await zap.poll();
  const run = zap.runs.slice(before).at(-1);
  if (!run) throw new Error(`“${zap.zap.name}” did not start.`);
  const failed = run.steps.find(({ status }) => status !== 'success');
  if (failed) throw new Error(failed.message ?? failed.status);
  return { ...run, output: run.steps.at(-1)?.output ?? null };
}
