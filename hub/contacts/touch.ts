import type { MessageData, OtherData, StatusData } from '../../whatsapp/event.js';
import { listOf, objectOf, textOf, type JsonObject } from '../../whatsapp/json.js';
import { messageText, messageType } from '../../whatsapp/message/text.js';
import { epochMs } from '../../whatsapp/time.js';
import type { Update } from '../../whatsapp/updates.js';
import type { IncomingMessage } from '../../whatsapp/webhook.js';
import { adOf, type Ad } from './ad.js';
import { effectOf, isInGroup, type InboundEffect } from './inbound.js';
import { longestText, type MessageFacts } from './message.js';
import { statusFacts, type StatusFacts } from './message-status.js';
import { nameOf, userIdOf, waIdOf, whoOf, type Who } from './who.js';

/** What an update says about one contact. Times are epoch milliseconds. */
export type Touch =
  /** Nothing but who it is. */
  | { what: 'seen'; who: Who }
  /** A message of the customer, or what comes as one; in a group it belongs to no conversation. */
  | {
      what: 'wrote';
      who: Who;
      message: MessageFacts;
      effect: InboundEffect;
      ad: Ad | null;
      inGroup: boolean;
    }
  /** A message of the business that another app sent. */
  | { what: 'sent'; who: Who; message: MessageFacts }
  /** A message from before the hub was there. */
  | { what: 'past'; who: Who; message: MessageFacts; effect: InboundEffect }
  /** Null: it went to a group. */
  | { what: 'status'; who: Who | null; status: StatusFacts }
  | { what: 'called'; who: Who; at: number }
  /** `before` is now `who`; when the number changed, the old one may become another person's. */
  | { what: 'moved'; before: Who; who: Who; numberChanged: boolean };

/** How far Meta's clock and ours may differ; a time that is later than that is none. */
const clockSkewMs = 300_000;

/** When something happened that Meta dates to `told`; epoch milliseconds. */
export function happenedAt(told: number, receivedAt: number): number {
  return Math.min(told, receivedAt + clockSkewMs);
}

/** Whom an update is about, and what it says. Whatever Meta sends, this does not fail. */
export function touchesOf(update: Update, receivedAt: number): Touch[] {
  const at = (time: number | null) => happenedAt(time ?? receivedAt, receivedAt);
  const { kind, data } = update;
  if (kind === 'message') return [ofMessage(data as MessageData, at(update.occurredAt))];
  if (kind === 'status') return ofStatus(data as StatusData, at(update.occurredAt));
  const { value, contact } = data as OtherData;
  const entry = objectOf(value);
  switch (kind) {
    case 'message_echo':
      return ofEcho(entry, data as OtherData, at(update.occurredAt));
    case 'user_preference':
      return [{ what: 'seen', who: whoOf({ waId: entry['wa_id'], userId: entry['user_id'] }, contact) }];
    case 'user_action':
      return [{ what: 'seen', who: whoOf({ waId: entry['from'], userId: entry['from_user_id'] }, contact) }];
    case 'user_id_update':
      return [ofUserIdUpdate(entry, data as OtherData)];
    case 'contact_sync':
      return ofAddressBook(entry);
    case 'history':
      return listOf(entry['threads']).flatMap((thread) => ofThread(objectOf(thread), at));
    case 'call':
      return [ofCall(entry, data as OtherData, at(update.occurredAt))];
    default:
      return [];
  }
}

function ofMessage({ message, contact }: MessageData, at: number): Touch {
  const who = whoOf(
    { waId: message.from, userId: message.from_user_id, parentUserId: message['from_parent_user_id'] },
    contact,
  );
  if (message.type === 'system') return ofNotice(objectOf(message['system']), who);
  if (isChangeOfMessage(message.type)) return { what: 'seen', who };
  return {
    what: 'wrote',
    who,
    message: factsOf(message, at),
    effect: effectOf(message),
    ad: adOf(message, at),
    inGroup: isInGroup(message),
  };
}

/** What WhatsApp writes about the customer (Cloud API: system messages). */
function ofNotice(system: JsonObject, before: Who): Touch {
  const who = { ...before };
  const waId = waIdOf(system['wa_id']);
  const userId = userIdOf(system['user_id']);
  if (system['type'] === 'user_changed_number' && waId !== null) {
    who.waId = waId;
    // The user id that came with the old number belongs to the old number.
    if (userId !== null) who.userId = userId;
    return { what: 'moved', before, who, numberChanged: true };
  }
  if (system['type'] === 'user_changed_user_id' && userId !== null) {
    who.userId = userId;
    if (waId !== null) who.waId = waId;
    return { what: 'moved', before, who, numberChanged: false };
  }
  return { what: 'seen', who };
}

