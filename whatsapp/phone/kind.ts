import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';
import { countryName } from './country.js';
import { storedPhone } from './stored.js';

/** What the numbering plans of the world tell of a number that has the right length. */
export interface PhoneKind {
  /** ISO 3166-1 alpha-2; null for numbers that belong to no country. */
  country: string | null;
  /** Null where mobiles and land lines look the same, as in North America, and for a number in no plan. */
  mobile: boolean | null;
  /** A sentence or two for a number that WhatsApp can hardly have; no reason to refuse it. */
  caution: string | null;
}

/** Takes E.164. */
export function phoneKind(e164: string): PhoneKind {
  const number = numberOf(e164);
  return {
    country: number?.country ?? null,
    mobile: number ? isMobile(number) : null,
    caution: number ? cautionAbout(number) : null,
  };
}

/** True for a number of a range that is in use, in any of its forms. */
export function isInUse(e164: string): boolean {
  return numberOf(e164)?.isValid() === true;
}

/** The plans know the stored form only: not an old Brazilian or Mexican one. */
function numberOf(e164: string): PhoneNumber | undefined {
  return parsePhoneNumberFromString(storedPhone(e164) ?? e164, { extract: false });
}

function isMobile(number: PhoneNumber): boolean | null {
  switch (number.getType()) {
    case undefined:
    case 'FIXED_LINE_OR_MOBILE':
      return null;
    case 'MOBILE':
      return true;
    case 'FIXED_LINE':
      // Many CRMs hold Argentine mobiles without their 9, and such a number looks like a land line.
      return number.country === 'AR' ? null : false;
    default:
      return false;
  }
}

function cautionAbout(number: PhoneNumber): string | null {
  if (!number.isValid()) {
    const where = number.country ? ` in ${countryName(number.country)}` : '';
    return `No phone number${where} is known to begin like this one. Check its digits.`;
  }
  return isMobile(number) === false
    ? 'This is not a mobile number. WhatsApp knows such a number only when a business has signed it up.'
    : null;
}
