import { sql } from 'kysely';
import type { SendLimits } from '../../sends/limits.js';
import type { SendState } from '../../sends/send.js';
import { afterTurn, firstTurn, turnOf, type Earlier, type Lane, type Turn } from '../../sends/turn.js';
import type { Queries } from '../database.js';
import { lanesOf, saveLanes } from './rates.js';

/** Whoever does not come back so long after the turn came has lost it. */
const patienceMs = 60_000;

/** The turn of a send that asks for the first time, and its place: behind all who wait, whatever their clocks said. */
export async function join(
  queries: Queries,
  send: SendState,
  limits: SendLimits,
  now: number,
): Promise<{ turn: Turn; createdAt: number }> {
  const last = await lastWaiting(queries, send);
  const createdAt = Math.max(now, (last ?? 0) + 1);
  const kept = await lanesOf(queries, send, limits, now);
  // Where nobody waits any more, nobody comes for what is booked.
  const lanes = last === null ? kept.map((lane) => ({ ...lane, bookedUntil: lane.usedUntil })) : kept;
  let turn = firstTurn(lanes, now);
  if (turn.now && last !== null)
    turn = turnOf(lanes, await earlierThan(queries, { ...send, createdAt }, now), now);
  await saveLanes(queries, afterTurn(lanes, null, turn, now));
  return { turn, createdAt };
}

/** The turn of a send that asked before and keeps its place; what it was told holds until then. */
export async function comeBack(
  queries: Queries,
  send: SendState,
  limits: SendLimits,
  now: number,
): Promise<Turn> {
  const { dueAt, waitsFor } = send;
  if (dueAt !== null && waitsFor !== null && dueAt > now) return { now: false, dueAt, waitsFor };
  const lanes = await lanesOf(queries, send, limits, now);
  const turn = turnOf(lanes, await earlierThan(queries, send, now), now);
  await saveLanes(queries, afterTurn(lanes, waitsFor, turn, now));
  return turn;
}

/** The last place that somebody has who waits to be sent by the number; null when nobody does. */
async function lastWaiting(queries: Queries, send: SendState): Promise<number | null> {
  const last = await waitingOf(queries, send)
    .select('created_at')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.created_at ?? null;
}

/** Those who asked before. Asked only by somebody whose time has come, so they are few: the others are through. */
async function earlierThan(
  queries: Queries,
  send: SendState,
  now: number,
): Promise<Record<Lane['limit'], Earlier>> {
  const forNumber = sql`waits_for = 'number_rate'`;
  const forPair = sql`recipient = ${send.recipient}`;
  const absent = sql`due_at <= ${now}`;
  const count = (...which: ReturnType<typeof sql>[]) =>
    sql<number>`count(case when ${sql.join(which, sql` and `)} then 1 end)`;
  const found = await waitingOf(queries, send)
    .select([
      count(forNumber).as('number'),
      count(forNumber, absent).as('numberAbsent'),
      count(forPair).as('pair'),
      count(forPair, absent).as('pairAbsent'),
    ])
    .where('due_at', '>', now - patienceMs)
    .where('created_at', '<', send.createdAt)
    .executeTakeFirstOrThrow();
  return {
    number_rate: { count: found.number, absent: found.numberAbsent },
    pair_rate: { count: found.pair, absent: found.pairAbsent },
  };
}

function waitingOf(queries: Queries, { wabaId, phoneNumberId }: SendState) {
  return queries
    .selectFrom('sends')
    .where('waba_id', '=', wabaId)
    .where('phone_number_id', '=', phoneNumberId)
    .where('state', '=', sql.lit('waiting'));
}
