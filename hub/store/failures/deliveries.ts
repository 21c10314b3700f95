import type { Transaction } from 'kysely';
import { failureEvent } from '../../failures/event.js';
import { deliveryWords } from '../../failures/words.js';
import type { Database } from '../database/database.js';
import { EventWriter } from '../events/event-writer.js';
import type { Tables } from '../schema.js';
import { dayMs } from './escalation.js';
import { itemOf, shown } from './rows.js';

/**
 * Puts what a subscription waits for, up to `upTo`, on the failure list. A Zap that takes nothing fails once for each
 * event: that is told once a day. The caller has taken its turn.
 */
export async function keepDeliveries(
  database: Database,
  tx: Transaction<Tables>,
  { subscriptionId, upTo, reason }: { subscriptionId: string; upTo: number; reason: string },
  now: number,
): Promise<void> {
  const subscription = await tx
    .selectFrom('subscriptions')
    .select(['waba_id', 'event'])
    .where('id', '=', subscriptionId)
    .executeTakeFirst();
  if (!subscription) return;
  const { waba_id: wabaId, event } = subscription;
  const wasTold = await failedWithinDay(tx, subscriptionId, now);
  const words = deliveryWords(event, reason);
  await tx
    .insertInto('failures')
    .columns([
      'waba_id',
      'kind',
      'state',
      'title',
      'reason',
      'advice',
      'first_failed_at',
      'last_failed_at',
      'subscription_id',
      'event',
      'event_seq',
      'body',
    ])
    .expression((query) =>
      query
        .selectFrom('deliveries as d')
        .innerJoin('events as e', 'e.seq', 'd.event_seq')
        .select((row) => [
          row.val(wabaId).as('waba_id'),
          row.val('delivery').as('kind'),
          row.val('open').as('state'),
          row.val(words.title).as('title'),
          row.val(words.reason).as('reason'),
          row.val(words.advice).as('advice'),
          row.val(now).as('first_failed_at'),
          row.val(now).as('last_failed_at'),
          'd.subscription_id',
          row.val(event).as('event'),
          'e.seq',
          'e.body',
        ])
        .where('d.subscription_id', '=', subscriptionId)
        .where('d.event_seq', '<=', upTo)
        .orderBy('d.event_seq'),
    )
    .execute();
  // A Zap that does not hear of failures must not fail because of that again and again.
  if (wasTold || event === 'failure') return;
  const open = tx
    .selectFrom('failures')
    .where('subscription_id', '=', subscriptionId)
    .where('state', '=', 'open')
    .where('first_failed_at', '>', now - dayMs);
  const first = await open.select(shown).orderBy('id').limit(1).executeTakeFirst();
  if (!first) return;
  const { count } = await open
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const told = failureEvent({ wabaId, failure: itemOf(first), count }, false, now);
  await new EventWriter(database).write(tx, [told], now);
}

async function failedWithinDay(
  tx: Transaction<Tables>,
  subscriptionId: string,
  now: number,
): Promise<boolean> {
  const row = await tx
    .selectFrom('failures')
    .select('id')
    .where('subscription_id', '=', subscriptionId)
    .where('state', '=', 'open')
    .where('first_failed_at', '>', now - dayMs)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
