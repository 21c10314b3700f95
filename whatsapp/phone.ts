import { parsePhoneNumberFromString, type CountryCode, type PhoneNumber } from 'libphonenumber-js/max';
import { countryCode } from './phone/country.js';
import { isInUse, phoneKind } from './phone/kind.js';
import { plainNumber } from './phone/plain.js';
import { hasLetters, internationalReason, nationalReason, noCountryReason } from './phone/reason.js';
import { isUserId } from './user-id.js';

export type ParsedPhone =
  | {
      ok: true;
      e164: string;
      waId: string;
      country?: string;
      /** Null where nobody can tell, as in North America. A land line can have WhatsApp, so it is not refused. */
      mobile: boolean | null;
      /** What should be checked before a message is sent: a whole sentence or two. */
      caution: string | null;
    }
  /** `reason` is a whole sentence or two for the person who typed the number; it never repeats the number. */
  | { ok: false; reason: string };

const HOW_TO_WRITE = 'Write it with its country code, for example +44 7400 123456.';

/** Characters; more than any number with all that may stand around it. */
const LONGEST = 250;

/** A plus sign, or the 00 that means the same in most countries. */
const PREFIX = /^[(\s]*(?:\+[+\s]*(?:00)?|00)/;

/** A number as a spreadsheet shortens it. */
const SCIENTIFIC = /^\d[.,]\d+e\+?\d+$/i;

/** Digits alone, without a plus sign, are a whole number with its country code only from this length on. */
const WHOLE_NUMBER_DIGITS = 11;

/** A Mexican mobile as it was written until 2019. WhatsApp ids still have the 1, so it is left in. */
const OLD_MEXICAN = /^521\d{10}$/;

/** What was dialled before the ten digits of a Mexican mobile until 2019. */
const OLD_MEXICAN_PREFIX = /^(?:01|04[45]|1)(?=\d{10}$)/;

/**
 * Reads a phone number however it is written. `country` (two letters, or its name) is for numbers that are written
 * as one dials them inside that country; a number with a country code is never changed by it.
 */
export function parsePhone(written: string, country?: string): ParsedPhone {
  const given = String(written ?? '').trim();
  if (given.length > LONGEST) return no('This is not a phone number: it is too long.');
  const text = plainNumber(given);
  if (!/\d/.test(text)) return no(`The phone number ${text === '' ? 'is empty' : 'has no digits'}.`);
  if (SCIENTIFIC.test(text)) {
    return no(
      'A spreadsheet has shortened the phone number. Format its column as text and enter it again.',
      '',
    );
  }
  if (isUserId(text)) return no('This is a WhatsApp user id, not a phone number.');
  if (isSeveral(text)) return no('There is more than one phone number. Leave one of them.', '');
  return PREFIX.test(text) ? parseInternational(text) : parseNational(text, country);
}

function parseInternational(text: string): ParsedPhone {
  const international = text.replace(PREFIX, '+');
  const number = parsePhoneNumberFromString(international, { extract: false });
  if (number?.ext) return extension();
  // Ranges of numbers change faster than any list of them, so only the length must be right.
  if (number?.isPossible() && isSettled(number)) return yes(number.number);
  const digits = digitsOf(international);
  if (!hasLetters(text) && OLD_MEXICAN.test(digits)) return yes(`+${digits}`);
  return no(internationalReason(international));
}

/** False when the number would be read as another one the next time: it has more than one 0 after its country code. */
function isSettled({ number }: PhoneNumber): boolean {
  return parsePhoneNumberFromString(number, { extract: false })?.number === number;
}

function parseNational(text: string, country: string | undefined): ParsedPhone {
  const whole = wholeNumber(text);
  if (!country?.trim()) {
    return whole
      ? yes(whole)
      : no(noCountryReason(text), `${HOW_TO_WRITE} Or choose a country for numbers without one.`);
  }
  const code = countryCode(country);
  if (!code) {
    return no(`“${country.trim()}” is not a country that is known here. Choose it from the list.`, '');
  }
  const number = nationalNumber(text, code);
  if (number?.ext) return extension();
  const known = number && isInUse(number.number) ? number.number : null;
  // Some digits can be read in both ways, and WhatsApp is mostly on mobiles.
  const isWhole = whole && (!known || (mayBeMobile(whole) && !mayBeMobile(known)));
  const read = isWhole ? whole : known;
  return read ? yes(read) : no(nationalReason(text, code));
}

function nationalNumber(text: string, code: CountryCode): PhoneNumber | undefined {
  const digits = digitsOf(text);
  const old = code === 'MX' && !hasLetters(text) && OLD_MEXICAN_PREFIX.test(digits);
  return parsePhoneNumberFromString(old ? digits.replace(OLD_MEXICAN_PREFIX, '') : text, {
    defaultCountry: code,
    extract: false,
  });
}

function mayBeMobile(e164: string): boolean {
  return phoneKind(e164).mobile !== false;
}

/** Digits that are a number of some country when a plus sign is put before them, as in WhatsApp's own ids. */
function wholeNumber(text: string): string | null {
  const digits = digitsOf(text);
  if (!/^[\d\s.()\p{Pd}]+$/u.test(text) || digits.length < WHOLE_NUMBER_DIGITS) return null;
  if (OLD_MEXICAN.test(digits)) return `+${digits}`;
  const number = parsePhoneNumberFromString(`+${digits}`, { extract: false });
  return number && isInUse(number.number) ? number.number : null;
}

function isSeveral(text: string): boolean {
  const numbers = text.split(/[,;|/&\n]| or | and /i).filter((part) => digitsOf(part).length >= 7);
  return numbers.length > 1;
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

function yes(e164: string): ParsedPhone {
  const { country, mobile, caution } = phoneKind(e164);
  return { ok: true, e164, waId: e164.slice(1), ...(country && { country }), mobile, caution };
}

function extension(): ParsedPhone {
  return no('The phone number has an extension, and WhatsApp cannot call through one.', '');
}

function no(reason: string, advice = HOW_TO_WRITE): ParsedPhone {
  return { ok: false, reason: advice === '' ? reason : `${reason} ${advice}` };
}
