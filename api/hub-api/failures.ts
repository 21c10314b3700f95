import type { HttpResponse, ZObject } from 'zapier-platform-core';
import { failureKinds, type FailureItem, type FailureKind } from '../../whatsapp/failure.js';
import { path } from '../graph-api/graph-call.js';
import { problemOf } from './hub-look-up.js';
import { hub } from './hub.js';
import { otherAnswer } from '../other-answer.js';
import { hubRefusal } from '../refusal.js';

/** What a person can do about a failure. */
export type FailureAction = 'retry' | 'ignore';

/** What the hub did about one failure. */
export interface FailureDealtWith {
  failure: FailureItem;
  /** What happens next, in the hub's words. */
  note: string | null;
}

/** What the hub did about all failures of a kind. */
export interface FailuresDealtWith {
  count: number;
  /** How many are open still, because their Zap is gone or a contact is being erased. */
  left: number;
  note: string | null;
}

/** Milliseconds: a Zap that was off for days may have left thousands. */
const ALL_TIME = 20_000;

/** Seconds until an erasure that is under way is mostly over. */
const ERASURE_TIME = 300;

/**
 * Retries one failure or ignores it.
 * @throws a sentence when there is no such failure, when somebody dealt with it before, and when nothing can be retried.
 */
export async function dealWith(
  z: ZObject,
  wabaId: string,
  id: string,
  what: FailureAction,
): Promise<FailureDealtWith> {
  const response = await hub(z, path`v1/failures/${id}/${what}`, {
    method: 'POST',
    body: { waba_id: wabaId },
    skipThrowForStatus: true,
  });
  const barred = barOf(z, response);
  if (barred) throw barred;
  const { failure, note } = (response.data ?? {}) as Partial<FailureDealtWith>;
  if (typeof failure?.id !== 'string') throw otherAnswer(z, 'failure');
  return { failure, note: note ?? null };
}

/** Does it for all open failures of a kind. Asking twice does it once. */
export async function dealWithAll(
  z: ZObject,
  wabaId: string,
  kind: FailureKind,
  what: FailureAction,
): Promise<FailuresDealtWith> {
  const { data } = await hub(z, path`v1/failures/${what}`, {
    method: 'POST',
    body: { waba_id: wabaId, kind },
    timeout: ALL_TIME,
  });
  const { retried, ignored, left, note } = (data ?? {}) as Partial<Record<string, unknown>>;
  const count = what === 'retry' ? retried : ignored;
  if (typeof count !== 'number') throw otherAnswer(z, 'count of failures');
  return { count, left: Number(left ?? 0), note: typeof note === 'string' ? note : null };
}

/** Why nothing was done, or null. What was mapped does not fit, so the Zap stays on; an erasure is waited for. */
function barOf(z: ZObject, response: HttpResponse<unknown>): Error | null {
  const problem = response.status < 300 ? null : problemOf(response.data);
  if (problem === 'erasure-under-way') return new z.errors.ThrottledError(erasure, ERASURE_TIME);
  const why = problem === null ? undefined : bars[problem];
  return why === undefined ? hubRefusal(z, response) : new z.errors.HaltedError(why);
}

const bars: Partial<Record<string, string>> = {
  'no-failure':
    'No such failure is known in this account. Map the Failure ID of “Failure Reported”, and choose the account that it was reported for. Failures are kept for a month, unless the person who runs the hub chose another time.',
  'failure-closed': 'Nothing was done: somebody dealt with this failure before, or it came right by itself.',
  'no-subscription': `Nothing was retried: the Zap that did not take this event is off or deleted, so there is nowhere to deliver it. A Zap that is turned on again counts as a new one. Ignore this failure of the kind “${failureKinds.delivery}”.`,
};

const erasure =
  'A contact of this account is being erased, and the event may be about it. The failure is retried in a few minutes.';
