import { freeAt, type Rate } from './rate.js';

/** One of the limits that a send has to keep, and who else waits for it. */
export interface Lane {
  limit: 'number_rate' | 'pair_rate';
  rate: Rate;
  usedUntil: number;
  /** How many asked earlier and wait. */
  ahead: number;
  /** How many of them could go, but did not come back yet. */
  absent: number;
}

/** Whether it is somebody's turn; if not, when it will be, and what for. */
export type Turn = { now: true } | { now: false; dueAt: number; waitsFor: Lane['limit'] };

/** Those who asked first go first, whichever Zap they are of. */
export function turnOf(lanes: readonly Lane[], now: number): Turn {
  let turn: Turn = { now: true };
  for (const { limit, rate, usedUntil, ahead, absent } of lanes) {
    // Places are kept for the absent, but not all there are: who never comes back must not stop the others.
    const kept = ahead - absent + Math.min(absent, rate.burst - 1);
    const dueAt = freeAt(rate, usedUntil, kept, now);
    if (dueAt > now && (turn.now || dueAt > turn.dueAt)) turn = { now: false, dueAt, waitsFor: limit };
  }
  return turn;
}
