import { sql } from 'kysely';
import { accountsIn } from '../upkeep/accounts.js';
import type { Queries } from '../database/database.js';
import { pruneNotSent } from '../sends/upkeep.js';
import { pruneErased } from './erased.js';
import { pruneHandedOut } from './handed-out.js';

/**
 * Deletes messages that are older than asked, and sends of which none came, what belongs to older windows, and what is
 * kept of older erasures; at most `limit` rows of each. Gives how many.
 */
export async function pruneContactRows(
  queries: Queries,
  before: { messages: number; windows: number; erased: number },
  limit: number,
): Promise<number> {
  let deleted = 0;
  for (const wabaId of await accountsIn(queries, 'messages')) {
    deleted += await pruneMessages(queries, wabaId, before.messages, limit);
  }
  for (const wabaId of await accountsIn(queries, 'contact_windows')) {
    deleted += await pruneWindows(queries, wabaId, before.windows, limit);
  }
  deleted += await pruneNotSent(queries, before.messages, limit);
  deleted += await pruneChanges(queries, before.windows, limit);
  deleted += await pruneHandedOut(queries, before.windows, limit);
  return deleted + (await pruneErased(queries, before.erased, limit));
}

async function pruneMessages(
  queries: Queries,
  wabaId: string,
  before: number,
  limit: number,
): Promise<number> {
  const result = await queries
    .deleteFrom('messages')
    .where('waba_id', '=', wabaId)
    .where('id', 'in', (all) =>
      all
        .selectFrom('messages')
        .select('id')
        .where('waba_id', '=', wabaId)
        .where('at', '<', before)
        .orderBy('at')
        .limit(limit),
    )
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}

async function pruneWindows(
  queries: Queries,
  wabaId: string,
  before: number,
  limit: number,
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from contact_windows where (waba_id, window_start, contact_id, phone_number_id) in (
      select waba_id, window_start, contact_id, phone_number_id from contact_windows
      where waba_id = ${wabaId} and window_start < ${before}
      order by window_start limit ${limit})`.execute(queries);
  return Number(numAffectedRows ?? 0);
}

/** They were written in the order of their windows. */
async function pruneChanges(queries: Queries, before: number, limit: number): Promise<number> {
  const result = await queries
    .deleteFrom('contact_changes')
    .where('window_start', '<', before)
    .where('id', 'in', (all) => all.selectFrom('contact_changes').select('id').orderBy('id').limit(limit))
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}
