import { defineInputField } from 'zapier-platform-core';
import { crmNames, isCrm, type Crm } from '../../mappings/engine.js';

/** The input that opens the mapping of an action. */
export const crmMappingField = defineInputField({
  key: 'crm_mapping',
  label: 'CRM Mapping',
  type: 'string',
  required: false,
  choices: { none: 'None', ...crmNames },
  default: 'none',
  altersDynamicFields: true,
  helpText:
    'The CRM that the data comes from. Its fields appear below under the names they have there: beside each, pick the field of that name from the CRM’s step. What this step needs is worked out from them.',
});

/** The CRM that was chosen; null when none was. */
export function crmIn({ crm_mapping: crm }: Record<string, unknown>): Crm | null {
  return isCrm(crm) ? crm : null;
}
