import { sql, type Kysely } from 'kysely';
import type { ColumnTypes } from '../database/database.js';

/** Sends are on the list, too, and have no subscription; neither database lets a column be null that must not be. */
export async function failureList(
  db: Kysely<unknown>,
  { counter, integer, text }: ColumnTypes,
): Promise<void> {
  const statements = [
    sql`alter table failures rename to failed_deliveries`,
    sql`drop index failures_by_waba`,
    sql`create table failures (
      id ${counter},
      waba_id ${text} not null,
      kind ${text} not null,
      state ${text} not null,
      title ${text} not null,
      reason ${text} not null,
      advice ${text} not null,
      first_failed_at ${integer} not null,
      last_failed_at ${integer} not null,
      escalated_at ${integer},
      contact_id ${text},
      phone_number_id ${text},
      operation ${text},
      dedup_key ${text},
      zap ${text},
      subscription_id ${text},
      event ${text},
      event_seq ${integer},
      body ${text}
    )`,
    sql`insert into failures (
      waba_id, kind, state, title, reason, advice, first_failed_at, last_failed_at,
      subscription_id, event, event_seq, body
    )
    select waba_id, 'delivery', 'open', 'A Zap did not take an event', reason,
      'It was tried for 24 hours. Look in Zapier whether the Zap is on; then retry the failure, or ignore it.',
      failed_at, failed_at, subscription_id, event, event_seq, body
    from failed_deliveries order by id`,
    sql`drop table failed_deliveries`,
    sql`create index failures_by_waba on failures (waba_id, id)`,
    sql`create index failures_by_state on failures (state, escalated_at, first_failed_at)`,
    sql`create index failures_by_time on failures (last_failed_at)`,
    sql`create index failures_by_key on failures (waba_id, dedup_key)`,
    sql`create index failures_by_subscription on failures (subscription_id, first_failed_at)`,
    sql`create index failures_by_contact on failures (contact_id)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
