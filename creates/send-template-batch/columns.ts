import type { PlainInputField } from 'zapier-platform-core';
import { recipientField } from '../../api/steps/contact-field.js';

/** The line items of the step, and the text that can stand in for them. */
export const RECIPIENTS = 'recipients';
export const RECIPIENTS_AS_TEXT = 'recipients_text';

/** What people call them. */
export const recipientsLabel = 'Recipients';
export const asTextLabel = 'Recipients as Text';
/** The output that the text is made for. */
export const leftOverTextLabel = 'Left-Over Recipients (Text)';

/** The columns of a recipient, beside those of the template. */
export const recipientColumns = {
  to: { key: 'to', label: recipientField.label, type: 'string', placeholder: recipientField.placeholder },
  country: { key: 'recipient_country', label: 'Recipient Country', type: 'string', placeholder: 'GB' },
  language: { key: 'recipient_language', label: 'Recipient Language', type: 'string', placeholder: 'en_GB' },
  record: { key: 'recipient_crm_record', label: 'CRM Record ID', type: 'string' },
} as const satisfies Record<string, PlainInputField>;
