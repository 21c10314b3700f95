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
import { eventsIn, latest, subscribe, unsubscribe, type HubEventOf, type Wish } from '../api/subscription.js';
import { consentStates } from '../whatsapp/consent.js';
import { consentOutput, consentOutputs, consentSample, type ConsentOutput } from './consent-output.js';
import { CrmMapping } from './crm-mapping.js';
import { crmMappingField, type MappingBundle } from './crm-mapping/choice.js';

const mapping = new CrmMapping<ConsentOutput>('consent', consentSample);

const inputFields = defineInputFields([
  accountField,
  {
    key: 'states',
    label: 'Consent',
    type: 'string',
    list: true,
    choices: consentStates,
    helpText: 'What it became. Leave it empty for every change.',
  },
  crmMappingField,
  mapping.inputFields,
]);

function wishOf(inputData: InferInputData<typeof inputFields>): Wish<'consent'> {
  return {
    wabaId: inputData.waba_id,
    event: 'consent',
    filter: given({ consent_states: inputData.states }),
  };
}

const perform = (async (_z, bundle) => {
  return itemsOf(bundle, eventsIn(bundle.cleanedRequest, 'consent'));
}) satisfies WebhookTriggerPerform<typeof inputFields>;

const performList = (async (z, bundle) => {
  mapping.check(z, bundle);
  return itemsOf(bundle, await latest(z, bundle, wishOf(bundle.inputData)));
}) satisfies WebhookTriggerPerformList<typeof inputFields>;

const performSubscribe = ((z, bundle) => {
  mapping.check(z, bundle);
  return subscribe(z, bundle, wishOf(bundle.inputData));
}) satisfies WebhookTriggerPerformSubscribe<typeof inputFields>;

function itemsOf(bundle: MappingBundle, events: HubEventOf<'consent'>[]): ConsentOutput[] {
  return events.map((event) => mapping.added(consentOutput(event), bundle));
}

/** Starts a Zap when a contact agrees to marketing, or no longer does. */
export default defineTrigger({
  key: 'consent_changed',
  noun: 'Consent Change',
  display: {
    label: 'Consent Changed',
    description:
      'Triggers when a contact opts in to marketing or out of it, by WhatsApp’s own switch, by a word such as STOP, or by a Zap.',
  },
  operation: {
    type: 'hook',
    inputFields,
    perform,
    performList,
    performSubscribe,
    performUnsubscribe: unsubscribe,
    sample: { ...consentSample },
    outputFields: [...outputFields<ConsentOutput>(consentOutputs), mapping.outputFields],
  },
});
