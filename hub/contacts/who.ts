import { objectOf, textOf } from '../../whatsapp/json.js';
import { subscriberKey } from '../../whatsapp/phone/subscriber.js';
import { e164OfWaId } from '../../whatsapp/wa-id.js';
import type { Contact } from '../../whatsapp/webhook.js';

/** Who an event is about, as far as it tells. */
export interface Who {
  /** Digits. */
  waId: string | null;
  /** Meta's business-scoped user id. */
  userId: string | null;
  parentUserId: string | null;
  username: string | null;
  name: string | null;
}

export const nobody: Who = { waId: null, userId: null, parentUserId: null, username: null, name: null };

/** What is told of one person names two: they have different user ids. */
export class DifferentPeople extends Error {
  override name = 'DifferentPeople';
}

/** More than any user id has (128 characters and its country; Cloud API: business-scoped user IDs). */
const USER_ID = /^[!-~]{1,150}$/;
const longestName = 200;

/** Reads the members that different lists of Meta name differently; what is none of them comes from `contact`. */
export function whoOf(
  told: { waId?: unknown; userId?: unknown; parentUserId?: unknown },
  contact: Contact | null | undefined,
): Who {
  const profile = objectOf(contact?.profile);
  return {
    waId: waIdOf(told.waId) ?? waIdOf(contact?.wa_id),
    userId: userIdOf(told.userId) ?? userIdOf(contact?.user_id),
    parentUserId: userIdOf(told.parentUserId) ?? userIdOf(contact?.parent_user_id),
    username: nameOf(profile['username']),
    name: nameOf(profile['name']),
  };
}

/** Under which the contact is found. Empty: it cannot be told who it is. */
export function identitiesOf({ waId, userId }: Pick<Who, 'waId' | 'userId'>): string[] {
  const identities: string[] = [];
  if (userId !== null) identities.push(`bsuid:${userId}`);
  if (waId !== null) identities.push(`wa:${subscriberKey(waId)}`);
  return identities;
}

/**
 * Under which a number is remembered whose contact has another one now, so that what is kept of that time can be found.
 * Nobody is found by it.
 */
export function formerIdentity(identity: string): string {
  return `was-${identity}`;
}

/** The digits of a WhatsApp id or phone number; null when it is none, such as the id of a group. */
export function waIdOf(text: unknown): string | null {
  return e164OfWaId(text)?.slice(1) ?? null;
}

export function userIdOf(text: unknown): string | null {
  return typeof text === 'string' && USER_ID.test(text) ? text : null;
}

export function nameOf(text: unknown): string | null {
  return textOf(text)?.slice(0, longestName) ?? null;
}
