import { defineInputFields, defineTrigger, type InferInputData } from 'zapier-platform-core';
import { accountField } from '../api/steps/dropdowns.js';
import { given } from '../api/steps/given.js';
import { outputFields } from '../api/steps/output-fields.js';
import { templateChanges } from '../whatsapp/template-event/change.js';
import { templateEventItem, type TemplateEventItem } from '../whatsapp/template-event.js';
import { instantTrigger } from './instant-trigger.js';
import { templateEventOutputs, templateEventSample } from './template-status/output.js';

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

type Inputs = InferInputData<typeof inputFields>;

const functions = instantTrigger({
  event: 'template',
  filterOf: ({ changes, template_name }: Inputs) => given({ changes, template_name }),
  itemOf: templateEventItem,
});

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
    ...functions,
    sample: { ...templateEventSample },
    outputFields: outputFields<TemplateEventItem>(templateEventOutputs),
  },
});
