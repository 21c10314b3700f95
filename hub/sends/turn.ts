import { freeAt, used, type Rate } from './rate.js';

/** One of the limits that a send has to keep. */
export interface Lane {
  limit: 'number_rate' | 'pair_rate';
  rate: Rate;
  /** By those who went, as `used` gave it. */
  usedUntil: number;
  /** By them and by those who were told when their turn comes. */
  bookedUntil: number;
}

/** Those who asked earlier than somebody and wait for a limit. */
export interface Earlier {
  count: number;
  /** How many of them could go, but did not come back yet. */
  absent: number;
}

/** Whether it is somebody's turn; if not, when it will be, and what for. */
export type Turn = { now: true } | { now: false; dueAt: number; waitsFor: Lane['limit'] };

/** The turn of one who asks for the first time: behind all who were told theirs. */
export function firstTurn(lanes: readonly Lane[], now: number): Turn {
  return latest(lanes, now, ({ rate, bookedUntil }) => freeAt(rate, bookedUntil, 0, now));
}

/** The turn of one whose time has come. Those who asked first go first, whichever Zap they are of. */
export function turnOf(
  lanes: readonly Lane[],
  earlier: Readonly<Record<Lane['limit'], Earlier>>,
  now: number,
): Turn {
  return latest(lanes, now, ({ limit, rate, usedUntil }) => {
    const { count, absent } = earlier[limit];
    // Places are kept for the absent, but not all there are: who never comes back must not stop the others.
    const kept = count - absent + Math.min(absent, rate.burst - 1);
    return freeAt(rate, usedUntil, kept, now);
  });
}

/** The limits after somebody was told a turn. `waitedFor`: what this one was told to wait for before, if anything. */
export function afterTurn<L extends Lane>(
  lanes: readonly L[],
  waitedFor: Lane['limit'] | null,
  turn: Turn,
  now: number,
): L[] {
  return lanes.map((lane) => {
    const { limit, rate, usedUntil, bookedUntil } = lane;
    const books = !isBooked(limit, waitedFor) && (turn.now || isBooked(limit, turn.waitsFor));
    return {
      ...lane,
      usedUntil: turn.now ? used(rate, usedUntil, now) : usedUntil,
      bookedUntil: books ? used(rate, bookedUntil, turn.now ? now : turn.dueAt) : bookedUntil,
    };
  });
}

/** Who waits for the customer must not hold up the number meanwhile. */
function isBooked(limit: Lane['limit'], waitsFor: Lane['limit'] | null): boolean {
  return waitsFor === 'number_rate' || waitsFor === limit;
}

function latest(lanes: readonly Lane[], now: number, dueAtOf: (lane: Lane) => number): Turn {
  let turn: Turn = { now: true };
  for (const lane of lanes) {
    const dueAt = dueAtOf(lane);
    if (dueAt > now && (turn.now || dueAt > turn.dueAt)) turn = { now: false, dueAt, waitsFor: lane.limit };
  }
  return turn;
}
