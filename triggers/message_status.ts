import { defineInputFields, defineTrigger, type InferInputData } from 'zapier-platform-core';
import { accountField, numberFilterField } from '../api/steps/dropdowns.js';
import { given } from '../api/steps/given.js';
import { outputFields } from '../api/steps/output-fields.js';
import { statusItem, type StatusItem } from '../whatsapp/status.js';
import { CrmMapping } from './crm-mapping/mapping.js';
import { crmMappingField } from './crm-mapping/choice.js';
import { instantTrigger } from './instant-trigger.js';
import { statusOutputs, statusSample } from './message-status/output.js';

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

type Inputs = InferInputData<typeof inputFields>;

const functions = instantTrigger({
  event: 'status',
  filterOf: ({ phone_number_id, statuses, template_id }: Inputs) =>
    given({ phone_number_id, statuses, template_id }),
  itemOf: statusItem,
  mapping,
});

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
    ...functions,
    sample: { ...statusSample },
    outputFields: [...outputFields<StatusItem>(statusOutputs), mapping.outputFields],
  },
});
