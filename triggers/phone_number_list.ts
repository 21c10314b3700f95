import { defineInputFields, defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { accountField } from '../api/steps/dropdowns.js';
import { phoneNumbers, type PhoneNumber } from '../api/graph-api/graph.js';

const inputFields = defineInputFields([accountField]);

const perform = (async (z, bundle) => {
  const numbers = await phoneNumbers(z, bundle.inputData.waba_id);
  return numbers.map((number) => ({ id: number.id, label: labelOf(number) }));
}) satisfies PollingTriggerPerform<typeof inputFields>;

function labelOf({ id, display_phone_number, verified_name, quality_rating }: PhoneNumber): string {
  const quality = `Quality: ${qualities[quality_rating ?? ''] ?? 'Not Known'}`;
  return [display_phone_number ?? id, verified_name, quality].filter(Boolean).join(' · ');
}

/** Meta's ratings in the words of WhatsApp Manager. */
const qualities: Record<string, string> = { GREEN: 'High', YELLOW: 'Medium', RED: 'Low' };

/** Fills the dropdown of phone numbers. */
export default defineTrigger({
  key: 'phone_number_list',
  noun: 'Phone Number',
  display: {
    label: 'List of Phone Numbers',
    description: 'Triggers when a dropdown of phone numbers is opened.',
    hidden: true,
  },
  operation: {
    type: 'polling',
    inputFields,
    perform,
    sample: { id: '106540352242922', label: '+1 555-078-3881 · Lucky Garden · Quality: High' },
    outputFields: [
      { key: 'id', label: 'Phone Number ID', type: 'string' },
      { key: 'label', label: 'Name', type: 'string' },
    ],
  },
});
