import { nextFew, roundAgain, roundOf, toCome, type Share } from '../../../hub/sends/rounds.js';
import type { Rate } from '../../../hub/sends/rate.js';
import { afterTurn, firstTurn, turnOf, type Lane, type Turn } from '../../../hub/sends/turn.js';

export interface Caller {
  /** The share that it is of. */
  zap: string;
  asksAt: number;
  /** How much later than told it comes back, each time. */
  late: number;
  dueAt: number;
  /** What it was told at first. */
  told?: number;
  /** The longest that it was told to wait at once. */
  longest?: number;
  wentAt?: number;
}

interface Waiting {
  caller: Caller;
  round: number;
}

const patience = 60_000;
const nobody = { toCome: 0, absent: 0 };

/** Lets everybody ask for one number, and ask again when they were told to, until all went or the time is over. */
export function served(rate: Rate, callers: Caller[], until = Infinity): Caller[] {
  let row: Waiting[] = [];
  const queue = callers.map((caller) => ({ caller, at: caller.asksAt })).sort((a, b) => a.at - b.at);
  let lane: Lane = { limit: 'number_rate', rate, usedUntil: 0, bookedUntil: 0 };
  for (;;) {
    const next = queue.shift();
    if (!next || next.at > until) return callers;
    const { caller, at: now } = next;
    const shares = sharesOf(row, now);
    const place = row.find((one) => one.caller === caller);
    const round = roundFor(shares, place, caller, now);
    if (place) place.round = round;
    const absent = row.filter(
      (one) =>
        one.caller !== caller &&
        isPresent(one, now) &&
        one.caller.dueAt <= now &&
        (one.round < round || (one.round === round && one.caller.asksAt < caller.asksAt)),
    ).length;
    const number = { toCome: toCome(shares, { share: caller.zap, round }, !place), absent };
    const earlier = { number_rate: number, pair_rate: nobody };
    const turn: Turn = place ? turnOf([lane], earlier, now) : firstTurn([lane], earlier, now);
    lane = afterTurn([lane], place ? 'number_rate' : null, turn, now)[0] ?? lane;
    if (turn.now) {
      caller.wentAt = now;
      row = row.filter((one) => one !== place);
    } else {
      caller.dueAt = turn.dueAt;
      caller.told ??= turn.dueAt;
      caller.longest = Math.max(caller.longest ?? 0, turn.dueAt - now);
      if (!place) row.push({ caller, round });
      const at = turn.dueAt + caller.late;
      const later = queue.findIndex((one) => one.at > at);
      queue.splice(later < 0 ? queue.length : later, 0, { caller, at });
    }
  }
}

function roundFor(
  shares: readonly Share[],
  place: Waiting | undefined,
  { zap }: Caller,
  now: number,
): number {
  if (!place) return roundOf(shares, zap, now);
  return isPresent(place, now) ? place.round : roundAgain(shares, { share: zap, round: place.round }, now);
}

function sharesOf(row: readonly Waiting[], now: number): Share[] {
  const byName = new Map<string, Waiting[]>();
  for (const one of row) {
    const others = byName.get(one.caller.zap);
    if (others) others.push(one);
    else byName.set(one.caller.zap, [one]);
  }
  return [...byName].flatMap(([name, all]) => {
    if (!all.some((one) => isPresent(one, now))) return [];
    const stillToCome = all.filter(({ caller }) => caller.dueAt > now);
    const rounds = stillToCome
      .sort((a, b) => a.caller.dueAt - b.caller.dueAt || a.round - b.round)
      .slice(0, nextFew)
      .map(({ round }) => round);
    const lowest = rounds.length > 0 ? Math.min(...rounds) : null;
    const last = Math.max(...all.map(({ round }) => round));
    return { name, next: rounds[0] ?? null, lowest, last, count: stillToCome.length };
  });
}

function isPresent({ caller }: Waiting, now: number): boolean {
  return caller.dueAt > now - patience;
}
