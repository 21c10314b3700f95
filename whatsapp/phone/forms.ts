import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { e164OfWaId } from '../wa-id.js';
import { storedPhone } from './stored.js';
import { subscriberKey } from './subscriber.js';

/**
 * Every form in which a CRM may hold the number of a person, to search for them one after the other: the likeliest
 * comes first, none comes twice. Takes E.164 or a WhatsApp id; gives nothing for what is no number.
 */
export function phoneForms(e164OrWaId: string): string[] {
  const numbers = e164Forms(e164OrWaId);
  const rest = numbers.map(writtenForms);
  const longest = Math.max(0, ...rest.map((forms) => forms.length));
  const inTurn = Array.from({ length: longest }, (_, index) => rest.flatMap((forms) => forms[index] ?? []));
  return [...new Set([...numbers, ...inTurn.flat()])];
}

/** All E.164 forms of one subscriber's number, the one to store first. */
function e164Forms(e164OrWaId: string): string[] {
  const given = e164OfWaId(e164OrWaId);
  const stored = given && storedPhone(given);
  if (!given || !stored) return [];
  return [...new Set([stored, given, ...twins(subscriberKey(given))])];
}

/** The two forms of a mobile in Brazil (with and without its 9), Mexico (1) and Argentina (9), by its key. */
function twins(key: string): string[] {
  const brazil = /^(55\d\d)9([6-9]\d{7})$/.exec(key);
  if (brazil) return [`+${key}`, `+${brazil[1]}${brazil[2]}`];
  if (/^52\d{10}$/.test(key)) return [`+${key}`, `+521${key.slice(2)}`];
  if (/^549\d{10}$/.test(key)) return [`+${key}`, `+54${key.slice(3)}`];
  return [];
}

/** With spaces, as it is dialled in its country (as written there, and digits alone), as a WhatsApp id, without its country code. */
function writtenForms(e164: string): string[] {
  const waId = e164.slice(1);
  const brazil = /^55(\d\d)([6-9]\d{3})(\d{4})$/.exec(waId);
  // The numbering plan has it no longer, but many a CRM.
  if (brazil) {
    const [, area, first, last] = brazil;
    return [`+55 ${area} ${first} ${last}`, `(${area}) ${first}-${last}`, `${area}${first}${last}`, waId];
  }
  const number = parsePhoneNumberFromString(e164, { extract: false });
  // An old Mexican form is in no numbering plan.
  if (!number?.isPossible()) return [waId];
  const national = number.formatNational();
  return [number.formatInternational(), national, digitsOf(national), waId, number.nationalNumber];
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
