import type { Transaction } from 'kysely';
import type { Database } from '../database/database.js';
import { keepDeliveries } from '../failures/deliveries.js';
import type { Tables } from '../schema.js';
import type { Settlement } from '../store.js';
import { deleteSubscription } from './subscriptions.js';

/**
 * Writes down what became of claims. What was delivered is never delivered again, even when the lease had ended
 * meanwhile; only the holder of a lease may end it or say when to try again.
 */
export async function settleAll(
  database: Database,
  holder: string,
  settlements: readonly Settlement[],
  now: number,
): Promise<void> {
  if (settlements.length === 0) return;
  await database.db.transaction().execute(async (tx) => {
    if (settlements.some(needsTurn)) await database.takeTurn(tx);
    for (const settlement of inOneOrder(settlements)) await settle(database, tx, holder, settlement, now);
  });
}

/** What changes the subscriptions, or tells Zaps something. */
function needsTurn({ outcome }: Settlement): boolean {
  return outcome === 'gone' || outcome === 'failed';
}

/** Every process locks rows in the same order, so that none waits for another in a circle. */
function inOneOrder(settlements: readonly Settlement[]): Settlement[] {
  return [...settlements].sort((a, b) => (a.subscriptionId < b.subscriptionId ? -1 : 1));
}

async function settle(
  database: Database,
  tx: Transaction<Tables>,
  holder: string,
  settlement: Settlement,
  now: number,
): Promise<void> {
  const id = settlement.subscriptionId;
  const ended = { leased_until: 0, leased_by: null, settled_at: now };
  const held = tx.updateTable('subscriptions').where('id', '=', id).where('leased_by', '=', holder);
  switch (settlement.outcome) {
    case 'delivered':
      await held
        .set({ ...ended, due_at: 0, attempts: 0, failing_since: null, throttled: 0, last_error: null })
        .execute();
      await removeDeliveries(tx, id, settlement.upTo);
      return;
    case 'retry':
      await held
        .set({
          ...ended,
          due_at: settlement.dueAt,
          attempts: settlement.attempts,
          failing_since: settlement.failingSince,
          throttled: settlement.throttled ? 1 : 0,
          last_error: reasonOf(settlement),
        })
        .execute();
      return;
    case 'failed': {
      const reason = reasonOf(settlement);
      await keepDeliveries(database, tx, { subscriptionId: id, upTo: settlement.upTo, reason }, now);
      await removeDeliveries(tx, id, settlement.upTo);
      await held
        .set({ ...ended, ...(await tryNext(tx, id)), due_at: 0, throttled: 0, last_error: reason })
        .execute();
      return;
    }
    case 'gone':
      await deleteSubscription(tx, id);
  }
}

/**
 * How the event after a failed one starts. It has waited behind the failed one since it was received, so its own
 * time runs from then: a target that stays dead does not hold each event for as long again.
 */
async function tryNext(tx: Transaction<Tables>, id: string) {
  const next = await tx
    .selectFrom('deliveries as d')
    .innerJoin('events as e', 'e.seq', 'd.event_seq')
    .select('e.received_at')
    .where('d.subscription_id', '=', id)
    .orderBy('d.event_seq')
    .limit(1)
    .executeTakeFirst();
  return next ? { failing_since: next.received_at } : { failing_since: null, attempts: 0 };
}

async function removeDeliveries(tx: Transaction<Tables>, id: string, upTo: number): Promise<void> {
  await tx
    .deleteFrom('deliveries')
    .where('subscription_id', '=', id)
    .where('event_seq', '<=', upTo)
    .execute();
}

/** What a target answered can hold anything; PostgreSQL refuses NUL. */
function reasonOf({ reason }: { reason: string }): string {
  return reason.replaceAll('\0', '').slice(0, 1_000);
}
