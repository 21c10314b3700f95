import { parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * The digits a business means by `to`: `+`, spaces, dashes and brackets are ignored, and a number with neither
 * `+` nor country code gets the business's own country code (Cloud API: phone number formats). Null when no
 * phone number can be meant.
 */
export function dialled(to: string, businessNumber: string): string | null {
  const written = to.trim();
  if (!/^\+?[\d\s().-]+$/.test(written)) return null;
  const digits = written.replace(/\D/g, '');
  if (digits.length < 5 || digits.length > 15) return null;
  if (written.startsWith('+') || hasCountryCode(digits)) return digits;
  const code = parsePhoneNumberFromString(`+${businessNumber.replace(/\D/g, '')}`)?.countryCallingCode ?? '';
  return code + digits.replace(/^0+/, '');
}

function hasCountryCode(digits: string): boolean {
  // Mexican mobile numbers keep the 1 that the numbering plan dropped.
  return /^521\d{10}$/.test(digits) || parsePhoneNumberFromString(`+${digits}`)?.isValid() === true;
}

/**
 * The id WhatsApp knows a number by. Some countries have two forms of one mobile number: Brazil's ninth digit is
 * absent outside the big cities, Mexico keeps a 1, Argentina a 9.
 */
export function waIdOf(digits: string): string {
  const brazil = /^55([1-9]\d)9(\d{8})$/.exec(digits);
  if (brazil && Number(brazil[1]) >= 31) return `55${brazil[1]}${brazil[2]}`;
  if (/^52\d{10}$/.test(digits)) return `521${digits.slice(2)}`;
  if (/^54\d{10}$/.test(digits)) return `549${digits.slice(2)}`;
  return digits;
}

/** ISO country of a number, `US` when it cannot be told. */
export function countryOf(waId: string): string {
  return parsePhoneNumberFromString(`+${waId}`)?.country ?? 'US';
}

/** Whether a number belongs to the United States, where no marketing template is delivered (error 131049). */
export function isUnitedStates(waId: string): boolean {
  return parsePhoneNumberFromString(`+${waId}`)?.country === 'US';
}
