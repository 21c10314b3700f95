import { contactOutputs, contactSample } from '../../api/steps/contact-output.js';
import type { OutputsOf } from '../../api/steps/output-fields.js';
import type { ConsentItem } from '../../whatsapp/consent-item.js';

const { id: contactId, consent, ...ofContact } = contactOutputs;

/** One label for each key, in the order in which people look for them. */
export const consentOutputs: OutputsOf<ConsentItem> = {
  id: 'ID',
  consent,
  previous_consent: 'Previous Consent',
  ...ofContact,
  contact_id: contactId,
  received_at: ['Received At', 'datetime'],
};

/** A customer who wants no more marketing. */
export const consentSample: ConsentItem = {
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
