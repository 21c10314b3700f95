/** Digits, also as Meta shows a business number to people: `+1 555-078-3881`. */
const NUMBER = /^\+?[\d\s().-]+$/;

/**
 * The phone number of a WhatsApp id as E.164, null when the id is not a number. A `wa_id` always begins with
 * its country code, so no country is ever assumed; it is not corrected either: what it says can be written to.
 */
export function e164OfWaId(waId: unknown): string | null {
  if (typeof waId !== 'string' || !NUMBER.test(waId)) return null;
  const digits = waId.replace(/\D/g, '');
  return digits.length >= 7 && digits.length <= 15 ? `+${digits}` : null;
}
