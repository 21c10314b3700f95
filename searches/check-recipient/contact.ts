import type { ZObject } from 'zapier-platform-core';
import { contactConversations, getContact } from '../../api/hub-api/contacts.js';
import { sentenceOf } from '../../api/sentence.js';
import { settings } from '../../api/settings.js';
import type { ContactItem } from '../../whatsapp/contact-item.js';

/** What the hub says about a recipient. */
export type Known =
  /** `contact` is null when nobody with this number or user ID is known. */
  | { asked: true; contact: ContactItem | null; windowEndsAt: string | null }
  /** `why` is a sentence for the person who built the Zap. */
  | { asked: false; why: string };

/**
 * Asks the hub about a recipient, by number or user ID. A hub that is missing or fails to answer is no error: what the
 * number itself tells is worth having. `phoneNumberId` narrows the service window to one sender.
 * @throws what Zapier must see: a token that is at its end, and a hub that asks to wait.
 */
export async function askAbout(
  z: ZObject,
  wabaId: string,
  key: string,
  phoneNumberId: string | undefined,
): Promise<Known> {
  if (!settings.hubUrl) {
    return { asked: false, why: 'No hub is set up, so nothing is known about the contact.' };
  }
  try {
    const contact = await getContact(z, wabaId, key);
    const windowEndsAt = contact && (await windowEnd(z, wabaId, contact, phoneNumberId));
    return { asked: true, contact, windowEndsAt };
  } catch (error) {
    if (error instanceof z.errors.Error) return { asked: false, why: sentenceOf(error) };
    throw error;
  }
}

async function windowEnd(
  z: ZObject,
  wabaId: string,
  contact: ContactItem,
  phoneNumberId: string | undefined,
): Promise<string | null> {
  if (!phoneNumberId) return contact.service_window_ends_at;
  const query = { phone_number_id: phoneNumberId, messages: 0 };
  const conversations = await contactConversations(z, wabaId, contact.id, query);
  return conversations?.[0]?.service_window_ends_at ?? null;
}
