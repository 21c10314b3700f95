import type { ConsentState } from '../../whatsapp/consent.js';

/** Whether a marketing template may go to a recipient, and why not. Null when it is not known. */
export interface Marketing {
  may_get_marketing: boolean | null;
  marketing_note: string | null;
}

const notes: Record<Exclude<ConsentState, 'opted_in'>, string> = {
  transactional: 'The customer has not agreed to marketing.',
  pending: 'The customer was asked to confirm, and has not done so yet.',
  opted_out: 'The customer does not want marketing.',
};

/** Takes the country of the number, and what the customer agreed to; null when nobody knows. */
export function marketing(country: string | null, consent: ConsentState | null): Marketing {
  // Cloud API: error 131049; since 1 April 2025.
  if (country === 'US') {
    return no('WhatsApp delivers no marketing templates to phone numbers of the United States.');
  }
  if (consent === null) return { may_get_marketing: null, marketing_note: null };
  return consent === 'opted_in' ? { may_get_marketing: true, marketing_note: null } : no(notes[consent]);
}

function no(why: string): Marketing {
  return { may_get_marketing: false, marketing_note: why };
}
