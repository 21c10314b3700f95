import { sql, type Kysely } from 'kysely';

/** What was not sent is in reports for as long as messages, so the pruning of all other sends passes it by. */
export async function sendsNotSent(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`drop index sends_by_time`,
    sql`create index sends_by_time on sends (created_at) where state <> 'given_up' or undecided <> 0`,
    sql`create index sends_not_sent on sends (waba_id, ended_at) where state = 'given_up' and undecided = 0`,
  ];
  for (const statement of statements) await statement.execute(db);
}
