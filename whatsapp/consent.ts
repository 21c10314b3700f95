/**
 * Whether a contact may get marketing. `transactional`: nobody agreed yet. `pending`: asked to confirm (double opt-in).
 * Only `opted_in` allows marketing templates.
 */
export type ConsentState = 'transactional' | 'pending' | 'opted_in' | 'opted_out';

export const consentStates: Record<ConsentState, string> = {
  transactional: 'Transactional Only',
  pending: 'Waiting for Confirmation',
  opted_in: 'Opted In',
  opted_out: 'Opted Out',
};
