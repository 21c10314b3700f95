import type { HubEvent, MessageData, OtherData, StatusData, UpdateKind } from './event.js';
import { writersIn } from './history.js';
import { isObject } from './json.js';
import { epochMs } from './time.js';
import { idOf, messageKey, otherKey, statusKey } from './update-id.js';
import type { Contact, IncomingMessage, MessageStatus, Metadata } from './webhook.js';

/** One thing Meta told: a message, a status, an entry of another list, or the whole value of a change. */
export interface Update {
  /** 22 characters, the same each time Meta repeats the update. */
  id: string;
  kind: UpdateKind;
  field: string;
  /** Empty when Meta named none. */
  wabaId: string;
  phoneNumberId: string | null;
  /** Meta's own time in ms since 1970, null where Meta gives none. */
  occurredAt: number | null;
  data: MessageData | StatusData | OtherData;
  /** Who wrote, as `wa:` and `bsuid:` identities. Empty for everything that no customer wrote. */
  senders: string[];
}

/** Where an update was found: what its siblings in the same change share. */
export interface Place {
  wabaId: string;
  field: string;
  /** `entry.time` as it came. */
  time: unknown;
  phoneNumberId: string | null;
  metadata: Metadata;
}

/** The update as the hub stores and delivers it. `receivedAt` is in ms since 1970. */
export function hubEvent(update: Update, receivedAt: number, firstMessage: boolean): HubEvent {
  const base = {
    id: update.id,
    field: update.field,
    waba_id: update.wabaId,
    phone_number_id: update.phoneNumberId,
    occurred_at: new Date(update.occurredAt ?? receivedAt).toISOString(),
    received_at: new Date(receivedAt).toISOString(),
  };
  if (update.kind === 'message') {
    return { event: 'message', ...base, first_message: firstMessage, data: update.data as MessageData };
  }
  if (update.kind === 'status') return { event: 'status', ...base, data: update.data as StatusData };
  return { event: update.kind, ...base, data: update.data as OtherData };
}

export function messageUpdate(place: Place, message: IncomingMessage, contact: Contact | null): Update {
  return {
    id: idOf(messageKey(place.wabaId, message)),
    kind: 'message',
    field: place.field,
    wabaId: place.wabaId,
    phoneNumberId: place.phoneNumberId,
    occurredAt: epochMs(message.timestamp),
    data: { metadata: place.metadata, contact, message },
    senders: sendersOf(message, contact),
  };
}

export function statusUpdate(place: Place, status: MessageStatus, contact: Contact | null): Update {
  return {
    id: idOf(statusKey(place.wabaId, status)),
    kind: 'status',
    field: place.field,
    wabaId: place.wabaId,
    phoneNumberId: place.phoneNumberId,
    occurredAt: epochMs(status.timestamp),
    data: { metadata: place.metadata, contact, status },
    senders: [],
  };
}

export function otherUpdate(
  place: Place,
  kind: UpdateKind,
  value: unknown,
  contact: Contact | null = null,
): Update {
  const told = isObject(value) ? epochMs(value['timestamp']) : null;
  return {
    id: idOf(otherKey(place, value)),
    kind,
    field: place.field,
    wabaId: place.wabaId,
    phoneNumberId: place.phoneNumberId,
    occurredAt: told ?? epochMs(place.time),
    data: { metadata: place.metadata, contact, value },
    senders: kind === 'history' ? writersIn(value).flatMap((message) => sendersOf(message, null)) : [],
  };
}

/** True for a text that can name something. */
export function isNamed(id: unknown): id is string {
  return typeof id === 'string' && id !== '';
}

/**
 * A `system` message is written by WhatsApp about the customer, not by the customer. An `unsupported` one may
 * only hold the place of the real message, which then is still the first.
 */
function sendersOf(message: IncomingMessage, contact: Contact | null): string[] {
  const senders: string[] = [];
  if (message.type === 'system' || message.type === 'unsupported') return senders;
  const phone = isNamed(message.from) ? message.from : contact?.wa_id;
  const user = isNamed(message.from_user_id) ? message.from_user_id : contact?.user_id;
  if (isNamed(phone)) senders.push(`wa:${phone}`);
  if (isNamed(user)) senders.push(`bsuid:${user}`);
  return senders;
}
