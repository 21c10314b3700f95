import { parsePhone } from '../../whatsapp/phone.js';
import { isUserId } from '../../whatsapp/user-id.js';

/** Whom a message goes to, as the Cloud API wants it: a number in `to`, or a user ID in `recipient`. */
export type Address = { to: string } | { recipient: string };

export type Recipient = { ok: true; address: Address; phone: string | null } | { ok: false; reason: string };

/** Reads what a person wrote: a phone number in any form, or the user ID of a customer without a number. */
export function recipientOf(written: unknown, country?: string): Recipient {
  const text = String(written ?? '').trim();
  if (isUserId(text)) return { ok: true, address: { recipient: text }, phone: null };
  const phone = parsePhone(text, country || undefined);
  return phone.ok ? { ok: true, address: { to: phone.e164 }, phone: phone.e164 } : phone;
}

/** The customer as the hub knows them: by the number, or by the user ID. */
export function customerOf(address: Address): string {
  return 'to' in address ? address.to : address.recipient;
}
