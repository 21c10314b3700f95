import { sql } from 'kysely';
import type { SendLimits } from '../../sends/limits.js';
import { used } from '../../sends/rate.js';
import type { SendState } from '../../sends/send.js';
import type { Lane } from '../../sends/turn.js';
import type { Queries } from '../database.js';

/** Whoever does not come back so long after the turn came has lost it. */
const patienceMs = 60_000;

type Place = Pick<SendState, 'wabaId' | 'phoneNumberId' | 'recipient' | 'createdAt'>;

/** A limit, and under which name it is kept how much of it is used up. */
export interface KeptLane extends Lane {
  key: string;
}

/** The limits that a send has to keep, as they are used up now, with who waits for them before it. */
export async function lanesOf(
  queries: Queries,
  place: Place,
  limits: SendLimits,
  now: number,
): Promise<KeptLane[]> {
  const { wabaId, phoneNumberId } = place;
  const number = `number ${wabaId} ${phoneNumberId}`;
  const pair = pairKey(place);
  const waiting = await waitingBefore(queries, place, now);
  const wanted = [
    { key: pair, rate: limits.pair, limit: 'pair_rate' as const, ...waiting.pair },
    ...limits.number.map((rate, index) => ({
      key: `${number} ${index}`,
      rate,
      limit: 'number_rate' as const,
      ...waiting.number,
    })),
  ];
  const kept = await queries
    .selectFrom('send_rates')
    .selectAll()
    .where(
      'key',
      'in',
      wanted.map(({ key }) => key),
    )
    .execute();
  const usedUntil = new Map(kept.map((row) => [row.key, row.used_until / 1_000]));
  return wanted.map((lane) => ({ ...lane, usedUntil: usedUntil.get(lane.key) ?? 0 }));
}

/** Under which name the limit of a number and a recipient is kept. */
export function pairKey({ wabaId, phoneNumberId, recipient }: Omit<Place, 'createdAt'>): string {
  return `pair ${wabaId} ${phoneNumberId} ${recipient}`;
}

/** Uses up one of each. */
export async function useLanes(queries: Queries, lanes: readonly KeptLane[], now: number): Promise<void> {
  const rows = lanes.map(({ key, rate, usedUntil }) => ({
    key,
    used_until: Math.round(used(rate, usedUntil, now) * 1_000),
  }));
  await queries
    .insertInto('send_rates')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet(({ ref }) => ({ used_until: ref('excluded.used_until') })),
    )
    .execute();
}

/** Deletes limits of which nothing is used up any more; gives how many, at most `limit`. */
export async function pruneRates(queries: Queries, now: number, limit: number): Promise<number> {
  const result = await queries
    .deleteFrom('send_rates')
    .where('key', 'in', (all) =>
      all
        .selectFrom('send_rates')
        .select('key')
        .where('used_until', '<', now * 1_000)
        .limit(limit),
    )
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}

/** A place behind all who wait for the number, whatever their clocks said. */
export async function lastPlace(
  queries: Queries,
  { wabaId, phoneNumberId }: Pick<SendState, 'wabaId' | 'phoneNumberId'>,
  now: number,
): Promise<number> {
  const last = await queries
    .selectFrom('sends')
    .select('created_at')
    .where('waba_id', '=', wabaId)
    .where('phone_number_id', '=', phoneNumberId)
    .where('state', '=', sql.lit('waiting'))
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return Math.max(now, (last?.created_at ?? 0) + 1);
}

/** How many asked before and wait: for the number, and for the same recipient. */
async function waitingBefore(queries: Queries, place: Place, now: number) {
  const forNumber = sql`waits_for = 'number_rate'`;
  const forPair = sql`recipient = ${place.recipient}`;
  const absent = sql`due_at <= ${now}`;
  const count = (...which: ReturnType<typeof sql>[]) =>
    sql<number>`count(case when ${sql.join(which, sql` and `)} then 1 end)`;
  const found = await queries
    .selectFrom('sends')
    .select([
      count(forNumber).as('number'),
      count(forNumber, absent).as('numberAbsent'),
      count(forPair).as('pair'),
      count(forPair, absent).as('pairAbsent'),
    ])
    .where('waba_id', '=', place.wabaId)
    .where('phone_number_id', '=', place.phoneNumberId)
    .where('state', '=', sql.lit('waiting'))
    .where('due_at', '>', now - patienceMs)
    .where('created_at', '<', place.createdAt)
    .executeTakeFirstOrThrow();
  return {
    number: { ahead: found.number, absent: found.numberAbsent },
    pair: { ahead: found.pair, absent: found.pairAbsent },
  };
}
