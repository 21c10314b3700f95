import { isObject, type JsonObject } from './json.js';
import type { Contact } from './webhook.js';

/** Where messages, statuses, calls, echoes and preferences write the other side's number. */
const PHONES = [
  'from',
  'recipient_id',
  'recipient_participant_id',
  'participant_recipient_id',
  'wa_id',
  'to',
] as const;

/** And where they write its business-scoped user id. */
const USERS = [
  'from_user_id',
  'recipient_user_id',
  'recipient_participant_user_id',
  'user_id',
  'to_user_id',
] as const;

/**
 * Which of the contacts of a change an entry of one of its lists is about. A lone contact belongs to a lone
 * entry; otherwise the number or the user id must be the same. Null when there is none.
 */
export function contactFor(contacts: readonly unknown[], entry: JsonObject, alone: boolean): Contact | null {
  const only = contacts[0];
  if (alone && contacts.length === 1) return isObject(only) ? only : null;
  for (const contact of contacts) if (isObject(contact) && isSame(contact, entry)) return contact;
  return null;
}

function isSame(contact: JsonObject, entry: JsonObject): boolean {
  return isAmong(contact['wa_id'], entry, PHONES) || isAmong(contact['user_id'], entry, USERS);
}

function isAmong(id: unknown, entry: JsonObject, members: readonly string[]): boolean {
  return typeof id === 'string' && id !== '' && members.some((member) => entry[member] === id);
}
