import { sql, type Kysely } from 'kysely';
import type { ColumnTypes } from '../database/database.js';

export async function eventsAndDeliveries(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  const { counter, integer, text, keyOnlyTable } = types;
  const statements = [
    sql`create table events (
      seq ${counter},
      id ${text} not null unique,
      kind ${text} not null,
      waba_id ${text} not null,
      phone_number_id ${text},
      received_at ${integer} not null,
      body ${text} not null
    )`,
    sql`create index events_by_kind on events (waba_id, kind, seq)`,
    sql`create index events_by_waba on events (waba_id, seq)`,
    sql`create table known_senders (sender ${text} not null primary key) ${keyOnlyTable}`,
    sql`create table subscriptions (
      id ${text} not null primary key,
      fingerprint ${text} not null unique,
      waba_id ${text} not null,
      event ${text} not null,
      target_url ${text} not null,
      filter ${text} not null,
      created_at ${integer} not null,
      due_at ${integer} not null default 0,
      attempts ${integer} not null default 0,
      failing_since ${integer},
      throttled ${integer} not null default 0,
      leased_until ${integer} not null default 0,
      leased_by ${text},
      settled_at ${integer} not null default 0,
      last_error ${text}
    )`,
    sql`create index subscriptions_by_event on subscriptions (waba_id, event)`,
    sql`create table subscription_version (version ${integer} not null)`,
    sql`insert into subscription_version (version) values (1)`,
    sql`create table deliveries (
      subscription_id ${text} not null,
      event_seq ${integer} not null,
      primary key (subscription_id, event_seq)
    ) ${keyOnlyTable}`,
    sql`create table failures (
      id ${counter},
      subscription_id ${text} not null,
      waba_id ${text} not null,
      event ${text} not null,
      target_url ${text} not null,
      event_seq ${integer} not null,
      body ${text} not null,
      reason ${text} not null,
      failed_at ${integer} not null
    )`,
    sql`create index failures_by_waba on failures (waba_id, id)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
