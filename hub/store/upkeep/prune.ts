import type { Queries } from '../database/database.js';
import type { Pruned, PruneRange } from '../store.js';

/** Looks at the next `limit` events after `after` and deletes those received before `before` that nobody waits for. */
export async function pruneEvents(queries: Queries, { before, after, limit }: PruneRange): Promise<Pruned> {
  const next = await queries
    .selectFrom('events')
    .select(['seq', 'received_at'])
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  const upTo = next.findLast((event) => event.received_at < before)?.seq;
  if (upTo === undefined) return { deleted: 0, upTo: null };
  return { deleted: await deleteUnlessAwaited(queries, after, upTo, before), upTo };
}

/** See FailureStore. */
export async function pruneFailures(queries: Queries, before: number, limit: number): Promise<number> {
  const result = await queries
    .deleteFrom('failures')
    .where('id', 'in', (all) =>
      all
        .selectFrom('failures')
        .select('id')
        .where('last_failed_at', '<', before)
        .orderBy('last_failed_at')
        .limit(limit),
    )
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
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
