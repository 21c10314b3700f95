import { defineInputFields, defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';
import { accountField, numberFilterField } from '../api/steps/dropdowns.js';
import { outputFields } from '../api/steps/output-fields.js';
import { digests, isTried } from '../api/hub-api/windows.js';
import { DIGEST_LINES, type DigestItem } from '../whatsapp/windows.js';
import { CrmMapping } from './crm-mapping/mapping.js';
import { crmMappingField } from './crm-mapping/choice.js';
import { digestOutputs, digestSample } from './interaction-digest/output.js';
import { hoursOf, lookBackField } from './look-back.js';

const mapping = new CrmMapping<DigestItem>('digest', digestSample);

const inputFields = defineInputFields([
  {
    key: 'windows_notice',
    label: 'Please Note',
    type: 'copy',
    helpText: `One run for each quarter of an hour (9:00 to 9:15, 9:15 to 9:30 …) in which something happened, soon after it has ended, however often your Zapier plan checks. The contacts come as line items, those with the most messages first; beyond ${DIGEST_LINES} they are only counted.`,
  },
  accountField,
  numberFilterField,
  lookBackField,
  crmMappingField,
  mapping.inputFields,
]);

const perform = ((z, bundle) => {
  const { waba_id, phone_number_id, hours } = bundle.inputData;
  if (isTried(bundle.meta)) mapping.check(z, bundle);
  const query = { waba_id, phone_number_id, tags_only: false, hours: hoursOf(hours) };
  return digests(z, query, bundle.meta, (item) => mapping.added(item, bundle));
}) satisfies PollingTriggerPerform<typeof inputFields>;

/** Starts a Zap once for each quarter of an hour in which something happened, however much it was. */
export default defineTrigger({
  key: 'interaction_digest',
  noun: 'Interaction Digest',
  display: {
    label: 'Interaction Digest (Every 15 Minutes)',
    description:
      'Triggers when a quarter of an hour ends in which customers or the business wrote, or contacts changed.',
  },
  operation: {
    type: 'polling',
    inputFields,
    perform,
    sample: { ...digestSample },
    outputFields: [...outputFields<DigestItem>(digestOutputs), mapping.outputFields],
  },
});
