import type { ZObject } from 'zapier-platform-core';
import { contactConversations } from './contacts.js';
import { sentenceOf } from '../sentence.js';
import { settings } from '../settings.js';

/**
 * Whether a customer may get any message now, or templates only (Cloud API: customer service window). Times are
 * ISO-8601 in UTC.
 */
export type ServiceWindow =
  | { state: 'open'; endsAt: string }
  /** `endsAt` is null when the hub knows of no message or call of the customer to this number. */
  | { state: 'closed'; endsAt: string | null }
  /** Nobody could be asked. `why` is a sentence for the person who built the Zap. */
  | { state: 'unknown'; why: string };

/** Which customer, by number or user ID, and which number of the business. */
interface Conversation {
  wabaId: string;
  phoneNumberId: string;
  customer: string;
}

/**
 * Asks the hub about the window. A hub that is missing or fails to answer is no error: a message outside the window is
 * never delivered, so that nothing goes wrong by sending it.
 * @throws what Zapier must see: a token that is at its end, and a hub that asks to wait.
 */
export async function serviceWindow(
  z: ZObject,
  { wabaId, phoneNumberId, customer }: Conversation,
): Promise<ServiceWindow> {
  if (!settings.hubUrl) return { state: 'unknown', why: 'No hub is set up.' };
  try {
    const query = { phone_number_id: phoneNumberId, messages: 0 };
    const conversations = await contactConversations(z, wabaId, customer, query);
    const endsAt = conversations?.[0]?.service_window_ends_at ?? null;
    return endsAt !== null && Date.parse(endsAt) > Date.now()
      ? { state: 'open', endsAt }
      : { state: 'closed', endsAt };
  } catch (error) {
    if (error instanceof z.errors.Error) return { state: 'unknown', why: sentenceOf(error) };
    throw error;
  }
}
