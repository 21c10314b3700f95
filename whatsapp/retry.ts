import { explain, type GraphError } from './errors.js';

/**
 * What is known of a send that did not end well. `safe`: it was refused before anything was done, and may succeed the
 * next time. `later`, `never`: it was refused, and has to wait or to be corrected. `unknown`: it may have gone out.
 */
export type Failure = 'safe' | 'later' | 'never' | 'unknown';

/**
 * What to do about it. `again`: send it at once. `rerun`: let Zapier run the step again in a while. `ask`: only the
 * ledger knows whether it may be sent again. `stop`: a person has to look.
 */
export type Next = 'again' | 'rerun' | 'ask' | 'stop';

/** Milliseconds before a send is made again at once: a limit that was just reached is over then. */
export const AGAIN_AFTER = 700;
/** Seconds before Zapier runs the step again. */
export const RERUN_AFTER = 30;

/** What Meta's refusal of a send means for the next one (Cloud API: error codes). */
export function failureOf({ code, error_subcode: subcode }: GraphError): Failure {
  const { retry } = explain(code, subcode);
  return retry === 'unsafe' ? 'unknown' : retry;
}

/** The one place that decides about repeating a send. `refusals`: how often it was refused by now. */
export function nextStep(failure: Failure, refusals: number): Next {
  if (failure === 'unknown') return 'ask';
  if (failure !== 'safe') return 'stop';
  if (refusals <= 1) return 'again';
  return refusals === 2 ? 'rerun' : 'stop';
}
