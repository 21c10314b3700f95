import {
  defineInputFields,
  defineTrigger,
  type InferInputData,
  type WebhookTriggerPerform,
  type WebhookTriggerPerformList,
  type WebhookTriggerPerformSubscribe,
} from 'zapier-platform-core';
import { accountField, numberFilterField } from '../api/dropdowns.js';
import { given } from '../api/given.js';
import { outputFields } from '../api/output-fields.js';
import { eventsIn, latest, subscribe, unsubscribe, type HubEventOf, type Wish } from '../api/subscription.js';
import { statusItem, type StatusItem } from '../whatsapp/status.js';
import { CrmMapping } from './crm-mapping.js';
import { crmMappingField, type MappingBundle } from './crm-mapping/choice.js';
import { statusOutputs, statusSample } from './status-output.js';

const mapping = new CrmMapping<StatusItem>('status', statusSample);

const inputFields = defineInputFields([
  accountField,
  numberFilterField,
  {
    key: 'statuses',
    label: 'Statuses',
    type: 'string',
    list: true,
    choices: {
      sent: 'Sent',
      delivered: 'Delivered',
      read: 'Read',
      played: 'Played (Voice Message)',
      failed: 'Failed',
    },
    helpText: 'Each message runs through several. Choose those that matter, or leave it empty for all.',
  },
  {
    key: 'template_id',
    label: 'Template',
    type: 'string',
    dynamic: 'template_list.id.label',
    dependsOn: ['waba_id'],
    helpText: 'Only messages that Zapier sent with this template. Leave it empty for all messages.',
  },
  crmMappingField,
  mapping.inputFields,
]);

function wishOf(inputData: InferInputData<typeof inputFields>): Wish<'status'> {
  return {
    wabaId: inputData.waba_id,
    event: 'status',
    filter: given({
      phone_number_id: inputData.phone_number_id,
      statuses: inputData.statuses,
      template_id: inputData.template_id,
    }),
  };
}

const perform = (async (_z, bundle) => {
  return itemsOf(bundle, eventsIn(bundle.cleanedRequest, 'status'));
}) satisfies WebhookTriggerPerform<typeof inputFields>;

const performList = (async (z, bundle) => {
  mapping.check(z, bundle);
  return itemsOf(bundle, await latest(z, bundle, wishOf(bundle.inputData)));
}) satisfies WebhookTriggerPerformList<typeof inputFields>;

const performSubscribe = ((z, bundle) => {
  mapping.check(z, bundle);
  return subscribe(z, bundle, wishOf(bundle.inputData));
}) satisfies WebhookTriggerPerformSubscribe<typeof inputFields>;

function itemsOf(bundle: MappingBundle, events: HubEventOf<'status'>[]): StatusItem[] {
  return events.map((event) => mapping.added(statusItem(event), bundle));
}

/** Starts a Zap for each step of a sent message on its way to the customer. */
export default defineTrigger({
  key: 'message_status',
  noun: 'Message Status',
  display: {
    label: 'New Message Status',
    description: 'Triggers when a sent message is sent, delivered, read or played, or fails.',
  },
  operation: {
    type: 'hook',
    inputFields,
    perform,
    performList,
    performSubscribe,
    performUnsubscribe: unsubscribe,
    sample: { ...statusSample },
    outputFields: [...outputFields<StatusItem>(statusOutputs), mapping.outputFields],
  },
});
