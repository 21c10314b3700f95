import { isObject } from '../../../whatsapp/json.js';
import type { EventKind } from '../../../whatsapp/event.js';
import { e164OfWaId } from '../../../whatsapp/wa-id.js';

/** What comes from the phone of the business, where numbers stand as a person wrote them: `+39 333 123-4567`. */
export const kindsWithWrittenNumbers: readonly EventKind[] = ['contact_sync', 'history'];

/** True for a body that holds one of the numbers (E.164) as a whole value, however it is written. */
export function holdsNumber(body: string, numbers: ReadonlySet<string>): boolean {
  return holds(JSON.parse(body), numbers);
}

function holds(value: unknown, numbers: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) return value.some((one) => holds(one, numbers));
  if (isObject(value)) return Object.values(value).some((one) => holds(one, numbers));
  const number = e164OfWaId(value);
  return number !== null && numbers.has(number);
}
