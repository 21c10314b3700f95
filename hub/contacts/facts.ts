import type { ContactState } from './contact.js';
import { nameOf, userIdOf, waIdOf } from './who.js';

/** What a person or a CRM says; absent: left as it is; null: cleared. */
interface Facts {
  name?: string | null | undefined;
  language?: string | null | undefined;
  userId?: string | undefined;
  phone?: string | undefined;
  attributes?: Record<string, string | null> | undefined;
}

/** All of a contact is read and written with each of its messages. */
export const ATTRIBUTES_PER_CONTACT = 200;

/** A change would give a contact more attributes than it may have. */
export class TooManyAttributes extends Error {
  override name = 'TooManyAttributes';
}

/**
 * Takes facts over, and says which of them were news. What was told here, WhatsApp does not change any more.
 * Fails with `TooManyAttributes`.
 */
export function factsTaken(
  contact: ContactState,
  { name, language, userId, phone, attributes }: Facts,
): { profile: boolean; attributes: boolean } {
  const before = profileOf(contact);
  if (name !== undefined) {
    contact.name = nameOf(name);
    contact.told.name = contact.name !== null;
  }
  if (language !== undefined) {
    contact.language = language;
    contact.told.language = language !== null;
  }
  contact.waId ??= waIdOf(phone);
  contact.userId ??= userIdOf(userId);
  return { profile: profileOf(contact) !== before, attributes: attributesTaken(contact, attributes ?? {}) };
}

function profileOf({ name, language, waId, userId }: ContactState): string {
  return JSON.stringify([name, language, waId, userId]);
}

function attributesTaken(contact: ContactState, given: Record<string, string | null>): boolean {
  const attributes = new Map(Object.entries(contact.attributes));
  let news = false;
  for (const [key, value] of Object.entries(given)) {
    if (value === null) news = attributes.delete(key) || news;
    else if (attributes.get(key) !== value) {
      attributes.set(key, value);
      news = true;
    }
  }
  const before = Object.keys(contact.attributes).length;
  if (attributes.size > Math.max(before, ATTRIBUTES_PER_CONTACT)) throw new TooManyAttributes();
  // Names may be any text, `__proto__` too: `fromEntries` defines them all as members.
  if (news) contact.attributes = Object.fromEntries(attributes);
  return news;
}
