import type { OutputsOf } from '../../api/steps/output-fields.js';
import type { DeliveryCounts, DeliveryReport } from '../../whatsapp/message-record.js';

/** The counts of one part of a report; `part` is what its labels begin with. */
function countsOf(part = ''): OutputsOf<DeliveryCounts> {
  return {
    messages: [`${part}Messages`, 'integer'],
    accepted: [`${part}Accepted, No Status Yet`, 'integer'],
    sent: [`${part}Sent`, 'integer'],
    delivered: [`${part}Delivered`, 'integer'],
    read: [`${part}Read`, 'integer'],
    failed: [`${part}Failed`, 'integer'],
    not_sent: [`${part}Not Sent`, 'integer'],
    delivery_rate: [`${part}Delivery Rate`, 'number'],
    read_rate: [`${part}Read Rate`, 'number'],
  };
}

/** One label for each key, in the order in which people look for them. */
export const reportOutputs: OutputsOf<DeliveryReport> = {
  ...countsOf(),
  from: ['From', 'datetime'],
  to: ['Until', 'datetime'],
  by_template: { template_name: 'Template Name', ...countsOf('Template: ') },
  by_number: { phone_number_id: 'Business Phone Number ID', ...countsOf('Number: ') },
  by_day: { day: 'Day', ...countsOf('Day: ') },
  failures: {
    error_title: 'Failure Reason',
    advice: 'Failure Advice',
    count: ['Failure Count', 'integer'],
    error_code: ['Failure Code', 'integer'],
  },
  waba_id: 'Account ID',
};

const counts: DeliveryCounts = {
  messages: 419,
  accepted: 3,
  sent: 409,
  delivered: 402,
  read: 318,
  failed: 7,
  not_sent: 5,
  delivery_rate: 0.9829,
  read_rate: 0.791,
};

/** A month of one template from one number. */
export const reportSample: DeliveryReport = {
  ...counts,
  from: '2026-02-01T00:00:00.000Z',
  to: '2026-03-01T00:00:00.000Z',
  by_template: [{ template_name: 'reservation_confirmation', ...counts }],
  by_number: [{ phone_number_id: '106540352242922', ...counts }],
  by_day: [{ day: '2026-02-27', ...counts }],
  failures: [
    {
      error_title: 'Could Not Be Delivered',
      advice:
        'Check the number with its country code. Ask the customer by another way to update WhatsApp and accept its terms.',
      count: 7,
      error_code: 131026,
    },
    {
      error_title: 'Template Paused',
      advice: 'Use another template, or improve this one; WhatsApp lets it go on after three to six hours.',
      count: 5,
      error_code: 132015,
    },
  ],
  waba_id: '102290129340398',
};
