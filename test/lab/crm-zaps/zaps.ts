import { mappedInput } from '../../../lab/crm/mapped-input.js';
import { pickedInput } from '../../../lab/crm/picked-input.js';
import type { Data } from '../../../lab/zapier/app-call.js';
import type { Zap, ZapStep } from '../../../lab/zapier/zap.js';
import { fieldKey } from '../../../mappings/keys.js';
import type { CrmCase } from './cases.js';
import { account, number, offer, type Company } from './setup.js';

/** Who writes is found in the CRM or added to it, and the message is logged with them. */
export function messagesZap({ id, kind, person, log, search, logged }: CrmCase): Zap {
  return {
    name: 'Log messages',
    trigger: { step: 'new_message', input: { waba_id: account, crm_mapping: kind } },
    steps: [
      {
        ...inCrm('person', 'searches', 'find_or_create_record'),
        input: { ...mappedInput(kind, person, 'message', 'create'), ...search },
      },
      {
        ...inCrm('update', 'creates', 'update_record'),
        input: { record_id: `{{person.${id}}}`, ...mappedInput(kind, person, 'message', 'update') },
      },
      {
        ...inCrm('log', 'creates', 'create_record'),
        input: { ...mappedInput(kind, log, 'message', 'create'), ...logged },
      },
    ],
  };
}

/** A record comes to another stage, and its person gets a template filled from it. */
export async function offersZap(company: Company): Promise<Zap> {
  const { personApi, stage } = company.one;
  return {
    name: 'Tell of offers',
    trigger: { app: 'crm', step: 'updated_record', input: { object: personApi, changed_field: stage } },
    steps: [
      await ours(company, 'send_template', {
        waba_id: account,
        phone_number_id: number,
        template_id: offer.id,
      }),
    ],
  };
}

/** What became of a message goes to the record that it was sent for; there is no search. */
export function statusesZap({ kind, person, id }: CrmCase): Zap {
  return {
    name: 'Follow offers',
    trigger: { step: 'message_status', input: { waba_id: account, crm_mapping: kind } },
    steps: [
      {
        ...inCrm('update', 'creates', 'update_record'),
        input: {
          record_id: `{{trigger.${fieldKey(kind, person, id)}}}`,
          ...mappedInput(kind, person, 'status', 'update'),
        },
      },
    ],
  };
}

/** Tags that somebody changes in the CRM come to the hub. */
export async function tagsFromCrmZap(company: Company): Promise<Zap> {
  const { personApi, tags } = company.one;
  return {
    name: 'Tags from the CRM',
    trigger: { app: 'crm', step: 'updated_record', input: { object: personApi, changed_field: tags } },
    steps: [await ours(company, 'sync_contact_tags', { waba_id: account, mode: 'two_way' })],
  };
}

/** Tags that changed in a quarter of an hour go to the CRM, together with those that it has by now. */
export async function tagsToCrmZap(company: Company): Promise<Zap> {
  const { id, kind, personApi, search, tags, tagsGiven } = company.one;
  return {
    name: 'Tags to the CRM',
    trigger: { step: 'contact_synced', input: { waba_id: account, tags_only: 'true', crm_mapping: kind } },
    steps: [
      { ...inCrm('person', 'searches', 'find_record'), input: { object: personApi, ...search } },
      await ours(company, 'sync_contact_tags', { waba_id: account, mode: 'two_way' }, 'person'),
      {
        ...inCrm('update', 'creates', 'update_record'),
        input: {
          object: personApi,
          record_id: `{{person.${id}}}`,
          [tags]: `{{sync_contact_tags.${tagsGiven}}}`,
        },
      },
    ],
  };
}

function inCrm(name: string, kind: ZapStep['kind'], step: string) {
  return { name, app: 'crm', kind, step };
}

/** An action of ours that works with the CRM: all that it offers of the person's record is picked from an earlier step. */
async function ours(
  { one, crm, lab, connection }: Company,
  step: string,
  input: Data,
  from = 'trigger',
): Promise<ZapStep> {
  const editor = lab.zapier.editor(connection, 'creates', step);
  const mapped: Data = { ...input, crm_mapping: one.kind };
  // Where a CRM has one kind of record that fits, there is nothing to choose.
  const several = (await editor.fields(mapped)).some(({ key }) => key === 'crm_objects');
  const filled = several ? { ...mapped, crm_objects: [one.person] } : mapped;
  const picked = pickedInput(crm, one.person, await editor.fields(filled), from);
  return { name: step, kind: 'creates', step, input: { ...filled, ...picked } };
}
