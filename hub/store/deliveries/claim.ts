import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/database.js';
import { bodySize, fitting } from '../events/fitting.js';
import type { Tables } from '../schema.js';
import type { Claim, Store } from '../store.js';
import { waitingSubscriptions } from './waiting.js';

interface Due {
  id: string;
  target_url: string;
  attempts: number;
  failing_since: number | null;
}

/** Takes what is due for `holder`. Those who wait longest since their last turn come first. */
export async function claimDue(
  database: Database,
  holder: string,
  options: Parameters<Store['claim']>[0],
): Promise<Claim[]> {
  return database.db.transaction().execute(async (tx) => {
    const claims: Claim[] = [];
    for (const subscription of await dueSubscriptions(database, tx, options)) {
      const claim = await nextOf(tx, subscription, options);
      if (claim) claims.push(claim);
    }
    if (claims.length > 0) {
      await tx
        .updateTable('subscriptions')
        .set({ leased_until: options.now + options.leaseMs, leased_by: holder })
        .where(
          'id',
          'in',
          claims.map((claim) => claim.subscriptionId),
        )
        .execute();
    }
    return claims;
  });
}

async function dueSubscriptions(
  database: Database,
  tx: Transaction<Tables>,
  { now, subscriptions }: { now: number; subscriptions: number },
): Promise<Due[]> {
  const { rows } = await sql<Due>`
    with recursive ${waitingSubscriptions}
    select s.id, s.target_url, s.attempts, s.failing_since
    from subscriptions s
    where s.id in (select id from waiting) and s.due_at <= ${now} and s.leased_until <= ${now}
    order by s.settled_at
    limit ${subscriptions}
    ${database.lockRows}`.execute(tx);
  return rows;
}

/** The events that go out together: in order, as many as allowed, one alone while it is being refused. */
async function nextOf(
  tx: Transaction<Tables>,
  subscription: Due,
  { events, bytes }: { events: number; bytes: number },
): Promise<Claim | null> {
  const queue = tx
    .selectFrom('deliveries as d')
    .innerJoin('events as e', 'e.seq', 'd.event_seq')
    .where('d.subscription_id', '=', subscription.id)
    .orderBy('d.event_seq')
    .limit(subscription.attempts > 0 ? 1 : events);
  // Sizes first: a hundred bodies can be more than the memory.
  const chosen = fitting(await queue.select(['e.seq', 'e.received_at', bodySize]).execute(), bytes);
  const first = chosen[0];
  const last = chosen.at(-1);
  if (!first || !last) return null;
  const rows = await queue.select('e.body').where('d.event_seq', '<=', last.seq).execute();
  return {
    subscriptionId: subscription.id,
    targetUrl: subscription.target_url,
    bodies: rows.map(({ body }) => body),
    upTo: last.seq,
    attempts: subscription.attempts,
    failingSince: subscription.failing_since,
    oldestReceivedAt: first.received_at,
  };
}
