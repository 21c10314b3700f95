import type { ConsentState } from './consent.js';
import type { ContactItem } from './contact-item.js';
import type { HubEventOf } from './event.js';

/** A contact whose consent changed, as the change left it, with what it was before. */
export interface ConsentItem extends ContactItem {
  /** The event's. */
  id: string;
  contact_id: string;
  previous_consent: ConsentState;
  received_at: string;
}

/** A contact may have changed again since; what this change was is taken from the change itself. */
export function consentItem({ id, received_at, data }: HubEventOf<'consent'>): ConsentItem {
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
