import { createHash, randomBytes } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import type { EventFilter } from '../../../whatsapp/filter.js';
import type { Database, Queries } from '../database/database.js';
import type { SubscriptionsTable, Tables } from '../schema.js';
import type { NewSubscription, Subscription } from '../store.js';

/** Adds a subscription, or gives the one that wants the same already. */
export async function addSubscription(
  database: Database,
  wanted: NewSubscription,
  now: number,
): Promise<Subscription> {
  const fingerprint = fingerprintOf(wanted);
  return database.db.transaction().execute(async (tx) => {
    await database.takeTurn(tx);
    const added = await tx
      .insertInto('subscriptions')
      .values({
        id: randomBytes(16).toString('base64url'),
        fingerprint,
        waba_id: wanted.wabaId,
        event: wanted.event,
        target_url: wanted.targetUrl,
        filter: JSON.stringify(wanted.filter),
        created_at: now,
        due_at: 0,
        attempts: 0,
        throttled: 0,
        leased_until: 0,
        settled_at: 0,
      })
      .onConflict((conflict) => conflict.column('fingerprint').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (added) {
      await announceChange(tx);
      return subscriptionOf(added);
    }
    const present = tx.selectFrom('subscriptions').selectAll().where('fingerprint', '=', fingerprint);
    return subscriptionOf(await present.executeTakeFirstOrThrow());
  });
}

export async function findSubscription(queries: Queries, id: string): Promise<Subscription | null> {
  const row = await queries.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? subscriptionOf(row) : null;
}

/** Deletes a subscription and all that waits for it. The caller has taken its turn. */
export async function deleteSubscription(tx: Transaction<Tables>, id: string): Promise<void> {
  await tx.deleteFrom('subscriptions').where('id', '=', id).execute();
  await tx.deleteFrom('deliveries').where('subscription_id', '=', id).execute();
  await announceChange(tx);
}

/** Lets every process read the subscriptions and the tag rules again. The caller has taken its turn. */
export async function announceChange(tx: Transaction<Tables>): Promise<void> {
  await tx
    .updateTable('subscription_version')
    .set((row) => ({ version: row('version', '+', 1) }))
    .execute();
}

function subscriptionOf(row: Selectable<SubscriptionsTable>): Subscription {
  return {
    id: row.id,
    wabaId: row.waba_id,
    event: row.event,
    targetUrl: row.target_url,
    filter: JSON.parse(row.filter) as EventFilter,
    createdAt: row.created_at,
  };
}

/** The same for the same wish, however the members of the filter are ordered. */
function fingerprintOf({ wabaId, event, targetUrl, filter }: NewSubscription): string {
  const wishes = Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([wabaId, event, targetUrl, wishes]))
    .digest('base64url');
}
