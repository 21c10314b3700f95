import { defineInputField, type ZObject } from 'zapier-platform-core';
import { countryChoices } from '../../whatsapp/phone/country.js';
import { parsePhone } from '../../whatsapp/phone.js';
import { isUserId } from '../../whatsapp/user-id.js';

/** The fields with which every step names the contact it is about. */

export const contactField = defineInputField({
  key: 'contact',
  label: 'Contact',
  type: 'string',
  required: true,
  placeholder: '+44 7400 123456',
  helpText: 'The phone number, written in any way, or the user ID or contact ID of an earlier step.',
});

/** To whom a message goes: WhatsApp knows no contact IDs of the hub. */
export const recipientField = defineInputField({
  key: 'to',
  label: 'To',
  type: 'string',
  required: true,
  placeholder: '+44 7400 123456',
  helpText: 'The customer’s phone number, written in any way, or the user ID that a message came from.',
});

export const contactCountryField = defineInputField({
  key: 'country',
  label: 'Country for Numbers Without a Prefix',
  type: 'string',
  required: false,
  choices: countryChoices,
  helpText: 'Needed only when numbers come without a country prefix, as in 07400 123456.',
});

/** Who a contact is: the phone number or the user ID that WhatsApp knows, or the ID that the hub gave. */
export type Identity = { phone: string } | { user_id: string } | { contact_id: string };

/** The hub's own ids of contacts. */
const CONTACT_ID = /^c_[\w-]{20}$/;

/**
 * Reads what a person put into a field for a contact. `country` is for numbers without a country code.
 * @throws a sentence about what is wrong with it, under the field's `label`.
 */
export function identityOf(
  z: ZObject,
  written: unknown,
  country: string | undefined,
  label: string = contactField.label,
): Identity {
  const text = String(written ?? '').trim();
  if (CONTACT_ID.test(text)) return { contact_id: text };
  if (isUserId(text)) return { user_id: text };
  const phone = parsePhone(text, country || undefined);
  if (!phone.ok) throw new z.errors.HaltedError(`“${label}”: ${phone.reason}`);
  return { phone: phone.e164 };
}

/** The name of a contact in the addresses of the hub. */
export function keyOf(identity: Identity): string {
  return Object.values(identity)[0] as string;
}

/** The contact of a step, as the hub's addresses name it; see `identityOf` for what fails. */
export function contactKey(
  z: ZObject,
  inputData: { contact?: unknown; country?: string | undefined },
): string {
  return keyOf(identityOf(z, inputData.contact, inputData.country));
}
