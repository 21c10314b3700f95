import { defineCreate, defineInputFields, type CreatePerform } from 'zapier-platform-core';
import { choiceOf } from '../api/steps/choice.js';
import { contactCountryField, contactField, contactKey } from '../api/steps/contact-field.js';
import { changeConsent } from '../api/hub-api/contacts.js';
import { accountField } from '../api/steps/dropdowns.js';
import { given } from '../api/steps/given.js';
import { momentIn } from '../api/steps/moment.js';
import { outputFields } from '../api/steps/output-fields.js';
import { sourceField, sourceOf } from './contact/change-source.js';
import { askToConfirm } from './record-consent/confirmation.js';
import {
  consentFieldGroups,
  consentFields,
  EVIDENCE,
  METHOD,
  methods,
  SAID_AT,
  STATE,
  states,
} from './record-consent/fields.js';
import {
  overtaken,
  recordConsentOutput,
  recordConsentOutputs,
  recordConsentSample,
  type RecordConsentOutput,
} from './record-consent/output.js';
import { proofIn } from './record-consent/proof.js';

const inputFields = defineInputFields([
  { ...accountField, group: 'consent' },
  { ...contactField, group: 'consent' },
  { ...contactCountryField, group: 'consent' },
  {
    key: 'state',
    label: STATE,
    type: 'string',
    required: true,
    choices: { ...states },
    altersDynamicFields: true,
    helpText:
      'Only contacts who opted in get marketing templates. Ask to Confirm sends a template first, and the contact’s yes opts them in.',
    group: 'consent',
  },
  {
    key: 'evidence',
    label: EVIDENCE,
    type: 'string',
    placeholder: 'Ticked “News by WhatsApp” in the order form',
    helpText:
      'How and where the contact said so, for the day somebody asks. An opt-in needs it, unless a message of the contact proves it. From a CRM: the field that says so, such as HubSpot · Contact · WhatsApp Opt-In.',
    group: 'consent',
  },
  { ...sourceField, group: 'consent' },
  consentFields,
]);

const perform = (async (z, bundle): Promise<RecordConsentOutput> => {
  const { inputData } = bundle;
  const state = choiceOf(z, { label: STATE, choices: states }, inputData.state);
  const source = sourceOf(z, inputData.source);
  const { waba_id: wabaId, contact, country } = inputData;
  if (state === 'pending') {
    const { evidence } = given({ evidence: inputData.evidence });
    return askToConfirm(z, bundle, { wabaId, contact, country, source, evidence });
  }

  const recorded = await changeConsent(z, wabaId, contactKey(z, inputData), {
    state,
    at: momentIn(z, bundle, SAID_AT, inputData.said_at),
    source,
    method:
      state === 'opted_in'
        ? choiceOf(z, { label: METHOD, choices: methods }, inputData.method, 'single')
        : undefined,
    ...proofIn(z, state, inputData),
  });
  return recordConsentOutput(recorded, null, overtaken(recorded, state));
}) satisfies CreatePerform<typeof inputFields>;

/** Records whether a contact agreed to marketing, or asks them. */
export default defineCreate({
  key: 'record_consent',
  noun: 'Consent',
  display: {
    label: 'Record Consent',
    description: 'Records whether a contact agreed to marketing messages, or asks them to confirm it.',
  },
  operation: {
    inputFields,
    inputFieldGroups: consentFieldGroups,
    perform,
    sample: { ...recordConsentSample },
    outputFields: outputFields<RecordConsentOutput>(recordConsentOutputs),
  },
});
