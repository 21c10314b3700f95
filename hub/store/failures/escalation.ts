import type { ExpressionBuilder } from 'kysely';
import { failureEvent } from '../../failures/event.js';
import type { Database, Queries } from '../database/database.js';
import { EventWriter } from '../events/event-writer.js';
import type { Tables } from '../schema.js';
import { itemOf, shown } from './rows.js';

/** Within this time a person looks at a failure. */
export const dayMs = 86_400_000;

/** So many groups are told of in one transaction, so that no other waits for long; the rest, the next time. */
const groupsAtOnce = 100;

/** See FailureStore. Those that are the same thing to a person are told of once. */
export async function escalateFailures(database: Database, now: number): Promise<number> {
  const overdue = now - dayMs;
  // Most often there is none: nobody has to wait for that.
  if (!(await hasOverdue(database.db, overdue))) return 0;
  return database.db.transaction().execute(async (tx) => {
    await database.takeTurn(tx);
    const groups = await groupsOf(tx, overdue);
    let failures = 0;
    const events = [];
    for (const { waba_id: wabaId, kind, title, subscription_id, zap, first, count } of groups) {
      const { numUpdatedRows } = await tx
        .updateTable('failures')
        .set({ escalated_at: now })
        .where(isOpenSince(overdue))
        .where('waba_id', '=', wabaId)
        .where('kind', '=', kind)
        .where('title', '=', title)
        .where('subscription_id', 'is not distinct from', subscription_id)
        .where('zap', 'is not distinct from', zap)
        .executeTakeFirstOrThrow();
      failures += Number(numUpdatedRows);
      const row = await tx
        .selectFrom('failures')
        .select(shown)
        .where('id', '=', first)
        .executeTakeFirstOrThrow();
      events.push(failureEvent({ wabaId, failure: itemOf(row), count }, true, now));
    }
    await new EventWriter(database).write(tx, events, now);
    return failures;
  });
}

async function hasOverdue(queries: Queries, overdue: number): Promise<boolean> {
  const row = await queries
    .selectFrom('failures')
    .select('id')
    .where(isOpenSince(overdue))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function groupsOf(queries: Queries, overdue: number) {
  return queries
    .selectFrom('failures')
    .select(['waba_id', 'kind', 'title', 'subscription_id', 'zap'])
    .select(({ fn }) => [fn.min('id').as('first'), fn.countAll<number>().as('count')])
    .where(isOpenSince(overdue))
    .groupBy(['waba_id', 'kind', 'title', 'subscription_id', 'zap'])
    .orderBy('first')
    .limit(groupsAtOnce)
    .execute();
}

/** A failed report of failures is not reported: the report of that could fail, too, for ever. */
function isOpenSince(time: number) {
  return ({ and, eb }: ExpressionBuilder<Tables, 'failures'>) =>
    and([
      eb('state', '=', 'open'),
      eb('escalated_at', 'is', null),
      eb('first_failed_at', '<=', time),
      eb('event', 'is distinct from', 'failure'),
    ]);
}
