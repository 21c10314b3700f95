import type { HubEventOf } from './event.js';
import { numberOf, objectOf, textOf } from './json.js';
import { mediaPart, type MediaPart } from './message/media.js';
import { noticePart, type NoticePart } from './message/notice.js';
import { orderPart, type OrderPart } from './message/order.js';
import { originPart, type OriginPart } from './message/origin.js';
import { replyPart, type ReplyPart } from './message/reply.js';
import { sharedContacts, type SharedContact } from './message/shared-contacts.js';
import { messageText, messageType } from './message/text.js';
import { isoTime } from './time.js';
import { e164OfWaId } from './wa-id.js';
import type { Contact, IncomingMessage } from './webhook.js';

/** Every key is always there; what the message does not have is null. Times are ISO-8601 in UTC. */
export interface MessageItem
  extends SenderPart, ReplyPart, OrderPart, OriginPart, MediaPart, NoticePart, ReactionPart, LocationPart {
  /** Meta's message id. */
  id: string;
  /** As `messageType` names it. */
  type: string;
  /** What the message says, whatever its type. */
  text: string | null;
  sent_at: string;
  received_at: string;
  /** True for the first message of this customer to the business account since the hub was connected. */
  first_message: boolean;
  waba_id: string;
  phone_number_id: string | null;
  business_phone: string | null;
  group_id: string | null;
  shared_contacts: SharedContact[];
}

interface SenderPart {
  /** E.164; null for a customer who hides the number behind a username. */
  sender_phone: string | null;
  sender_wa_id: string | null;
  /** Meta's business-scoped user id. */
  sender_user_id: string | null;
  sender_parent_user_id: string | null;
  sender_username: string | null;
  sender_name: string | null;
}

interface ReactionPart {
  /** Null when the customer took the reaction back. */
  reaction_emoji: string | null;
  reaction_message_id: string | null;
}

interface LocationPart {
  location_latitude: number | null;
  location_longitude: number | null;
  location_name: string | null;
  location_address: string | null;
  location_url: string | null;
}

/** The flat form of a message event, the same for a hook and for a list. */
export function messageItem(event: HubEventOf<'message'>): MessageItem {
  const { message, contact, metadata } = event.data;
  return {
    id: message.id ?? event.id,
    type: messageType(message),
    text: textOf(messageText(message)),
    ...senderPart(message, contact),
    sent_at: isoTime(message.timestamp) ?? event.occurred_at,
    received_at: event.received_at,
    first_message: event.first_message,
    waba_id: event.waba_id,
    phone_number_id: event.phone_number_id,
    business_phone: e164OfWaId(metadata.display_phone_number),
    group_id: textOf(message.group_id),
    ...replyPart(message),
    ...reactionPart(message),
    ...orderPart(message),
    ...locationPart(message),
    shared_contacts: sharedContacts(message),
    ...mediaPart(message),
    ...originPart(message),
    ...noticePart(message),
  };
}

function senderPart(message: IncomingMessage, contact: Contact | null): SenderPart {
  const profile = objectOf(contact?.profile);
  const waId = textOf(message.from) ?? textOf(contact?.wa_id);
  return {
    sender_phone: e164OfWaId(waId),
    sender_wa_id: waId,
    sender_user_id: textOf(message.from_user_id) ?? textOf(contact?.user_id),
    sender_parent_user_id: textOf(message['from_parent_user_id']) ?? textOf(contact?.parent_user_id),
    sender_username: textOf(profile['username']),
    sender_name: textOf(profile['name']),
  };
}

function reactionPart(message: IncomingMessage): ReactionPart {
  const reaction = objectOf(message['reaction']);
  return { reaction_emoji: textOf(reaction['emoji']), reaction_message_id: textOf(reaction['message_id']) };
}

function locationPart(message: IncomingMessage): LocationPart {
  const location = objectOf(message['location']);
  return {
    location_latitude: numberOf(location['latitude']),
    location_longitude: numberOf(location['longitude']),
    location_name: textOf(location['name']),
    location_address: textOf(location['address']),
    location_url: textOf(location['url']),
  };
}
