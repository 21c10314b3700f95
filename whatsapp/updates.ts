import type { EventKind, HubEvent, MessageData, OtherData, StatusData } from './event.js';
import { contactFor } from './contact.js';
import { ruleOf } from './fields.js';
import { isObject, type JsonObject } from './json.js';
import { epochMs } from './time.js';
import { idOf, messageKey, otherKey, statusKey } from './update-id.js';
import type { Contact, IncomingMessage, MessageStatus, Metadata } from './webhook.js';

/** One thing Meta told: a message, a status, an entry of another list, or the whole value of a change. */
export interface Update {
  /** 22 characters, the same each time Meta repeats the update. */
  id: string;
  kind: EventKind;
  field: string;
  /** Empty when Meta named none. */
  wabaId: string;
  phoneNumberId: string | null;
  /** Meta's own time in ms since 1970, null where Meta gives none. */
  occurredAt: number | null;
  data: MessageData | StatusData | OtherData;
  /** Who wrote, as `wa:` and `bsuid:` identities. Empty for everything that a customer did not write. */
  senders: string[];
}

/** Where an update was found: what its siblings in the same change share. */
interface Place {
  wabaId: string;
  field: string;
  time: unknown;
  phoneNumberId: string | null;
  metadata: Metadata;
  contacts: readonly unknown[];
}

const NO_METADATA: Metadata = Object.freeze({});

/** True for a body that Meta sends about WhatsApp, and not about one of its other products. */
export function isWhatsAppBody(body: unknown): boolean {
  return isObject(body) && body['object'] === 'whatsapp_business_account';
}

/**
 * Every update in one webhook body, in Meta's order. It never throws and loses nothing: a part of a shape
 * nobody knows becomes an update of kind `unknown` that holds the part as it came.
 */
export function updatesOf(body: unknown): Update[] {
  const updates: Update[] = [];
  if (isObject(body) && Array.isArray(body['entry'])) {
    for (const entry of body['entry'] as unknown[]) readEntry(entry, updates);
  } else {
    updates.push(otherUpdate(bare('', '', null), 'unknown', body, null));
  }
  return updates;
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

function readEntry(entry: unknown, updates: Update[]): void {
  const known = isObject(entry) ? entry : {};
  const wabaId = typeof known['id'] === 'string' ? known['id'] : '';
  const time = known['time'];
  const changes = known['changes'];
  if (!Array.isArray(changes) || changes.length === 0) {
    updates.push(otherUpdate(bare(wabaId, '', time), 'unknown', entry, null));
    return;
  }
  for (const change of changes as unknown[]) readChange(wabaId, time, change, updates);
}

function readChange(wabaId: string, time: unknown, change: unknown, updates: Update[]): void {
  const field = isObject(change) && typeof change['field'] === 'string' ? change['field'] : '';
  const value = isObject(change) ? change['value'] : undefined;
  if (!isObject(value)) {
    updates.push(otherUpdate(bare(wabaId, field, time), 'unknown', change, null));
    return;
  }
  const place = placeOf(wabaId, field, time, value);
  const rule = ruleOf(field);
  if ('whole' in rule) updates.push(otherUpdate(place, rule.whole, value, null));
  else readLists(place, value, rule.lists, updates);
}

/** One update per entry of the lists that the field is known for; what is left over becomes one more. */
function readLists(
  place: Place,
  value: JsonObject,
  lists: ReadonlyMap<string, EventKind>,
  updates: Update[],
): void {
  const before = updates.length;
  const unclaimed = new Set(place.contacts);
  const rest: JsonObject = {};
  for (const member of Object.keys(value)) {
    const list = value[member];
    const kind = lists.get(member);
    if (kind !== undefined && Array.isArray(list)) {
      for (const item of list as unknown[]) {
        const update = itemUpdate(place, kind, item, list.length === 1);
        if (update.data.contact) unclaimed.delete(update.data.contact);
        updates.push(update);
      }
    } else if (!isShared(member, list)) rest[member] = list;
  }
  if (updates.length === before) updates.push(otherUpdate(place, 'unknown', value, null));
  else if (unclaimed.size > 0 || Object.keys(rest).length > 0) {
    if (unclaimed.size > 0) rest['contacts'] = [...unclaimed];
    updates.push(otherUpdate(place, 'unknown', rest, null));
  }
}

/** True for the members that every update of the change carries with it, and for an empty list. */
function isShared(member: string, content: unknown): boolean {
  if (member === 'messaging_product') return content === 'whatsapp';
  if (member === 'metadata') return isObject(content);
  return member === 'contacts' && Array.isArray(content);
}

function itemUpdate(place: Place, kind: EventKind, item: unknown, alone: boolean): Update {
  if (!isObject(item)) return otherUpdate(place, 'unknown', item, null);
  const contact = contactFor(place.contacts, item, alone);
  if (kind === 'message') {
    return isNamed(item['id']) && isNamed(item['type'])
      ? messageUpdate(place, item, contact)
      : otherUpdate(place, 'unknown', item, contact);
  }
  if (kind === 'status') {
    if (item['type'] === 'payment') return otherUpdate(place, 'payment', item, contact);
    return isNamed(item['id']) && isNamed(item['status'])
      ? statusUpdate(place, item, contact)
      : otherUpdate(place, 'unknown', item, contact);
  }
  return otherUpdate(place, kind, item, contact);
}

function messageUpdate(place: Place, message: IncomingMessage, contact: Contact | null): Update {
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

function statusUpdate(place: Place, status: MessageStatus, contact: Contact | null): Update {
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

function otherUpdate(place: Place, kind: EventKind, value: unknown, contact: Contact | null): Update {
  const told = isObject(value) ? epochMs(value['timestamp']) : null;
  return {
    id: idOf(otherKey(place, value)),
    kind,
    field: place.field,
    wabaId: place.wabaId,
    phoneNumberId: place.phoneNumberId,
    occurredAt: told ?? epochMs(place.time),
    data: { metadata: place.metadata, contact, value },
    senders: [],
  };
}

/** A `system` message is written by WhatsApp about the customer, not by the customer. */
function sendersOf(message: IncomingMessage, contact: Contact | null): string[] {
  const senders: string[] = [];
  if (message.type === 'system') return senders;
  const phone = isNamed(message.from) ? message.from : contact?.wa_id;
  const user = isNamed(message.from_user_id) ? message.from_user_id : contact?.user_id;
  if (isNamed(phone)) senders.push(`wa:${phone}`);
  if (isNamed(user)) senders.push(`bsuid:${user}`);
  return senders;
}

function isNamed(id: unknown): id is string {
  return typeof id === 'string' && id !== '';
}

function bare(wabaId: string, field: string, time: unknown): Place {
  return { wabaId, field, time, phoneNumberId: null, metadata: NO_METADATA, contacts: [] };
}

function placeOf(wabaId: string, field: string, time: unknown, value: JsonObject): Place {
  const metadata: Metadata = isObject(value['metadata']) ? value['metadata'] : NO_METADATA;
  const contacts = Array.isArray(value['contacts']) ? (value['contacts'] as unknown[]) : [];
  return { wabaId, field, time, phoneNumberId: phoneNumberIdOf(metadata, value), metadata, contacts };
}

function phoneNumberIdOf(metadata: Metadata, value: JsonObject): string | null {
  if (isNamed(metadata.phone_number_id)) return metadata.phone_number_id;
  const settings = value['phone_number_settings'];
  const id = isObject(settings) ? settings['phone_number_id'] : undefined;
  return isNamed(id) ? id : null;
}
