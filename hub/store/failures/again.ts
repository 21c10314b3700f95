import { sql, type Transaction } from 'kysely';
import type { Tables } from '../schema.js';

/** The id of the row of an event that is delivered again; those of events have no colon. */
const againId = sql<string>`'again:' || f.id`;

/** True for what happened; false for an event that is only delivered again. */
export const happened = sql<boolean>`id not like 'again:%'`;

/**
 * Delivers the events of these failures again. Each gets a row of its own behind all that waits, since deliveries go
 * out in the order of events. The caller has taken its turn.
 */
export async function deliverAgain(
  tx: Transaction<Tables>,
  failures: readonly number[],
  now: number,
): Promise<void> {
  await sql`
    insert into events (id, kind, waba_id, phone_number_id, received_at, body)
    select ${againId}, f.event, f.waba_id, f.phone_number_id, cast(${now} as bigint), f.body
    from failures f where f.id in (${sql.join(failures)}) order by f.id`.execute(tx);
  await sql`
    insert into deliveries (subscription_id, event_seq)
    select f.subscription_id, e.seq
    from failures f join events e on e.id = ${againId} and e.of_message = 0
    where f.id in (${sql.join(failures)})`.execute(tx);
}
