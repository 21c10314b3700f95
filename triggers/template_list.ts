import { defineInputFields, defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { accountField, templateNameField } from '../api/steps/dropdowns.js';
import { approvedTemplates, type TemplateSummary } from '../api/graph-api/graph.js';

const inputFields = defineInputFields([accountField, templateNameField]);

const perform = (async (z, bundle) => {
  const { waba_id: wabaId, template_name: name } = bundle.inputData;
  const templates = await approvedTemplates(z, wabaId, name?.trim());
  return templates.map((template) => ({ id: template.id, label: labelOf(template) }));
}) satisfies PollingTriggerPerform<typeof inputFields>;

function labelOf({ name, language, category }: TemplateSummary): string {
  return `${name} · ${language} · ${category.charAt(0)}${category.slice(1).toLowerCase()}`;
}

/** Fills the dropdown of approved templates, all of them in one go so that Zapier can search them by name. */
export default defineTrigger({
  key: 'template_list',
  noun: 'Template',
  display: {
    label: 'List of Templates',
    description: 'Triggers when a dropdown of templates is opened.',
    hidden: true,
  },
  operation: {
    type: 'polling',
    inputFields,
    perform,
    sample: { id: '1387372356726668', label: 'reservation_confirmation · en_US · Utility' },
    outputFields: [
      { key: 'id', label: 'Template ID', type: 'string' },
      { key: 'label', label: 'Name', type: 'string' },
    ],
  },
});
