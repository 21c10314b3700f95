import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { accountField, numberFilterField } from '../api/steps/dropdowns.js';
import { given } from '../api/steps/given.js';
import { deliveryReport } from '../api/hub-api/messages.js';
import { momentIn } from '../api/steps/moment.js';
import { outputFields } from '../api/steps/output-fields.js';
import type { DeliveryReport } from '../whatsapp/message-record.js';
import { reportOutputs, reportSample } from './delivery-report/output.js';
import { nameAsMetaWrites } from './template-name.js';

const FROM = 'From';
const UNTIL = 'Until';

const inputFields = defineInputFields([
  accountField,
  {
    key: 'from',
    label: FROM,
    type: 'datetime',
    helpText: 'Leave it empty for the 30 days before the end.',
  },
  {
    key: 'to',
    label: UNTIL,
    type: 'datetime',
    helpText: 'The first moment that is not counted: 1 April for all of March. Leave it empty for now.',
  },
  numberFilterField,
  {
    key: 'template',
    label: 'Template Name',
    type: 'string',
    placeholder: 'order_confirmation',
    helpText: 'The whole name. Leave it empty for all messages.',
  },
]);

const perform = (async (z, bundle): Promise<DeliveryReport[]> => {
  const { waba_id, from, to, phone_number_id, template } = given({ ...bundle.inputData });
  const report = await deliveryReport(z, waba_id, {
    from: momentIn(z, bundle, FROM, from),
    to: momentIn(z, bundle, UNTIL, to),
    phone_number_id,
    template_name: template && nameAsMetaWrites(template),
  });
  return [report];
}) satisfies SearchPerform<typeof inputFields>;

/** Counts how what was sent in a period fared. */
export default defineSearch({
  key: 'delivery_report',
  noun: 'Delivery Report',
  display: {
    label: 'Find Delivery Report',
    description:
      'Finds a report of how many messages were sent, delivered and read, how many failed or were not sent, and why.',
  },
  operation: {
    inputFields,
    perform,
    sample: { ...reportSample },
    outputFields: outputFields<DeliveryReport>(reportOutputs),
  },
});
