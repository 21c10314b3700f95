import type { ZObject } from 'zapier-platform-core';
import { changeConsent, type ConsentChange } from '../../api/hub-api/contacts.js';
import type { SentOnce } from '../../api/send-once.js';
import { consentPayloads } from '../../whatsapp/consent.js';
import type { Recorded } from './output.js';

/** A question that is out. */
interface Asked {
  wabaId: string;
  /** Of the contact, at the hub. */
  key: string;
  /** How the contact stood when it went out. */
  standing: Recorded;
  /** What the hub is told of it; as early as the message, so that it overtakes no answer that is there already. */
  change: ConsentChange;
  sent: SentOnce;
}

/**
 * Tells the hub which message asked: over a customer's own refusal it takes a question only so. It throws nothing, as
 * the message is out: an error would make somebody send it again.
 */
export async function tie(
  z: ZObject,
  { wabaId, key, standing, change, sent }: Asked,
): Promise<{ recorded: Recorded; note: string | null }> {
  const { messageId, note } = sent;
  const tied =
    messageId === null
      ? null
      : await changeConsent(z, wabaId, key, { ...change, message_id: messageId }).catch(() => null);
  if (tied === null) return { recorded: standing, note: notTied(standing) };
  const { contact, changed } = tied;
  const notes = [note, contact.consent === 'opted_out' ? STAYS_OUT : null].filter((each) => each !== null);
  return {
    recorded: { ...standing, contact, changed: standing.changed || changed },
    note: notes.join(' ') || null,
  };
}

const STAYS_OUT = `They stay “Opted Out” until they press a button with the payload “${consentPayloads.agree}”, or write START.`;

function notTied({ contact }: Recorded): string {
  const asked = 'The contact was asked, but the hub could not be told with which message.';
  return contact.consent === 'opted_out'
    ? `${asked} ${STAYS_OUT}`
    : `${asked} Any yes of the contact opts in.`;
}
