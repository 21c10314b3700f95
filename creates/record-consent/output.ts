import { contactOutputs, contactSample } from '../../api/steps/contact-output.js';
import type { OutputsOf } from '../../api/steps/output-fields.js';
import { consentStates, type ConsentState } from '../../whatsapp/consent.js';
import type { ContactItem } from '../../whatsapp/contact-item.js';

/** What the step gives: the contact as it is now, and the message that asks it to confirm. */
export interface RecordConsentOutput extends ContactItem {
  previous_consent: ConsentState;
  was_changed: boolean;
  /** Null when nothing was sent, as the next two. */
  confirmation_message_id: string | null;
  confirmation_status: string | null;
  confirmation_text: string | null;
  /** What the person should know, in words. */
  note: string | null;
}

/** What the hub says of a change. */
export interface Recorded {
  contact: ContactItem;
  previous: ConsentState;
  changed: boolean;
}

/** The message that asks the contact to confirm. */
export interface Confirmation {
  /** Null when an earlier run sent it and only that is known. */
  messageId: string | null;
  status: string;
  text: string;
}

export function recordConsentOutput(
  { contact, previous, changed }: Recorded,
  confirmation: Confirmation | null,
  note: string | null,
): RecordConsentOutput {
  return {
    ...contact,
    previous_consent: previous,
    was_changed: changed,
    confirmation_message_id: confirmation?.messageId ?? null,
    confirmation_status: confirmation?.status ?? null,
    confirmation_text: confirmation?.text ?? null,
    note,
  };
}

const REFUSED =
  'The contact is not opted in: they opted out, so they stay “Opted Out” and get no marketing. This change was kept as evidence. If they agreed after that, record it again with the time in “When They Said So” and how they agreed in “Evidence”; or ask them to write START.';

/** Says that something later is known than what was to be recorded; null when it is not so. */
export function overtaken({ contact: { consent } }: Recorded, wanted: ConsentState): string | null {
  if (consent === wanted) return null;
  if (consent === 'opted_out' && wanted === 'opted_in') return REFUSED;
  return `A later change is known, so the contact stays “${consentStates[consent]}”. This one was kept as evidence.`;
}

export const recordConsentOutputs: OutputsOf<RecordConsentOutput> = {
  ...contactOutputs,
  previous_consent: 'Previous Consent',
  was_changed: ['Was Changed', 'boolean'],
  confirmation_message_id: 'Confirmation Message ID',
  confirmation_status: 'Confirmation Status',
  confirmation_text: 'Confirmation Text',
  note: 'Note',
};

export const recordConsentSample: RecordConsentOutput = recordConsentOutput(
  { contact: contactSample, previous: 'transactional', changed: true },
  null,
  null,
);
