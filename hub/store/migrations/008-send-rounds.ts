import { sql, type Kysely } from 'kysely';
import type { ColumnTypes } from '../database/database.js';

/** Who waits for a number goes in rounds of all Zaps; who waits already is in the rounds of its Zap. */
export async function sendRounds(db: Kysely<unknown>, { integer, text }: ColumnTypes): Promise<void> {
  const columns = [
    sql`alter table sends add column share ${text} not null default 'of '`,
    sql`alter table sends add column round ${integer}`,
  ];
  for (const statement of columns) await statement.execute(db);
  await giveRounds(db);
  const indexes = [
    sql`drop index sends_waiting`,
    sql`create index sends_by_due on sends (waba_id, phone_number_id, share, due_at, round, created_at)
      ${forNumber}`,
    sql`create index sends_by_round on sends (waba_id, phone_number_id, share, round) ${forNumber}`,
    // Begins with the recipient, so that no search by number takes it, which would look through all who wait.
    sql`create index sends_by_pair on sends (recipient, waba_id, phone_number_id) where state = 'waiting'`,
  ];
  for (const statement of indexes) await statement.execute(db);
}

const forNumber = sql`where state = 'waiting' and waits_for = 'number_rate'`;

interface Waiting {
  waba_id: string;
  operation: string;
  phone_number_id: string;
  created_at: number;
  details: string;
}

/** The rounds of a share follow one another without a gap, as the hub counts by them. */
async function giveRounds(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<Waiting>`
    select waba_id, operation, phone_number_id, created_at, details from sends ${forNumber}
    order by created_at, operation`.execute(db);
  const firsts = new Map<string, number>();
  const next = new Map<string, number>();
  for (const { waba_id, operation, phone_number_id, created_at, details } of rows) {
    const number = `${waba_id} ${phone_number_id}`;
    const share = shareIn(details);
    const name = `${number} ${share}`;
    const first = firsts.get(number) ?? created_at;
    firsts.set(number, first);
    const round = next.get(name) ?? (share === authentication ? 0 : first);
    next.set(name, round + 1);
    await sql`update sends set share = ${share}, round = ${round}
      where waba_id = ${waba_id} and operation = ${operation}`.execute(db);
  }
}

const authentication = 'authentication';

/** As the hub names shares; PostgreSQL takes no NUL in a text. */
function shareIn(details: string): string {
  const { category, zap } = JSON.parse(details) as { category?: string; zap?: string };
  if (category === authentication) return authentication;
  return `of ${zap ?? ''}`.replaceAll('\0', '').slice(0, 220);
}
