import { explain } from '../../whatsapp/errors.js';
import type { MessageRecord } from '../../whatsapp/message-record.js';
import { e164OfWaId } from '../../whatsapp/wa-id.js';
import type { ContactState } from './contact.js';
import { iso } from './item.js';
import type { MessageState } from './message.js';

/** The message as the API gives it, with whom it is from or to. */
export function recordOf(message: MessageState, contact: ContactState | null): MessageRecord {
  const { details, errorCode } = message;
  const error = errorCode === null ? null : explain(errorCode);
  return {
    id: message.id,
    direction: message.direction,
    type: details.type ?? null,
    text: details.text ?? null,
    at: new Date(message.at).toISOString(),
    waba_id: message.wabaId,
    phone_number_id: message.phoneNumberId,
    contact_id: message.contactId,
    contact_phone: e164OfWaId(contact?.waId),
    contact_user_id: contact?.userId ?? null,
    contact_name: contact?.name ?? null,
    status: message.status,
    sent_at: iso(details.sentAt ?? null),
    delivered_at: iso(details.deliveredAt ?? null),
    read_at: iso(details.readAt ?? null),
    failed_at: iso(details.failedAt ?? null),
    error_code: errorCode,
    error_title: error?.title ?? null,
    error_advice: error?.advice ?? null,
    template_id: details.templateId ?? null,
    template_name: message.templateName,
    template_language: details.templateLanguage ?? null,
    pricing_category: details.pricingCategory ?? null,
    operation_id: details.operationId ?? null,
    crm_system: details.crm?.[0] ?? null,
    crm_object: details.crm?.[1] ?? null,
    crm_record_id: details.crm?.[2] ?? null,
  };
}
