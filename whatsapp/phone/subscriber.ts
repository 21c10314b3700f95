/** DDD and eight digits of a mobile, with or without the 9 that Brazil put before them from 2012 to 2016. */
const BRAZIL = /^55([1-9][1-9])9?([6-9]\d{7})$/;

/** Mexico took the 1 before ten digits of a mobile away in 2019; older WhatsApp ids still have it. */
const MEXICO = /^521?([1-9]\d{9})$/;

/** The 9 of a mobile is for callers from abroad, and is often left out in a CRM. Area codes begin with 1, 2 or 3. */
const ARGENTINA = /^549?([123]\d{9})$/;

/**
 * The one form of all forms of a subscriber's number, to tell whether two numbers are one person's. Takes a
 * WhatsApp id or E.164, with or without its plus sign, and gives digits; what is no number comes back trimmed.
 *
 * To compare only: the Argentine form may be nobody's number, and a message goes to the id that WhatsApp gave.
 * Asked for every event, so no list of the world's numbering plans is read here.
 */
export function subscriberKey(digits: string): string {
  const number = digits.trim().replace(/^\+(?=\d+$)/, '');
  if (number.charCodeAt(0) !== FIVE) return number;
  return number.replace(BRAZIL, '55$19$2').replace(MEXICO, '52$1').replace(ARGENTINA, '549$1');
}

/** Brazil, Mexico and Argentina have country codes that begin with 5; for other numbers there is nothing to do. */
const FIVE = '5'.charCodeAt(0);
