import { CompiledQuery } from 'kysely';
import { windowOf } from '../../../whatsapp/windows.js';
import type { Database, Queries } from '../database.js';

/** Asked in each commit, so it is not built anew each time. */
const readUntil = CompiledQuery.raw('select until from windows_closed');

/** Every window that ends at this moment or before it may have been handed out, and gets nothing more. */
export async function closedUntil(queries: Queries): Promise<number> {
  const { rows } = await queries.executeQuery<{ until: number }>(readUntil);
  return rows[0]?.until ?? 0;
}

/**
 * Closes the windows that are over at `now`, and gives the end of the last one that is closed. Who changes contacts
 * takes a turn, reads this moment, and counts to a window that ends later: so once it is written, nothing can land in
 * what ends before it, whatever clocks, crashes and the number of hubs.
 */
export async function closeWindows(database: Database, now: number): Promise<number> {
  const over = windowOf(now);
  const until = await closedUntil(database.db);
  if (over <= until) return until;
  return database.db.transaction().execute(async (tx) => {
    await database.takeTurn(tx);
    const latest = Math.max(over, await closedUntil(tx));
    await tx.updateTable('windows_closed').set({ until: latest }).execute();
    return latest;
  });
}
