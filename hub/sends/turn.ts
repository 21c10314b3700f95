import { freeAt, used, type Rate } from './rate.js';

/** One of the limits that a send has to keep. */
export interface Lane {
  limit: 'number_rate' | 'pair_rate';
  rate: Rate;
  /** By those who went, as `used` gave it. */
  usedUntil: number;
  /** Of a pair: by them and by those who were told when their turn comes. A number is booked in rounds. */
  bookedUntil: number;
}

/** Those who are before somebody in the row for a limit. */
export interface Earlier {
  /** Whose time is still to come. */
  toCome: number;
  /** Who could go, but did not come back yet. */
  absent: number;
}

/** Whether it is somebody's turn; if not, when it will be, and what for. */
export type Turn = { now: true } | { now: false; dueAt: number; waitsFor: Lane['limit'] };

/** The turn of one who asks for the first time: behind all who are before, whether their time came or not. */
export function firstTurn(
  lanes: readonly Lane[],
  earlier: Readonly<Record<Lane['limit'], Earlier>>,
  now: number,
): Turn {
  return latest(lanes, now, (lane) => {
    const { limit, rate, usedUntil, bookedUntil } = lane;
    const { toCome, absent } = earlier[limit];
    if (limit === 'number_rate') return freeAt(rate, usedUntil, toCome + Math.min(absent, rate.burst), now);
    const dueAt = freeAt(rate, bookedUntil, 0, now);
    return dueAt > now ? dueAt : freeAt(rate, usedUntil, toCome + placesKept(lane, absent), now);
  });
}

/** The turn of one whose time has come. */
export function turnOf(
  lanes: readonly Lane[],
  earlier: Readonly<Record<Lane['limit'], Earlier>>,
  now: number,
): Turn {
  return latest(lanes, now, (lane) => {
    const { limit, rate, usedUntil } = lane;
    const { toCome, absent } = earlier[limit];
    const kept = placesKept(lane, absent);
    // What is free now is of no use to those who come later.
    if (limit === 'number_rate' && freeAt(rate, usedUntil, kept, now) <= now) return now;
    return freeAt(rate, usedUntil, toCome + kept, now);
  });
}

/** Places are kept for the absent, but not all there are: who never comes back must not stop the others. */
function placesKept({ rate }: Lane, absent: number): number {
  return Math.min(absent, rate.burst - 1);
}

/** The limits after somebody was told a turn. `waitedFor`: what this one was told to wait for before, if anything. */
export function afterTurn<L extends Lane>(
  lanes: readonly L[],
  waitedFor: Lane['limit'] | null,
  turn: Turn,
  now: number,
): L[] {
  return lanes.map((lane) => {
    const { limit, rate, bookedUntil } = lane;
    const usedUntil = turn.now ? used(rate, lane.usedUntil, now) : lane.usedUntil;
    if (limit === 'number_rate') return { ...lane, usedUntil, bookedUntil: usedUntil };
    // Whoever waits, waits for the customer, too.
    const books = waitedFor === null;
    return {
      ...lane,
      usedUntil,
      bookedUntil: books ? used(rate, bookedUntil, turn.now ? now : turn.dueAt) : bookedUntil,
    };
  });
}

function latest(lanes: readonly Lane[], now: number, dueAtOf: (lane: Lane) => number): Turn {
  let turn: Turn = { now: true };
  for (const lane of lanes) {
    const dueAt = dueAtOf(lane);
    if (dueAt > now && (turn.now || dueAt > turn.dueAt)) turn = { now: false, dueAt, waitsFor: lane.limit };
  }
  return turn;
}
