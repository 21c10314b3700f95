import { contactOutputs, contactSample } from '../api/contact-output.js';
import type { OutputsOf } from '../api/output-fields.js';
import type { HubEventOf } from '../api/subscription.js';
import type { ConsentState } from '../whatsapp/consent.js';
import type { ContactItem } from '../whatsapp/contact-item.js';

/** The contact as the change left it, with what it was before. */
export interface ConsentOutput extends ContactItem {
  /** The event's. */
  id: string;
  contact_id: string;
  previous_consent: ConsentState;
  received_at: string;
}

/** A contact may have changed again since; what this change was is taken from the change itself. */
export function consentOutput({ id, received_at, data }: HubEventOf<'consent'>): ConsentOutput {
  const { contact, state, previous, changed_at, source, method, evidence, message_id } = data;
  return {
    ...contact,
    id,
    contact_id: contact.id,
    consent: state,
    previous_consent: previous,
    consent_changed_at: changed_at,
    consent_source: source,
    consent_method: method,
    consent_evidence: evidence,
    consent_message_id: message_id,
    received_at,
  };
}

const { id: contactId, consent, ...ofContact } = contactOutputs;

/** One label for each key, in the order in which people look for them. */
export const consentOutputs: OutputsOf<ConsentOutput> = {
  id: 'ID',
  consent,
  previous_consent: 'Previous Consent',
  ...ofContact,
  contact_id: contactId,
  received_at: ['Received At', 'datetime'],
};

/** A customer who wants no more marketing. */
export const consentSample: ConsentOutput = {
  ...contactSample,
  id: 'mT5qXw2Rz8LkVb1NcJ0sYg',
  contact_id: contactSample.id,
  consent: 'opted_out',
  previous_consent: 'opted_in',
  consent_changed_at: '2026-03-02T09:41:07.000Z',
  consent_source: 'whatsapp',
  consent_method: null,
  consent_evidence: 'Wrote “STOP”.',
  received_at: '2026-03-02T09:41:08.214Z',
};
