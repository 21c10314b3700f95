import { sql } from 'kysely';
import type { Queries } from '../database/database.js';

/**
 * The accounts that have rows in a table whose rows an index begins with `waba_id`. It jumps from one to the next,
 * so that it costs the same however many rows each has.
 */
export async function accountsIn(
  queries: Queries,
  table: 'messages' | 'contact_windows' | 'sends',
): Promise<string[]> {
  const { rows } = await sql<{ waba_id: string }>`
    with recursive account (waba_id) as (
      select min(waba_id) from ${sql.table(table)}
      union all
      select (select min(t.waba_id) from ${sql.table(table)} t where t.waba_id > account.waba_id)
      from account where account.waba_id is not null
    )
    select waba_id from account where waba_id is not null`.execute(queries);
  return rows.map(({ waba_id: wabaId }) => wabaId);
}
