import { decodeCallbackData } from './callback-data.js';
import { detailsOf, explain, type GraphError } from './errors.js';
import type { HubEventOf } from './event.js';
import { listOf, numberOf, objectOf, textOf, type JsonObject } from './json.js';
import { isoTime } from './time.js';
import { recipientOf } from './update-id.js';
import { e164OfWaId } from './wa-id.js';
import type { Contact, MessageStatus } from './webhook.js';

/** Every key is always there; what the status does not have is null. Times are ISO-8601 in UTC. */
export interface StatusItem extends RecipientPart, ErrorPart, PricingPart, OriginOfSend {
  /** Message id and status, in groups with the recipient: one message has several statuses. */
  id: string;
  message_id: string;
  /** `sent`, `delivered`, `read`, `played` or `failed`. */
  status: string;
  occurred_at: string;
  received_at: string;
  waba_id: string;
  phone_number_id: string | null;
  business_phone: string | null;
}

interface RecipientPart {
  /** E.164; null for a customer who hides the number behind a username. */
  recipient_phone: string | null;
  recipient_wa_id: string | null;
  /** Meta's business-scoped user id. */
  recipient_user_id: string | null;
  recipient_name: string | null;
  group_id: string | null;
}

/** Why the message failed; all null when it did not. */
interface ErrorPart {
  error_code: number | null;
  error_title: string | null;
  error_explanation: string | null;
  error_advice: string | null;
  error_details: string | null;
  /** True when the same message may succeed, now or after what the advice says. */
  error_can_repeat: boolean | null;
}

interface PricingPart {
  /** Such as `marketing`, `utility`, `authentication` or `service`. */
  pricing_category: string | null;
  /** `regular`, `free_customer_service` or `free_entry_point`. */
  pricing_type: string | null;
  /** `PMP`, per message. */
  pricing_model: string | null;
  conversation_id: string | null;
  conversation_type: string | null;
  conversation_expires_at: string | null;
}

/** What our own send wrote into the callback data; all but the text itself null when another system sent. */
interface OriginOfSend {
  operation_id: string | null;
  template_id: string | null;
  template_name: string | null;
  template_language: string | null;
  crm_system: string | null;
  crm_object: string | null;
  crm_record_id: string | null;
  /** The text as it came back. */
  callback_data: string | null;
}

/** The flat form of a status event, the same for a hook and for a list. */
export function statusItem(event: HubEventOf<'status'>): StatusItem {
  const { status, contact, metadata } = event.data;
  const messageId = status.id ?? event.id;
  const state = status.status ?? 'unknown';
  const recipient = recipientPart(status, contact);
  return {
    id: [messageId, state, ...(recipient.group_id ? [recipientOf(status)] : [])].join(':'),
    message_id: messageId,
    status: state,
    occurred_at: isoTime(status.timestamp) ?? event.occurred_at,
    received_at: event.received_at,
    ...recipient,
    waba_id: event.waba_id,
    phone_number_id: event.phone_number_id,
    business_phone: e164OfWaId(metadata.display_phone_number),
    ...errorPart(listOf(status.errors)[0]),
    ...pricingPart(status),
    ...originOfSend(status.biz_opaque_callback_data),
  };
}

function recipientPart(status: MessageStatus, contact: Contact | null): RecipientPart {
  const group = status['recipient_type'] === 'group' ? textOf(status.recipient_id) : null;
  const number = group
    ? (textOf(status['recipient_participant_id']) ?? textOf(status['participant_recipient_id']))
    : textOf(status.recipient_id);
  const waId = number ?? textOf(contact?.wa_id);
  return {
    recipient_phone: e164OfWaId(waId),
    recipient_wa_id: waId,
    recipient_user_id:
      textOf(status['recipient_participant_user_id']) ??
      textOf(status.recipient_user_id) ??
      textOf(contact?.user_id),
    recipient_name: textOf(objectOf(contact?.profile)['name']),
    group_id: group,
  };
}

function errorPart(told: unknown): ErrorPart {
  const error = objectOf(told);
  const code = numberOf(error['code']);
  if (code === null) {
    return {
      error_code: null,
      error_title: textOf(error['title']),
      error_explanation: null,
      error_advice: null,
      error_details: null,
      error_can_repeat: null,
    };
  }
  const { title, happened, advice, retry } = explain(code);
  return {
    error_code: code,
    error_title: title,
    error_explanation: happened,
    error_advice: advice,
    error_details: detailsOf({ ...error, code } as GraphError),
    error_can_repeat: retry !== 'never',
  };
}

function pricingPart(status: MessageStatus): PricingPart {
  const conversation = objectOf(status['conversation']);
  const pricing = pricingOf(status, conversation);
  return {
    pricing_category: textOf(pricing['category']),
    pricing_type: textOf(pricing['type']),
    pricing_model: textOf(pricing['pricing_model']),
    conversation_id: textOf(conversation['id']),
    conversation_type: textOf(objectOf(conversation['origin'])['type']),
    conversation_expires_at: isoTime(conversation['expiration_timestamp']),
  };
}

/** Statuses of groups may carry the pricing inside the conversation. */
function pricingOf(status: MessageStatus, conversation: JsonObject): JsonObject {
  return objectOf(status['pricing'] ?? conversation['pricing']);
}

function originOfSend(text: unknown): OriginOfSend {
  const data = decodeCallbackData(text);
  return {
    operation_id: data?.operation ?? null,
    template_id: data?.templateId ?? null,
    template_name: data?.templateName ?? null,
    template_language: data?.templateLanguage ?? null,
    crm_system: data?.crm?.system ?? null,
    crm_object: data?.crm?.object ?? null,
    crm_record_id: data?.crm?.record ?? null,
    callback_data: textOf(text),
  };
}
