import type { SendState } from './send.js';

/** What one Zap has waiting for a number: one message in each round. Authentication is a share of its own. */
export interface Share {
  name: string;
  /** The round of the first whose time is still to come; null when nobody's is. */
  next: number | null;
  /** The lowest round of the `nextFew`: who was overtaken, or came late, has a lower one than the first. */
  lowest: number | null;
  /** The round of the last. */
  last: number;
  /** How many have their time still to come; Infinity when they are too many to be counted. */
  count: number;
}

/** So many of a share whose time comes next. */
export const nextFew = 8;

/** Where a message is in the row of its number. */
export interface Place {
  share: string;
  round: number;
}

/** A code that waits behind a mailing is dead when it comes, so its rounds are before all others. */
const authentication = 'authentication';

/** The share that a send belongs to; sends without a Zap have one together. */
export function shareOf({ details: { category, zap } }: Pick<SendState, 'details'>): string {
  return category === authentication ? authentication : `of ${zap ?? ''}`;
}

/**
 * The round that one more message joins: behind those of its own Zap only. Rounds begin with the time in
 * milliseconds, and pass no faster: so those who lost their places in an earlier row are before the newcomers.
 */
export function roundOf(shares: readonly Share[], name: string, now: number): number {
  const own = shares.find((share) => share.name === name);
  const behind = own ? own.last + 1 : 0;
  if (name === authentication) return behind;
  return Math.max(behind, current(shares, name) ?? Math.floor(now));
}

/**
 * The round of one who lost its place: its own, unless those who wait are in another row by now. Rounds of two rows
 * in one share would leave a gap, and who is behind it would wait for as many as nobody ever was.
 */
export function roundAgain(shares: readonly Share[], { share, round }: Place, now: number): number {
  const first = current(shares, share) ?? round;
  return Math.min(Math.max(round, first), roundOf(shares, share, now));
}

/** How many of those whose time is still to come are before a place; who joins is the last of its round. */
export function toCome(shares: readonly Share[], { share, round }: Place, joins: boolean): number {
  let sum = 0;
  for (const { name, next, last, count } of shares) {
    if (next === null) continue;
    const until = joins && name !== share ? round : round - 1;
    sum += Math.max(0, Math.min(until - next + 1, last - next + 1, count));
  }
  return sum;
}

/** The round that those are in who go in turns with the share of this name; null when none of them waits. */
function current(shares: readonly Share[], name: string): number | null {
  const alike = shares.filter((share) => (share.name === authentication) === (name === authentication));
  if (alike.length === 0) return null;
  const lowest = alike.flatMap((share) => share.lowest ?? []);
  return lowest.length > 0 ? Math.min(...lowest) : Math.max(...alike.map(({ last }) => last));
}
