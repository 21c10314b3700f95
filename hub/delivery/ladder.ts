import type { Claim, Settlement } from '../store/store.js';
import type { Answer } from './post.js';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long after its first failure a delivery is still tried. */
export const triedFor = 24 * hour;

/** The waits after the second, third, … failure; the last one repeats until `triedFor` is over. */
const waits = [30 * second, 2 * minute, 5 * minute, 15 * minute, 30 * minute, hour];
/** Waits differ by up to this share either way, so that what failed together does not come back together. */
const jitter = 0.1;
const retryAfterBounds = { least: second, most: hour };

type Tried = Pick<Claim, 'subscriptionId' | 'upTo' | 'attempts' | 'failingSince' | 'oldestReceivedAt'>;

/**
 * What becomes of a claim after the target answered. Retries come after less than a second, after 30 s, then
 * at growing waits up to an hour, until 24 hours after the first failure; then the claim goes to the failure
 * list. An event that came while the target was failing already has its 24 hours too. `now` is in epoch milliseconds; `random` gives numbers from 0 up to 1.
 */
export function settlementOf(claim: Tried, answer: Answer, now: number, random: () => number): Settlement {
  const { subscriptionId, upTo } = claim;
  if (answer.outcome === 'accepted') return { outcome: 'delivered', subscriptionId, upTo };
  if (answer.outcome === 'gone') return { outcome: 'gone', subscriptionId };

  // A clock that was set back must not stretch the 24 hours.
  const failingSince = Math.min(claim.failingSince ?? now, now);
  const deadline = Math.max(failingSince, Math.min(claim.oldestReceivedAt, now)) + triedFor;
  if (now >= deadline) return { outcome: 'failed', subscriptionId, upTo, reason: answer.reason };

  const wait =
    answer.outcome === 'throttled'
      ? throttledWait(answer.retryAfterMs, claim.attempts, random)
      : failedWait(claim.attempts, random);
  return {
    outcome: 'retry',
    subscriptionId,
    dueAt: Math.min(now + Math.round(wait), deadline),
    failingSince,
    attempts: claim.attempts + 1,
    throttled: answer.outcome === 'throttled',
    reason: answer.reason,
  };
}

function failedWait(failuresBefore: number, random: () => number): number {
  if (failuresBefore === 0) return 250 + random() * 500;
  const wait = waits[Math.min(failuresBefore, waits.length) - 1] ?? hour;
  return wait * (1 - jitter + 2 * jitter * random());
}

/** Never sooner than the target asked for; without a Retry-After never sooner than the second step of the ladder. */
function throttledWait(retryAfterMs: number | null, failuresBefore: number, random: () => number): number {
  if (retryAfterMs === null) return failedWait(Math.max(failuresBefore, 1), random);
  const asked = Math.min(Math.max(retryAfterMs, retryAfterBounds.least), retryAfterBounds.most);
  return Math.min(asked * (1 + jitter * random()), retryAfterBounds.most);
}
