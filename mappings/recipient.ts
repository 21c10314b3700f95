import { parsePhone } from '../whatsapp/phone.js';
import { isUserId } from '../whatsapp/user-id.js';
import { plain } from './transforms/readers.js';
import { oneLine } from './transforms/texts.js';

/** Whom a message goes to. */
export interface Recipient {
  /** E.164. */
  phone: string | null;
  /** Meta’s business-scoped user id, for a person without a phone number. */
  userId: string | null;
  /** The one of the two that is there: the key by which the hub knows the person. */
  key: string;
}

/** A field of phone numbers holds seven digits at least. */
const DIGITS = 7;
const MOST_NUMBERS = 20;

/**
 * The phone number in a field of a CRM, E.164. Of several in one field the first that can be used counts; `mobileOnly`
 * leaves out what can only be a land line. `country` is for numbers without a country code.
 */
export function phoneIn(
  value: unknown,
  { country, mobileOnly }: { country: string | null; mobileOnly: boolean },
  note: (sentence: string) => void,
): string | null {
  const numbers = numbersIn(value);
  const read = numbers.map((number) => parsePhone(number, country ?? undefined));
  const usable = read.filter((phone) => phone.ok);
  const phone = usable.find(({ mobile }) => mobile !== false) ?? (mobileOnly ? undefined : usable[0]);
  const refused = read.find((phone) => !phone.ok);
  if (!phone && usable.length > 0) note('This is a land line, and was left out.');
  else if (!phone && refused) note(refused.reason);
  if (phone && numbers.length > 1)
    note('There is more than one phone number; the first that can be used was taken.');
  return phone?.e164 ?? null;
}

/** The numbers in a list or a text, such as `0912 345 678 / 02 2345 6789`; a short part belongs to its neighbour. */
function numbersIn(value: unknown): string[] {
  const texts = (Array.isArray(value) ? value.slice(0, MOST_NUMBERS) : [value]).map((entry) =>
    oneLine(plain(entry)),
  );
  return texts.flatMap(numbersInText);
}

function numbersInText(text: string): string[] {
  if (text === '' || isUserId(text)) return [];
  const parts = text.slice(0, 500).split(/[,;|/]| or | and /i);
  const whole = parts.every((part) => (part.match(/\p{Nd}/gu) ?? []).length >= DIGITS);
  return whole ? parts.map((part) => part.trim()) : [text];
}
