import { sql, type Kysely } from 'kysely';
import type { ColumnTypes } from '../database/database.js';

export async function sends(
  db: Kysely<unknown>,
  { integer, text, keyOnlyTable }: ColumnTypes,
): Promise<void> {
  const statements = [
    sql`create table sends (
      waba_id ${text} not null,
      operation ${text} not null,
      phone_number_id ${text} not null,
      recipient ${text} not null,
      dedup_key ${text} not null,
      state ${text} not null,
      waits_for ${text},
      created_at ${integer} not null,
      started_at ${integer},
      due_at ${integer},
      ended_at ${integer},
      keep_ms ${integer} not null,
      refusals ${integer} not null,
      undecided ${integer} not null,
      message_id ${text},
      details ${text} not null,
      primary key (waba_id, operation)
    )`,
    sql`create index sends_by_key on sends (waba_id, dedup_key)`,
    sql`create index sends_waiting on sends (waba_id, phone_number_id, created_at) where state = 'waiting'`,
    sql`create index sends_by_state on sends (state, due_at)`,
    sql`create index sends_by_time on sends (created_at)`,
    sql`create index sends_by_recipient on sends (waba_id, recipient)`,
    sql`create table send_rates (
      key ${text} not null primary key,
      used_until ${integer} not null,
      booked_until ${integer} not null
    ) ${keyOnlyTable}`,
    sql`create table number_throughputs (
      waba_id ${text} not null,
      phone_number_id ${text} not null,
      per_second ${integer} not null,
      digits ${text} not null,
      told_at ${integer} not null,
      primary key (waba_id, phone_number_id)
    ) ${keyOnlyTable}`,
  ];
  for (const statement of statements) await statement.execute(db);
}
