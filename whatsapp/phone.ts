import {
  getCountries,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { isUserId } from './user-id.js';

export { e164OfWaId } from './wa-id.js';

export type ParsedPhone =
  | { ok: true; e164: string; waId: string; country?: string }
  /** `reason` is a whole sentence or two for the person who typed the number; it never repeats the number. */
  | { ok: false; reason: string };

const HOW_TO_WRITE = 'Write it with its country code, for example +44 7400 123456.';

/** Marks that copying brings along and nobody sees: text direction, zero width, byte order. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** What stands before a number in exports of other systems. */
const BEFORE = /^(?:["'=]+|tel:|whatsapp:)+/i;

/** WhatsApp's own links; the number in them always has its country code. */
const LINK = /^(?:https?:\/\/)?(?:wa\.me\/|api\.whatsapp\.com\/send\/?\?phone=)(?:\+|%2b)?(\d+).*$/i;

/** A number as a spreadsheet shortens it. */
const SCIENTIFIC = /^\d[.,]\d+e\+?\d+$/i;

/** Digits alone, without a plus sign, are a whole number with its country code only from this length on. */
const WHOLE_NUMBER_DIGITS = 11;

/**
 * Reads a phone number however it is written. `country` (two letters, or its English name) is for numbers that
 * are written as one dials them inside that country; a number with a country code is never changed by it.
 */
export function parsePhone(written: string, country?: string): ParsedPhone {
  const text = cleaned(written);
  if (!/\p{Nd}/u.test(text)) return no(`The phone number ${text === '' ? 'is empty' : 'has no digits'}.`);
  if (SCIENTIFIC.test(text)) {
    return no(
      'A spreadsheet has shortened the phone number. Format its column as text and enter it again.',
      '',
    );
  }
  if (isUserId(text)) return no('This is a WhatsApp user id, not a phone number.');
  if (isSeveral(text)) return no('There is more than one phone number. Leave one of them.', '');
  return isInternational(text) ? parseInternational(text) : parseNational(text, country);
}

function parseInternational(text: string): ParsedPhone {
  const international = text.replace(/^[(\s]*(?:[+＋]|[0０٠]{2})/, '+');
  const number = parsePhoneNumberFromString(international, { extract: false });
  if (number?.ext) return no('The phone number has an extension, and WhatsApp cannot call through one.', '');
  // Ranges of numbers change faster than any list of them, so only the length must be right.
  if (number?.isPossible() && isSettled(number)) return yes(number);
  const mexican = mexicanMobile(international);
  if (mexican) return mexican;
  return no(lengthReason(international) ?? 'This is not a phone number.');
}

/** False when the number would be read as another one the next time: it has more than one 0 after its country code. */
function isSettled({ number }: PhoneNumber): boolean {
  return parsePhoneNumberFromString(number, { extract: false })?.number === number;
}

/** Before 2019 Mexican mobiles had a 1 after the country code; WhatsApp ids still do, so it is left in. */
function mexicanMobile(international: string): ParsedPhone | null {
  const digits = international.replace(/\D/g, '');
  return /^521\d{10}$/.test(digits) ? { ok: true, e164: `+${digits}`, waId: digits, country: 'MX' } : null;
}

function parseNational(text: string, country: string | undefined): ParsedPhone {
  const whole = wholeNumber(text);
  if (!country?.trim()) {
    return whole
      ? yes(whole)
      : no(
          'The phone number has no country code.',
          `${HOW_TO_WRITE} Or choose a country for numbers without one.`,
        );
  }
  const code = countryCode(country);
  if (!code)
    return no(`“${country.trim()}” is not a country that is known here. Choose it from the list.`, '');
  const number = parsePhoneNumberFromString(text, { defaultCountry: code, extract: false });
  if (number?.ext) return no('The phone number has an extension, and WhatsApp cannot call through one.', '');
  const known = number?.isValid() ? number : null;
  // Some digits can be read in both ways, and WhatsApp is mostly on mobiles.
  if (known && whole && isMobile(whole) && !isMobile(known)) return yes(whole);
  const read = known ?? whole;
  return read ? yes(read) : no(`This is not a phone number of ${nameOf(code)}.`);
}

function isMobile(number: PhoneNumber): boolean {
  const type = number.getType();
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
}

/** Digits that are a valid number of some country when a plus sign is put before them, as in WhatsApp's own ids. */
function wholeNumber(text: string): PhoneNumber | null {
  const digits = text.replace(/[\s.-]/g, '');
  if (!/^\p{Nd}+$/u.test(digits) || digits.length < WHOLE_NUMBER_DIGITS) return null;
  const number = parsePhoneNumberFromString(`+${digits}`, { extract: false });
  return number?.isValid() ? number : null;
}

function cleaned(written: string): string {
  const text = String(written ?? '')
    .replace(INVISIBLE, '')
    .replace(/\u00a0/g, ' ')
    .trim()
    .replace(BEFORE, '')
    .replace(LINK, '+$1')
    .replace(/["'\s]+$/, '')
    .trim();
  // A number cell of a spreadsheet arrives with a decimal place.
  return /^\d{7,}\.0+$/.test(text) ? text.slice(0, text.indexOf('.')) : text;
}

/** True when it begins with a plus sign or with the 00 that means the same in most countries. */
function isInternational(text: string): boolean {
  return /^[(\s]*(?:[+＋]|[0０٠]{2})/.test(text);
}

function isSeveral(text: string): boolean {
  const numbers = text
    .split(/[,;|\n]| or | and /i)
    .filter((part) => (part.match(/\p{Nd}/gu) ?? []).length >= 7);
  return numbers.length > 1;
}

function lengthReason(international: string): string | null {
  switch (validatePhoneNumberLength(international)) {
    case 'TOO_SHORT':
      return 'The phone number is too short.';
    case 'TOO_LONG':
      return 'The phone number is too long.';
    case 'INVALID_COUNTRY':
      return 'The phone number begins with a country code that does not exist.';
    case 'INVALID_LENGTH':
      return 'The phone number has too few or too many digits for its country.';
    default:
      return null;
  }
}

function yes(number: PhoneNumber): ParsedPhone {
  const { number: e164, country } = number;
  return { ok: true, e164, waId: e164.slice(1), ...(country && { country }) };
}

function no(reason: string, advice = HOW_TO_WRITE): ParsedPhone {
  return { ok: false, reason: advice === '' ? reason : `${reason} ${advice}` };
}

const englishNames = new Intl.DisplayNames('en', { type: 'region' });

function nameOf(code: CountryCode): string {
  return englishNames.of(code) ?? code;
}

function countryCode(country: string): CountryCode | null {
  const wanted = country.trim().toUpperCase();
  if (isSupportedCountry(wanted)) return wanted;
  return getCountries().find((code) => nameOf(code).toUpperCase() === wanted) ?? null;
}
