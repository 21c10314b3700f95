import { parsePhone } from '../whatsapp/phone.js';

/** Whom a message goes to, as the Cloud API wants it: a number in `to`, or a user ID in `recipient`. */
export type Recipient =
  | { ok: true; address: { to: string } | { recipient: string }; phone: string | null }
  | { ok: false; reason: string };

/** A business-scoped user ID, such as `US.13491208655302741918` (Cloud API: business-scoped user IDs). */
const USER_ID = /^[a-z]{2}\.(?:ent\.)?[a-z0-9]{1,128}$/i;

/** Reads what a person wrote: a phone number in any form, or the user ID of a customer without a number. */
export function recipientOf(written: unknown, country?: string): Recipient {
  const text = String(written ?? '').trim();
  if (USER_ID.test(text)) return { ok: true, address: { recipient: text }, phone: null };
  const phone = parsePhone(text, country || undefined);
  return phone.ok ? { ok: true, address: { to: phone.e164 }, phone: phone.e164 } : phone;
}
