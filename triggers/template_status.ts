import {
  defineInputFields,
  defineTrigger,
  type InferInputData,
  type WebhookTriggerPerform,
  type WebhookTriggerPerformList,
  type WebhookTriggerPerformSubscribe,
} from 'zapier-platform-core';
import { accountField } from '../api/dropdowns.js';
import { given } from '../api/given.js';
import { outputFields } from '../api/output-fields.js';
import { eventsIn, latest, subscribe, unsubscribe, type Wish } from '../api/subscription.js';
import { templateChanges } from '../whatsapp/template-event/change.js';
import { templateEventItem, type TemplateEventItem } from '../whatsapp/template-event.js';
import { templateEventOutputs, templateEventSample } from './template-event-output.js';

const changeChoices: Record<string, string> = Object.fromEntries(
  Object.entries(templateChanges).map(([change, { label }]) => [change, label]),
);

const inputFields = defineInputFields([
  accountField,
  {
    key: 'changes',
    label: 'Changes',
    type: 'string',
    list: true,
    choices: changeChoices,
    helpText: 'Leave it empty for all changes.',
  },
  {
    key: 'template_name',
    label: 'Template Name Contains',
    type: 'string',
    helpText: 'Only templates with this in their name, such as `order_`. Leave it empty for all templates.',
  },
]);

function wishOf(inputData: InferInputData<typeof inputFields>): Wish<'template'> {
  return {
    wabaId: inputData.waba_id,
    event: 'template',
    filter: given({ changes: inputData.changes, template_name: inputData.template_name }),
  };
}

const perform = (async (_z, bundle) => {
  return eventsIn(bundle.cleanedRequest, 'template').map(templateEventItem);
}) satisfies WebhookTriggerPerform<typeof inputFields>;

const performList = (async (z, bundle) => {
  return (await latest(z, bundle, wishOf(bundle.inputData))).map(templateEventItem);
}) satisfies WebhookTriggerPerformList<typeof inputFields>;

const performSubscribe = ((z, bundle) => {
  return subscribe(z, bundle, wishOf(bundle.inputData));
}) satisfies WebhookTriggerPerformSubscribe<typeof inputFields>;

/** Starts a Zap when Meta decides about a template, or changes it. */
export default defineTrigger({
  key: 'template_status',
  noun: 'Template Change',
  display: {
    label: 'Template Changed',
    description:
      'Triggers when a template is approved, rejected, paused or disabled, or when its quality or category changes.',
  },
  operation: {
    type: 'hook',
    inputFields,
    perform,
    performList,
    performSubscribe,
    performUnsubscribe: unsubscribe,
    sample: { ...templateEventSample },
    outputFields: outputFields<TemplateEventItem>(templateEventOutputs),
  },
});
