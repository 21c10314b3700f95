import { createHash } from 'node:crypto';
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
  return ['m', wabaId, message.id, message.type].join(SEPARATOR);
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

/** The id of an update: 22 characters, the first 16 bytes of SHA-256 over its key in base64url. */
export function idOf(key: string): string {
  return createHash('sha256').update(key).digest().toString('base64url', 0, 16);
}

function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return ''; // Nested deeper than the stack; the update is then known by its account, field and time alone.
  }
}
