import { defineInputFields, defineTrigger, type InferInputData } from 'zapier-platform-core';
import { accountField } from '../api/steps/dropdowns.js';
import { given } from '../api/steps/given.js';
import { outputFields } from '../api/steps/output-fields.js';
import { consentItem, type ConsentItem } from '../whatsapp/consent-item.js';
import { consentStates } from '../whatsapp/consent.js';
import { consentOutputs, consentSample } from './consent-changed/output.js';
import { CrmMapping } from './crm-mapping/mapping.js';
import { crmMappingField } from './crm-mapping/choice.js';
import { instantTrigger } from './instant-trigger.js';

const mapping = new CrmMapping<ConsentItem>('consent', consentSample);

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

type Inputs = InferInputData<typeof inputFields>;

const functions = instantTrigger({
  event: 'consent',
  filterOf: ({ states }: Inputs) => given({ consent_states: states }),
  itemOf: consentItem,
  mapping,
});

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
    ...functions,
    sample: { ...consentSample },
    outputFields: [...outputFields<ConsentItem>(consentOutputs), mapping.outputFields],
  },
});
