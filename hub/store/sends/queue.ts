import { sql, type RawBuilder } from 'kysely';
import type { SendLimits } from '../../sends/limits.js';
import { nextFew, roundAgain, roundOf, toCome, type Place, type Share } from '../../sends/rounds.js';
import type { SendState } from '../../sends/send.js';
import { afterTurn, firstTurn, turnOf, type Earlier, type Turn } from '../../sends/turn.js';
import type { Queries } from '../database/database.js';
import { lanesOf, saveLanes } from './rates.js';
import { shareColumn } from './rows.js';

/** Whoever does not come back so long after the turn came has lost it. */
const patienceMs = 60_000;

/** More Zaps than wait for one number; of more, times are told that are too early, and told again. */
const mostShares = 200;

/** Of each share. So far the count holds whatever the rounds say; beyond, it would cost more than it is worth. */
const mostCounted = 2_000;

/** The turn of a send, and its round, which it keeps until it went. */
export interface Turned {
  turn: Turn;
  round: number;
}

/** The turn of a send that asks for the first time, behind those of its own Zap. */
export async function join(
  queries: Queries,
  send: SendState,
  limits: SendLimits,
  now: number,
): Promise<Turned> {
  const shares = await sharesOf(queries, send, now);
  const share = shareColumn(send);
  const round = roundOf(shares, share, now);
  const pair = await waitingForPair(queries, send, now);
  const kept = await lanesOf(queries, send, limits, now);
  // Where nobody waits any more, nobody comes for what is booked.
  const lanes = pair.all > 0 ? kept : kept.map((lane) => ({ ...lane, bookedUntil: lane.usedUntil }));
  const number = await waitingForNumber(queries, { ...send, share, round }, shares, true, limits, now);
  const turn = firstTurn(lanes, { number_rate: number, pair_rate: pair }, now);
  await saveLanes(queries, afterTurn(lanes, null, turn, now));
  return { turn, round };
}

/** The turn of a send that asked before and keeps its place; what it was told holds until then. */
export async function comeBack(
  queries: Queries,
  send: SendState,
  limits: SendLimits,
  now: number,
): Promise<Turned> {
  const { dueAt, waitsFor } = send;
  const shares = await sharesOf(queries, send, now);
  const share = shareColumn(send);
  const round = roundFor(send, shares, now);
  if (dueAt !== null && waitsFor !== null && dueAt > now)
    return { turn: { now: false, dueAt, waitsFor }, round };
  const lanes = await lanesOf(queries, send, limits, now);
  const earlier = {
    number_rate: await waitingForNumber(queries, { ...send, share, round }, shares, false, limits, now),
    pair_rate: await waitingForPair(queries, send, now),
  };
  const turn = turnOf(lanes, earlier, now);
  await saveLanes(queries, afterTurn(lanes, waitsFor, turn, now));
  return { turn, round };
}

/** The round of one who asked before: its own only for as long as it has its place in the row of the number. */
function roundFor(send: SendState, shares: readonly Share[], now: number): number {
  const { round, waitsFor, dueAt } = send;
  const share = shareColumn(send);
  if (round === null) return roundOf(shares, share, now);
  const hasPlace = waitsFor === 'number_rate' && dueAt !== null && dueAt > now - patienceMs;
  return hasPlace ? round : roundAgain(shares, { share, round }, now);
}

/**
 * What each Zap has waiting for the number. The names are found one by one in the index, so that it costs the same
 * however many sends wait.
 */
async function sharesOf(queries: Queries, send: SendState, now: number): Promise<Share[]> {
  const waiting = sql`from sends where ${waitsForNumber(send)}`;
  const ofShare = sql`${waiting} and share = names.name`;
  const thoseToCome = sql`${ofShare} and due_at > ${now}`;
  const inOrder = sql`${thoseToCome} order by due_at, round`;
  const { rows } = await sql<Share & { due: number }>`
    with recursive names (name) as (
      select min(share) ${waiting}
      union all
      select (select min(share) ${waiting} and share > names.name) from names where names.name is not null
    )
    select
      name,
      (select round ${inOrder} limit 1) as next,
      (select min(round) from (select round ${inOrder} limit ${nextFew}) as few) as lowest,
      (select max(round) ${ofShare}) as last,
      (select max(due_at) ${ofShare}) as due,
      (select count(*) from (select 1 ${thoseToCome} limit ${mostCounted}) as counted) as count
    from names where name is not null limit ${mostShares}`.execute(queries);
  return rows
    .filter(({ due }) => due > now - patienceMs)
    .map((share) => ({ ...share, count: share.count < mostCounted ? share.count : Infinity }));
}

async function waitingForNumber(
  queries: Queries,
  send: SendState & Place,
  shares: readonly Share[],
  joins: boolean,
  limits: SendLimits,
  now: number,
): Promise<Earlier> {
  if (shares.length === 0) return { toCome: 0, absent: 0 };
  const names = shares.map(({ name }) => sql`select ${name} as name`);
  const burst = Math.max(...limits.number.map((rate) => rate.burst));
  const { rows } = await sql<{ absent: number }>`
    select cast(sum((select count(*) from (
      select 1 from sends
      where ${waitsForNumber(send)} and share = names.name
        and due_at > ${now - patienceMs} and due_at <= ${now}
        and (round, created_at) < (${send.round}, ${send.createdAt})
      order by due_at limit ${burst}
    ) as those)) as integer) as absent
    from (${sql.join(names, sql` union all `)}) as names`.execute(queries);
  return { toCome: toCome(shares, send, joins), absent: rows[0]?.absent ?? 0 };
}

function waitsForNumber({ wabaId, phoneNumberId }: SendState): RawBuilder<unknown> {
  return sql`waba_id = ${wabaId} and phone_number_id = ${phoneNumberId}
    and state = 'waiting' and waits_for = 'number_rate'`;
}

/** Those who asked before to write to the same customer; `all`: whoever waits to. */
async function waitingForPair(
  queries: Queries,
  { wabaId, phoneNumberId, recipient, createdAt }: SendState,
  now: number,
): Promise<Earlier & { all: number }> {
  const before = sql`created_at < ${createdAt} and due_at > ${now - patienceMs}`;
  return queries
    .selectFrom('sends')
    .select([
      sql<number>`count(*)`.as('all'),
      sql<number>`count(case when ${before} and due_at > ${now} then 1 end)`.as('toCome'),
      sql<number>`count(case when ${before} and due_at <= ${now} then 1 end)`.as('absent'),
    ])
    .where('waba_id', '=', wabaId)
    .where('phone_number_id', '=', phoneNumberId)
    .where('state', '=', sql.lit('waiting'))
    .where('recipient', '=', recipient)
    .executeTakeFirstOrThrow();
}
