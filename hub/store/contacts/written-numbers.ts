import type { EventKind } from '../../../whatsapp/event.js';
import { e164OfWaId } from '../../../whatsapp/wa-id.js';

/** What comes from the phone of the business, where numbers stand as a person wrote them: `+39 333 123-4567`. */
export const kindsWithWrittenNumbers: readonly EventKind[] = ['contact_sync', 'history'];

/** A text in JSON that may be a number: tabs and breaks are escaped there, and an escaped quote ends no text. */
const NUMBER_IN_JSON = /(?<!\\)"[\d\s+().\\tnfrub-]+(?<!\\)"/g;

/**
 * True for a body (JSON as the hub writes it) that holds one of the numbers (E.164) as a whole text, however it is
 * written. Parses only what may be a number: a history can have 3 MB.
 */
export function holdsNumber(body: string, numbers: ReadonlySet<string>): boolean {
  for (const [text] of body.matchAll(NUMBER_IN_JSON)) {
    const number = e164OfWaId(JSON.parse(text));
    if (number !== null && numbers.has(number)) return true;
  }
  return false;
}
