import { sql } from 'kysely';
import type { Database, Queries } from '../database.js';
import { closeWindows } from './closing.js';
import type { Page, WindowQuery } from './store.js';
import type { ClosedQuery } from './window-rows.js';

/** What polls ask for. */
type List = 'contacts' | 'digests';

/**
 * Hands out a page of what happened in closed windows, as `read` gives it. All pages of a poll are about the windows
 * that were closed when it asked for the first. To a Zap they go back to the end of the last window of which the Zap
 * got everything, and at least as far as asked: what it missed while it could not ask is made up for.
 */
export async function handOut<Item>(
  database: Database,
  list: List,
  query: WindowQuery,
  read: (closed: ClosedQuery) => Promise<Page<Item>>,
): Promise<Page<Item>> {
  const { now, ...rest } = query;
  const closed = await closeWindows(database, now);
  const { until, ...place } = query.cursor === undefined ? { until: closed } : placeIn(query.cursor, closed);
  const known = await knownUntil(database.db, list, query);
  const since = Math.min(query.since, known ?? query.since);
  const { items, nextCursor } = await read({ ...rest, ...place, since, until });
  if (nextCursor !== null) return { items, nextCursor: `${until}~${nextCursor}` };
  if (until > (known ?? 0)) await remember(database, list, query, until);
  return { items, nextCursor };
}

/** A cursor that is not ours is about no window. */
function placeIn(cursor: string, closed: number): { until: number; cursor: string } {
  const [, until = 0, place = ''] = /^(\d{1,15})~(.*)$/.exec(cursor) ?? [];
  return { until: Math.min(Number(until), closed), cursor: place };
}

/** Null for a Zap that has not got all pages yet, and for who asks without one. */
async function knownUntil(
  queries: Queries,
  list: List,
  { wabaId, zap }: WindowQuery,
): Promise<number | null> {
  if (zap === undefined) return null;
  const row = await queries
    .selectFrom('windows_handed_out')
    .select('until')
    .where('waba_id', '=', wabaId)
    .where('zap', '=', zap)
    .where('list', '=', list)
    .executeTakeFirst();
  return row?.until ?? null;
}

/** Polls of one Zap may end in any order. */
async function remember(
  { db }: Database,
  list: List,
  { wabaId, zap }: WindowQuery,
  until: number,
): Promise<void> {
  if (zap === undefined) return;
  await db.transaction().execute((tx) =>
    tx
      .insertInto('windows_handed_out')
      .values({ waba_id: wabaId, zap, list, until })
      .onConflict((conflict) =>
        conflict
          .columns(['waba_id', 'zap', 'list'])
          .doUpdateSet({ until })
          .where('windows_handed_out.until', '<', until),
      )
      .execute(),
  );
}

/** Forgets the Zaps that have asked for nothing since `before`; at most `limit`. Gives how many. */
export async function pruneHandedOut(queries: Queries, before: number, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from windows_handed_out where (waba_id, zap, list) in (
      select waba_id, zap, list from windows_handed_out where until < ${before} limit ${limit})`.execute(
    queries,
  );
  return Number(numAffectedRows ?? 0);
}
