import type { ConsentAnswer } from './transforms/out-transform.js';

/** What a record says about marketing on WhatsApp, and which of its fields said it. */
export interface MappedConsent {
  state: ConsentAnswer;
  /** `HubSpot · Contact · WhatsApp Opt-In` */
  from: string;
}

/**
 * What the fields of a record say together, in the order of the table: one refusal is enough; otherwise the first
 * field that says anything counts. An opt-in outside its period (ISO-8601, either end may be open) is none.
 */
export function consentIn(
  answers: readonly MappedConsent[],
  period: { from: string | null; until: string | null },
  now: number,
): MappedConsent | null {
  const answer = answers.find(({ state }) => state === 'opted_out') ?? answers[0] ?? null;
  if (answer?.state !== 'opted_in' || isDuring(period, now)) return answer;
  return { ...answer, state: 'not_given' };
}

function isDuring({ from, until }: { from: string | null; until: string | null }, now: number): boolean {
  // What is no date compares as false, and so does not end a consent.
  return !(now < Date.parse(from ?? '')) && !(now > Date.parse(until ?? ''));
}
