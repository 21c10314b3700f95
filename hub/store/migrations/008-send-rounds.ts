import { sql, type Kysely } from 'kysely';
import type { ColumnTypes } from '../database.js';

/** Who waits for a number goes in rounds of all Zaps; who waits already keeps the order in which they asked. */
export async function sendRounds(db: Kysely<unknown>, { integer, text }: ColumnTypes): Promise<void> {
  const forNumber = sql`where state = 'waiting' and waits_for = 'number_rate'`;
  const statements = [
    sql`alter table sends add column share ${text} not null default 'of '`,
    sql`alter table sends add column round ${integer}`,
    sql`update sends set round = created_at ${forNumber}`,
    sql`drop index sends_waiting`,
    sql`create index sends_by_due on sends (waba_id, phone_number_id, share, due_at, round, created_at)
      ${forNumber}`,
    sql`create index sends_by_round on sends (waba_id, phone_number_id, share, round) ${forNumber}`,
    // Begins with the recipient, so that no search by number takes it, which would look through all who wait.
    sql`create index sends_by_pair on sends (recipient, waba_id, phone_number_id) where state = 'waiting'`,
  ];
  for (const statement of statements) await statement.execute(db);
}
