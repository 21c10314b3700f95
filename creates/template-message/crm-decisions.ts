import type { PlainInputField } from 'zapier-platform-core';
import { isOn } from '../../api/steps/given.js';
import { crmNames } from '../../mappings/engine.js';
import { isValueName, valueNames } from '../../mappings/table.js';
import type { Takes } from '../crm-mapping/fields.js';
import type { Mapped } from '../crm-mapping/reading.js';

/** What a template takes from a CRM: all but tags. */
export const templateTakes: Takes = {
  uses: [
    'recipient',
    'user_id',
    'country',
    'language',
    'currency',
    'consent',
    'consent_from',
    'consent_until',
    'record',
    ...Object.keys(valueNames).filter(isValueName),
  ],
};

const gateField: PlainInputField = {
  key: 'crm_consent_needed',
  label: 'Send Only If the CRM Says Yes',
  type: 'boolean',
  default: 'false',
  helpText:
    'Stops the step unless a consent field below says that the customer agreed. A field that says no stops marketing templates in any case.',
  group: 'options',
};

const languageField: PlainInputField = {
  key: 'crm_language',
  label: 'Use the Contact’s Language',
  type: 'boolean',
  default: 'false',
  helpText:
    'Sends the template of the same name in the language that the CRM has for the contact, or else in that of the country. If there is no approved one, the chosen template goes out.',
  group: 'options',
};

/** What a person decides about a send while a CRM is chosen. */
export const decisionFields: readonly PlainInputField[] = [gateField, languageField];

/** The language to send in, as Meta writes it; null for that of the chosen template. */
export function wantedLanguage(mapped: Mapped | null, inputData: Record<string, unknown>): string | null {
  return mapped && isOn(inputData[languageField.key]) ? mapped.language : null;
}

/** Why the CRM does not let a template of this category go out; null when it does. */
export function consentProblem(
  mapped: Mapped | null,
  category: string,
  inputData: Record<string, unknown>,
): string | null {
  if (!mapped) return null;
  const { consent, system } = mapped;
  if (consent?.state === 'opted_out' && category === 'MARKETING')
    return `Nothing was sent: “${consent.from}” says that the customer refused, and the template is marketing.`;
  if (!isOn(inputData[gateField.key]) || consent?.state === 'opted_in') return null;
  return consent
    ? `Nothing was sent: “${consent.from}” does not say that the customer agreed, and “${gateField.label}” is on.`
    : `Nothing was sent: no field of ${crmNames[system]} says whether the customer agreed, and “${gateField.label}” is on. Map the field that holds the consent.`;
}
