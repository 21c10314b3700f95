import { hash } from 'node:crypto';
import type { IncomingMessage, MessageStatus } from './webhook.js';

/** Keeps the parts of a key apart; Meta's ids are printable. */
const SEPARATOR = '\u0000';

/** Who a status is about. In a group it is the participant, for `recipient_id` is then the group itself. */
export function recipientOf(status: MessageStatus): string {
  for (const id of [
    status['recipient_participant_id'],
    status['participant_recipient_id'],
    status['recipient_participant_user_id'],
    status.recipient_id,
    status.recipient_user_id,
  ]) {
    if (typeof id === 'string' && id !== '') return id;
  }
  return '';
}

/**
 * A message is known by its id and its type: a placeholder of type `unsupported` can be followed by the
 * message itself under the same id.
 */
export function messageKey(wabaId: string, message: IncomingMessage): string {
  return `m${SEPARATOR}${wabaId}${SEPARATOR}${message.id}${SEPARATOR}${message.type}`;
}

export function statusKey(wabaId: string, status: MessageStatus): string {
  return ['s', wabaId, status.id, status.status, recipientOf(status)].join(SEPARATOR);
}

/** Anything else is known by what it says, and by when where Meta tells. */
export function otherKey(
  place: { wabaId: string; phoneNumberId: string | null; field: string; time: unknown },
  value: unknown,
): string {
  const { wabaId, phoneNumberId, field, time } = place;
  return ['o', wabaId, phoneNumberId, field, written(time), written(value)].join(SEPARATOR);
}

/** What the last of 22 characters may be: it holds two bits only. By the character that SHA-256 has in its place. */
const LAST = new Map(
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].map((c, i) => [c, 'AQgw'[i >> 4]]),
);

/** The id of an update: 22 characters, the first 16 bytes of SHA-256 over its key in base64url. */
export function idOf(key: string): string {
  // Cutting the text is three times as fast as cutting the bytes, and this runs for every update.
  const digest = hash('sha256', key, 'base64url');
  return digest.slice(0, 21) + LAST.get(digest.charAt(21));
}

function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return ''; // Nested deeper than the stack; the update is then known by its account, field and time alone.
  }
}
