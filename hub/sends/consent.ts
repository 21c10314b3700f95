import type { ConsentState } from '../../whatsapp/consent.js';
import type { SendPermit, SendRequest } from '../../whatsapp/send-permit.js';

type Blocked = Extract<SendPermit, { decision: 'blocked' }>;

/** Why a message must not go to a customer who stands so; null when it may. Null for a customer nobody knows. */
export function consentBar(category: SendRequest['category'], consent: ConsentState | null): Blocked | null {
  if (category !== 'marketing' || consent === 'opted_in') return null;
  return { decision: 'blocked', ...bars[consent ?? 'transactional'] };
}

const bars: Record<Exclude<ConsentState, 'opted_in'>, Omit<Blocked, 'decision'>> = {
  transactional: {
    reason: 'no_consent',
    detail:
      'Nothing was sent: this is a marketing message, and the hub has no consent of this customer. If the customer agreed to marketing, record it with the action “Record Consent”, and run the step again.',
  },
  pending: {
    reason: 'pending',
    detail:
      'Nothing was sent: this is a marketing message, and the customer has not yet confirmed the consent. Wait for the answer to the question that was sent, and run the step again then.',
  },
  opted_out: {
    reason: 'opted_out',
    detail:
      'Nothing was sent: this is a marketing message, and the customer opted out of marketing. Write to this customer about orders and the like only; a new consent can be recorded with the action “Record Consent”.',
  },
};