function ofUserIdUpdate(entry: JsonObject, { contact }: OtherData): Touch {
  const userId = objectOf(entry['user_id']);
  const parent = objectOf(entry['parent_user_id']);
  const told = { waId: entry['wa_id'], userId: userId['current'], parentUserId: parent['current'] };
  const who = whoOf(told, contact);
  const before = { ...who, waId: null, userId: userIdOf(userId['previous']) };
  return { what: 'moved', before, who, numberChanged: false };
}

function ofStatus({ status, contact }: StatusData, at: number): Touch[] {
  const facts = statusFacts(status, at);
  if (!facts) return [];
  if (status['recipient_type'] === 'group') return [{ what: 'status', who: null, status: facts }];
  const told = {
    waId: status.recipient_id,
    userId: status.recipient_user_id,
    parentUserId: status['recipient_parent_user_id'],
  };
  return [{ what: 'status', who: whoOf(told, contact), status: facts }];
}

function ofEcho(entry: JsonObject, { contact }: OtherData, at: number): Touch[] {
  if (textOf(entry['group_id']) !== null || entry['recipient_type'] === 'group') return [];
  const told = {
    waId: entry['to'],
    userId: entry['to_user_id'],
    parentUserId: entry['to_parent_user_id'],
  };
  const who = whoOf(told, contact);
  if (textOf(entry['id']) === null || isChangeOfMessage(entry['type'])) return [{ what: 'seen', who }];
  return [{ what: 'sent', who, message: { ...factsOf(entry, at), status: 'sent' } }];
}

/** The address book of the business's phone (Cloud API: smb_app_state_sync). What leaves it changes no contact. */
function ofAddressBook(entry: JsonObject): Touch[] {
  if (entry['action'] === 'remove') return [];
  const person = objectOf(entry['contact']);
  const who = whoOf({ waId: person['phone_number'] }, null);
  return [
    { what: 'seen', who: { ...who, name: nameOf(person['full_name']) ?? nameOf(person['first_name']) } },
  ];
}

/** A chat of the WhatsApp Business app; it is named after the customer (Cloud API: history). */
function ofThread(thread: JsonObject, at: (time: number | null) => number): Touch[] {
  const id = thread['id'];
  const who = whoOf({ waId: id, userId: waIdOf(id) === null ? id : null }, null);
  const touches: Touch[] = [{ what: 'seen', who }];
  for (const told of listOf(thread['messages'])) {
    const message: IncomingMessage = objectOf(told);
    if (textOf(message.id) === null || message.type === 'system' || isChangeOfMessage(message.type)) continue;
    const byCustomer = message.from === id || message.from_user_id === id;
    const status = byCustomer ? 'received' : pastStatus(objectOf(message['history_context'])['status']);
    const facts = { ...factsOf(message, at(epochMs(message.timestamp))), status };
    touches.push({ what: 'past', who, message: facts, effect: effectOf(message) });
  }
  return touches;
}

const pastStatuses: ReadonlyMap<unknown, MessageFacts['status']> = new Map([
  ['DELIVERED', 'delivered'],
  ['READ', 'read'],
  ['PLAYED', 'played'],
  ['ERROR', 'failed'],
]);

function pastStatus(told: unknown): MessageFacts['status'] {
  return pastStatuses.get(told) ?? 'sent';
}

/** A customer who calls opens the service window as one who writes does (Cloud API: calling). */
function ofCall(entry: JsonObject, { contact }: OtherData, at: number): Touch {
  if (entry['direction'] === 'USER_INITIATED') {
    const who = whoOf({ waId: entry['from'], userId: entry['from_user_id'] }, contact);
    return entry['event'] === 'connect' ? { what: 'called', who, at } : { what: 'seen', who };
  }
  const waId = entry['to'] ?? entry['recipient_id'];
  return { what: 'seen', who: whoOf({ waId, userId: entry['to_user_id'] }, contact) };
}

/** What changes another message, and is none itself. */
function isChangeOfMessage(type: unknown): boolean {
  return type === 'edit' || type === 'revoke';
}

function factsOf(message: IncomingMessage, at: number): MessageFacts {
  const text = messageText(message).slice(0, longestText);
  return {
    id: textOf(message.id) ?? '',
    at,
    type: messageType(message),
    text: text === '' ? null : text,
    status: 'received',
  };
}
