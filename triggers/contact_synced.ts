import { defineInputFields, defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { accountField, numberFilterField } from '../api/steps/dropdowns.js';
import { given, isOn } from '../api/steps/given.js';
import { outputFields } from '../api/steps/output-fields.js';
import { contactWindows, isTried } from '../api/hub-api/windows.js';
import { changeSources } from '../whatsapp/change-source.js';
import type { ContactWindowItem } from '../whatsapp/windows.js';
import { contactWindowOutputs, contactWindowSample } from './contact-synced/output.js';
import { CrmMapping } from './crm-mapping/mapping.js';
import { chosenIn, crmMappingField } from './crm-mapping/choice.js';
import { hoursOf, lookBackField } from './look-back.js';

const mapping = new CrmMapping<ContactWindowItem>('contact', contactWindowSample);

const inputFields = defineInputFields([
  {
    key: 'windows_notice',
    label: 'Please Note',
    type: 'copy',
    helpText:
      'What changes about a contact in a quarter of an hour (9:00 to 9:15, 9:15 to 9:30 …) comes together, soon after that quarter has ended, however often your Zapier plan checks. If far more than 100 contacts change in a quarter of an hour, use the trigger Interaction Digest instead: Zapier holds back many runs at once.',
  },
  accountField,
  numberFilterField,
  {
    key: 'tags_only',
    label: 'Only When Tags Changed',
    type: 'boolean',
    default: 'false',
  },
  {
    key: 'ignore_sources',
    label: 'Ignore Changes Made By',
    type: 'string',
    list: true,
    choices: changeSources,
    helpText:
      'Choose the CRM that this Zap writes to. What came from there does not start the Zap then, so that it does not go round in circles. Left empty, the CRM of the CRM Mapping is ignored.',
  },
  lookBackField,
  crmMappingField,
  mapping.inputFields,
]);

const perform = ((z, bundle) => {
  const { waba_id, phone_number_id, tags_only, ignore_sources, hours } = bundle.inputData;
  if (isTried(bundle.meta)) mapping.check(z, bundle);
  const { ignored = chosenIn(bundle.inputData)?.crm } = given({ ignored: ignore_sources });
  const query = {
    waba_id,
    phone_number_id,
    tags_only: isOn(tags_only),
    ignore_sources: ignored?.toString(),
    hours: hoursOf(hours),
  };
  return contactWindows(z, query, bundle.meta, (item) => mapping.added(item, bundle));
}) satisfies PollingTriggerPerform<typeof inputFields>;

/** Starts a Zap once for each contact that changed in a quarter of an hour. */
export default defineTrigger({
  key: 'contact_synced',
  noun: 'Contact Change',
  display: {
    label: 'Contact Changed (Every 15 Minutes)',
    description:
      'Triggers when the tags, the consent or the messages of a contact changed in the last quarter of an hour.',
  },
  operation: {
    type: 'polling',
    inputFields,
    perform,
    sample: { ...contactWindowSample },
    outputFields: [...outputFields<ContactWindowItem>(contactWindowOutputs), mapping.outputFields],
  },
});
