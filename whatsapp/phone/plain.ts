/** Marks that copying brings along and nobody sees: text direction, zero width, byte order. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Signs and digits of East Asian keyboards, each as wide as a character there: the same in the same order as ASCII. */
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_OFFSET = 0xff01 - 0x21;

/** What stands before a number in exports of other systems: a mark of a spreadsheet, `tel:`, `whatsapp:`, “Mobile: ”. */
const BEFORE = /^(?:["'=]+|\p{L}[\p{L} -]{0,19}:(?!\/\/)\s*|(?:tel|phone|mob|mobile|cell|whatsapp)\.?\s+)+/iu;

/** What stands after it: “(mobile)”. */
const AFTER = /\s*\([\p{L} ]{1,20}\)$/u;

/** WhatsApp's own links; the number in them always has its country code. */
const LINK = /^(?:https?:\/\/)?(?:wa\.me\/|api\.whatsapp\.com\/send\/?\?phone=)(?:\+|%2b)?(\d+).*$/i;

/** How tools beside the Cloud API write a WhatsApp id, sometimes with the number of a device. */
const CHAT_ID = /^\+?(\d+)(?::\d+)?@(?:s\.whatsapp\.net|c\.us)$/i;

/** A number as it was written, in ASCII digits and without what other systems put around it. */
export function plainNumber(written: string): string {
  const text = asciiDigits(written.replace(INVISIBLE, ''))
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(/[^\S\n]/g, ' ')
    .trim()
    .replace(/["']+$/, '')
    .replace(BEFORE, '')
    .trim()
    .replace(AFTER, '')
    .replace(LINK, '+$1')
    .replace(CHAT_ID, '+$1');
  // A number cell of a spreadsheet arrives with a decimal place.
  return /^\d{7,}\.0+$/.test(text) ? text.slice(0, text.indexOf('.')) : text;
}

/** The digits of Arabic, Persian, Hindi and all other scripts: each script has its ten in a row, from 0 to 9. */
function asciiDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let before = 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++;
    return String(before % 10);
  });
}
