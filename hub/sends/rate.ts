/**
 * How often something may happen: after `burst` at once, one every `intervalMs`. What is used up is one number, the
 * time until which all is used up at a steady pace (generic cell rate algorithm, theoretical arrival time).
 */
export interface Rate {
  intervalMs: number;
  burst: number;
}

/** All times here are whole microseconds, so that sums of them are exact enough to be compared. */
const perMs = 1_000;

/** Never more than `limit` in any period of `periodMs`, a tenth of them at once. */
export function atMost(limit: number, periodMs: number): Rate {
  const burst = Math.max(1, Math.floor(limit / 10));
  return { intervalMs: Math.ceil((periodMs / (limit - burst + 1)) * perMs) / perMs, burst };
}

/**
 * Epoch milliseconds from when on one more may happen, when `ahead` others come before it; a time that is over: now.
 * `usedUntil` as `used` gave it; 0 at first.
 */
export function freeAt({ intervalMs, burst }: Rate, usedUntil: number, ahead: number, now: number): number {
  const after = Math.max(usedUntil, now) + ahead * intervalMs;
  return exact(after - (burst - 1) * intervalMs);
}

/** What is used up when one more happens now. */
export function used({ intervalMs }: Rate, usedUntil: number, now: number): number {
  return exact(Math.max(usedUntil, now) + intervalMs);
}

/** The most that can be used up now, when nobody goes before it is free. */
export function mostUsed({ intervalMs, burst }: Rate, now: number): number {
  return exact(now + burst * intervalMs);
}

function exact(ms: number): number {
  return Math.round(ms * perMs) / perMs;
}
