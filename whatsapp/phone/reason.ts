import { validatePhoneNumberLength, type CountryCode } from 'libphonenumber-js/max';
import { countryName } from './country.js';

const LETTERS = 'The phone number has letters in it, and only digits can be sent to.';

/** Why a number without a country code cannot be read when no country is known. */
export function noCountryReason(text: string): string {
  return hasLetters(text) ? LETTERS : 'The phone number has no country code.';
}

/** Letters are not turned into digits: in a CRM they are more often a note than a number to remember. */
export function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}

/** Why the digits after a plus sign are no number. */
export function internationalReason(international: string): string {
  if (hasLetters(international)) return LETTERS;
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
      return 'This is not a phone number.';
  }
}

/** Why a number as it is dialled in a country is none of that country. */
export function nationalReason(text: string, code: CountryCode): string {
  if (hasLetters(text)) return LETTERS;
  switch (validatePhoneNumberLength(text, code)) {
    case 'TOO_SHORT':
      return `The phone number is too short for ${countryName(code)}.`;
    case 'TOO_LONG':
      return `The phone number is too long for ${countryName(code)}.`;
    default:
      return `This is not a phone number of ${countryName(code)}.`;
  }
}
