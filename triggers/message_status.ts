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
import { eventsIn, latest, subscribe, unsubscribe, type Wish } from '../api/subscription.js';
import { statusItem, type StatusItem } from '../whatsapp/status.js';
import { statusOutputs, statusSample } from './status-output.js';

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
  return eventsIn(bundle.cleanedRequest, 'status').map(statusItem);
}) satisfies WebhookTriggerPerform<typeof inputFields>;

const performList = (async (z, bundle) => {
  return (await latest(z, bundle, wishOf(bundle.inputData))).map(statusItem);
}) satisfies WebhookTriggerPerformList<typeof inputFields>;

const performSubscribe = ((z, bundle) => {
  return subscribe(z, bundle, wishOf(bundle.inputData));
}) satisfies WebhookTriggerPerformSubscribe<typeof inputFields>;

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
    outputFields: outputFields<StatusItem>(statusOutputs),
  },
});
