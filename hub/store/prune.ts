import type { Queries } from './database.js';

/** Deletes at most `limit` events received before `before` that nobody waits for; gives how many. */
export async function pruneEvents(queries: Queries, before: number, limit: number): Promise<number> {
  let from = 0;
  for (;;) {
    const oldest = await queries
      .selectFrom('events')
      .select(['seq', 'received_at'])
      .where('seq', '>', from)
      .orderBy('seq')
      .limit(limit)
      .execute();
    const old = oldest.filter((event) => event.received_at < before).map((event) => event.seq);
    const last = old.at(-1);
    if (last === undefined) return 0;
    const deleted = await deleteUnlessAwaited(queries, from, last, before);
    if (deleted > 0) return deleted;
    from = last;
  }
}

async function deleteUnlessAwaited(queries: Queries, after: number, upTo: number, before: number) {
  const result = await queries
    .deleteFrom('events')
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .where('received_at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('subscriptions as s')
            .innerJoin('deliveries as d', 'd.subscription_id', 's.id')
            .select('s.id')
            .whereRef('s.waba_id', '=', 'events.waba_id')
            .whereRef('s.event', '=', 'events.kind')
            .whereRef('d.event_seq', '=', 'events.seq'),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
