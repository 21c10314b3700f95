import type { SendState } from './send.js';

/** A step of a Zap is over by then, so whoever started a try and said nothing more will say nothing more. */
const longestStepMs = 20_000;
/** From the start of a try until its first status is here: a step of 30 seconds, and as much for the status. */
export const statusWithinMs = 60_000;

/**
 * While nobody looked, one more might be one too many. After a day the same words are most likely about something new,
 * and the failure has been told a second time.
 */
const lookedAtWithinMs = 86_400_000;

/** What the earlier tries of a send mean for one more. */
export type Standing =
  | { is: 'sent'; by: SendState }
  /** It is not known yet what became of one; it will be by then. */
  | { is: 'open'; until: number }
  /** What became of one should be known by now. */
  | { is: 'overdue'; by: SendState }
  /** One may have gone out, or was not delivered: a person has to look first. */
  | { is: 'given_up'; by: SendState }
  /** One more may go out, in the place of one that did not. */
  | { is: 'free'; place: SendState | null };

/**
 * `tries` have the key of the send that `operation` asks for, the one that was asked for first comes first. `listed`:
 * the operations of those whose failure is open.
 */
export function standingOf(
  tries: readonly SendState[],
  operation: string,
  listed: ReadonlySet<string>,
  now: number,
): Standing {
  const keeps = ({ endedAt, keepMs }: SendState) => endedAt !== null && endedAt + keepMs > now;
  const sent = tries.findLast((one) => one.state === 'accepted' && keeps(one));
  if (sent) return { is: 'sent', by: sent };

  const open = tries.find(({ state }) => state === 'started' || state === 'unknown');
  if (open) {
    const until = settledBy(open, now);
    return until > now ? { is: 'open', until } : { is: 'overdue', by: open };
  }
  const waitsForPerson = ({ operation: its, endedAt }: SendState) =>
    listed.has(its) && endedAt !== null && endedAt + lookedAtWithinMs > now;
  const undecided = tries.findLast((one) => one.undecided && (keeps(one) || waitsForPerson(one)));
  const givenUp = undecided ?? tries.findLast((one) => one.state === 'undelivered' && keeps(one));
  if (givenUp) return { is: 'given_up', by: givenUp };
  return { is: 'free', place: placeOf(tries, operation) };
}

/** The try itself if it was told of before, or else one that was not made, whose place it takes; null without one. */
export function placeOf(tries: readonly SendState[], operation: string): SendState | null {
  const own = tries.find((one) => one.operation === operation);
  const place =
    own ?? tries.find(({ state }) => state === 'waiting' || state === 'refused' || state === 'blocked');
  return place ?? null;
}

/** True when a try keeps what the one before it has: its turn, and how often it was refused. */
export function keptBy({ state, endedAt, keepMs }: SendState, now: number): boolean {
  if (state !== 'waiting' && state !== 'refused') return false;
  // Not when that is long over.
  return endedAt === null || endedAt + keepMs > now;
}

function settledBy({ state, startedAt }: SendState, now: number): number {
  const start = startedAt ?? 0;
  const reported = start + longestStepMs;
  return state === 'started' && reported > now ? reported : start + statusWithinMs;
}
