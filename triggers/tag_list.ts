import { defineInputFields, defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { accountField } from '../api/steps/dropdowns.js';
import { tagsInUse, type TagSummary } from '../api/hub-api/tags.js';

const inputFields = defineInputFields([accountField]);

const perform = (async (z, bundle) => {
  const tags = await tagsInUse(z, bundle.inputData.waba_id);
  return tags.map((tag) => ({ id: tag.name, name: labelOf(tag) }));
}) satisfies PollingTriggerPerform<typeof inputFields>;

function labelOf({ name, contacts }: TagSummary): string {
  return `${name} · ${contacts === 1 ? '1 contact' : `${contacts} contacts`}`;
}

/** Fills the dropdown of tags. A tag has no id but its name, so one that is not there yet can be typed. */
export default defineTrigger({
  key: 'tag_list',
  noun: 'Tag',
  display: {
    label: 'List of Tags',
    description: 'Triggers when a dropdown of tags is opened.',
    hidden: true,
  },
  operation: {
    type: 'polling',
    inputFields,
    perform,
    sample: { id: 'Garden Club', name: 'Garden Club · 48 contacts' },
    outputFields: [
      { key: 'id', label: 'Tag', type: 'string' },
      { key: 'name', label: 'Name', type: 'string' },
    ],
  },
});
