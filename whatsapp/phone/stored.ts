import { e164OfWaId } from '../wa-id.js';
import { subscriberKey } from './subscriber.js';

/**
 * The E.164 form of a WhatsApp id to store in a CRM, in which the number is also dialled today: a Brazilian mobile
 * with its 9, a Mexican one without the old 1. An Argentine number stays as WhatsApp gave it: a 9 put in by us could
 * make it somebody else's. Takes E.164 too; null when it is no number.
 */
export function storedPhone(waId: string): string | null {
  const e164 = e164OfWaId(waId);
  if (!e164 || e164.startsWith('+54')) return e164;
  return `+${subscriberKey(e164)}`;
}
