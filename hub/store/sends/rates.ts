import type { SendLimits } from '../../sends/limits.js';
import { mostUsed, type Rate } from '../../sends/rate.js';
import type { SendState } from '../../sends/send.js';
import type { Lane } from '../../sends/turn.js';
import type { Queries } from '../database/database.js';

type Pair = Pick<SendState, 'wabaId' | 'phoneNumberId' | 'recipient'>;

/** A limit, and under which name it is kept how much of it is used up. */
export interface KeptLane extends Lane {
  key: string;
}

/** The limits that a send has to keep, as they are used up and booked now. */
export async function lanesOf(
  queries: Queries,
  send: Pair,
  limits: SendLimits,
  now: number,
): Promise<KeptLane[]> {
  const number = `number ${send.wabaId} ${send.phoneNumberId}`;
  const wanted = [
    { key: pairKey(send), rate: limits.pair, limit: 'pair_rate' as const },
    ...limits.number.map((rate, index) => ({
      key: `${number} ${index}`,
      rate,
      limit: 'number_rate' as const,
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
  const rows = new Map(kept.map((row) => [row.key, row]));
  return wanted.map((lane) => {
    const { used_until = 0, booked_until = 0 } = rows.get(lane.key) ?? {};
    const usedUntil = possible(lane.rate, used_until / microseconds, now);
    // Who comes late uses more than was booked for that time.
    return { ...lane, usedUntil, bookedUntil: Math.max(usedUntil, booked_until / microseconds) };
  });
}

/** Without what was used up in a future that never came: a clock that was wrong must stop nobody when it is right. */
function possible(rate: Rate, usedUntil: number, now: number): number {
  const most = mostUsed(rate, now);
  return usedUntil > most + clocksDifferMs ? most : usedUntil;
}

/** Under which name the limit of a number and a recipient is kept. */
export function pairKey({ wabaId, phoneNumberId, recipient }: Pair): string {
  return `pair ${wabaId} ${phoneNumberId} ${recipient}`;
}

/** Keeps what is used up and booked. */
export async function saveLanes(queries: Queries, lanes: readonly KeptLane[]): Promise<void> {
  const rows = lanes.map(({ key, usedUntil, bookedUntil }) => ({
    key,
    used_until: Math.round(usedUntil * microseconds),
    booked_until: Math.round(bookedUntil * microseconds),
  }));
  await queries
    .insertInto('send_rates')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet(({ ref }) => ({
        used_until: ref('excluded.used_until'),
        booked_until: ref('excluded.booked_until'),
      })),
    )
    .execute();
}

/** Deletes limits of which nothing is used up or booked any more; gives how many, at most `limit`. */
export async function pruneRates(queries: Queries, now: number, limit: number): Promise<number> {
  const result = await queries
    .deleteFrom('send_rates')
    .where('key', 'in', (all) =>
      all
        .selectFrom('send_rates')
        .select('key')
        .where('used_until', '<', now * microseconds)
        .where('booked_until', '<', now * microseconds)
        .limit(limit),
    )
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}

/** The clocks of hubs that share a database may differ by so much. */
const clocksDifferMs = 60_000;

/** Of a millisecond. */
const microseconds = 1_000;
