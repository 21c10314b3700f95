import { given } from '../../api/steps/given.js';
import { withoutNobody } from '../../mappings/notes.js';
import { recipientOf, type Recipient } from '../template-message/recipient.js';
import { nobodyIn } from './contact.js';
import type { Mapped } from './reading.js';

/** Whom a message goes to, and what there is to note about the mapping. `reason` is a whole sentence. */
export type MappedRecipient = Recipient & { notes: string[] };

/** The recipient that was filled in under `label`, or else the one of the CRM's record. */
export function recipientIn(
  { to, country }: { to?: unknown; country?: unknown },
  mapped: Mapped | null,
  label: string,
): MappedRecipient {
  const { written } = given({ written: to });
  if (mapped === null || written !== undefined) {
    const region = given({ country }).country ?? mapped?.country;
    const recipient = recipientOf(written, typeof region === 'string' ? region : undefined);
    const notes = withoutNobody(mapped?.notes ?? []);
    return recipient.ok
      ? { ...recipient, notes }
      : { ok: false, reason: `“${label}”: ${recipient.reason}`, notes };
  }
  const { recipient, notes } = mapped;
  if (recipient?.phone) return { ok: true, address: { to: recipient.phone }, phone: recipient.phone, notes };
  if (recipient?.userId) return { ok: true, address: { recipient: recipient.userId }, phone: null, notes };
  return { ok: false, reason: nobodyIn(mapped, label), notes };
}
