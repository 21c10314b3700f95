import { sql } from 'kysely';
import type { Queries } from '../database/database.js';
import type { Backlog } from '../store.js';
import { waitingSubscriptions } from './waiting.js';

type Wait = 'waiting' | 'retrying' | 'throttled';

/** How much waits, why, and since when. */
export async function readBacklog(queries: Queries, now: number): Promise<Backlog> {
  const { rows } = await sql<{ wait: Wait; count: number; oldest: number }>`
    with queues as (
      select subscription_id, count(*) as length, min(event_seq) as first
      from deliveries group by subscription_id
    ), waits as (
      select
        case when s.throttled = 1 then 'throttled' when s.attempts > 0 then 'retrying' else 'waiting' end as wait,
        q.length, e.received_at
      from queues q
      join subscriptions s on s.id = q.subscription_id
      join events e on e.seq = q.first
    )
    select wait, sum(length) as count, min(received_at) as oldest from waits group by wait`.execute(queries);
  const of = (wait: Wait) => {
    const row = rows.find((each) => each.wait === wait);
    return { count: row?.count ?? 0, oldestAge: row ? Math.max(0, now - row.oldest) : 0 };
  };
  return {
    waiting: of('waiting'),
    retrying: of('retrying'),
    throttled: of('throttled'),
    failures: await openFailures(queries),
    subscriptions: await subscriptionCount(queries),
  };
}

/** When the next claim can have something: a retry is due, or the lease of somebody who died ends. */
export async function readNextDue(queries: Queries): Promise<number | null> {
  const { rows } = await sql<{ next: number | null }>`
    with recursive ${waitingSubscriptions}
    select min(case when due_at > leased_until then due_at else leased_until end) as next
    from subscriptions where id in (select id from waiting)`.execute(queries);
  return rows[0]?.next ?? null;
}

async function openFailures(queries: Queries): Promise<number> {
  const { count } = await queries
    .selectFrom('failures')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return count;
}

async function subscriptionCount(queries: Queries): Promise<number> {
  const { count } = await queries
    .selectFrom('subscriptions')
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
