import { defineInputField, type ZObject } from 'zapier-platform-core';
import { choiceOf } from '../../api/steps/choice.js';
import type { Crm } from '../../mappings/engine.js';
import { changeSources } from '../../whatsapp/change-source.js';

const { hubspot, salesforce, zoho, zapier } = changeSources;

/** Who can change a contact through a Zap. */
const sources = { hubspot, salesforce, zoho, zapier };

type ZapSource = keyof typeof sources;

/** Where a change comes from: a Zap that writes to that CRM can then leave it out, and the two do not start each other. */
export const sourceField = defineInputField({
  key: 'source',
  label: 'Source of the Change',
  type: 'string',
  required: false,
  choices: { ...sources },
  default: 'zapier',
  helpText:
    'A Zap with the trigger “Contact Changed” can leave out what came from its own CRM, so that two Zaps do not start each other.',
});

/** The same in a step with a mapping: the chosen CRM is the source unless another is named. */
export const mappedSourceField = defineInputField({
  key: 'source',
  label: sourceField.label,
  type: 'string',
  required: false,
  choices: { ...sources },
  helpText:
    'Empty: the CRM of the mapping. A Zap with the trigger “Contact Changed” can leave out what came from its own CRM, so that two Zaps do not start each other.',
});

/** The source that was chosen; else the CRM of the mapping. */
export function sourceOf(z: ZObject, written: unknown, mapped: Crm | null = null): ZapSource {
  return choiceOf(z, { label: sourceField.label, choices: sources }, written, mapped ?? 'zapier');
}
