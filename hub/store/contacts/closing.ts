import { CompiledQuery } from 'kysely';
import { WINDOW_MS, windowOf } from '../../../whatsapp/windows.js';
import type { Database, Queries } from '../database/database.js';
import type { WindowsClosedTable } from './schema.js';

/** Asked in each commit, so it is not built anew each time. */
const readClosed = CompiledQuery.raw('select until, moved_at from windows_closed');

/** Every window that ends at this moment or before it may have been handed out, and gets nothing more. */
export async function closedUntil(queries: Queries): Promise<number> {
  return (await closed(queries)).until;
}

/**
 * Closes the windows that are over at `now`, and gives the end of the last one that is closed. Who changes contacts
 * takes a turn, reads this moment, and counts to a window that ends later: so once it is written, nothing can land in
 * what ends before it, whatever clocks, crashes and the number of hubs.
 */
export async function closeWindows(database: Database, now: number): Promise<number> {
  const before = await closed(database.db);
  if (movedOn(before, now) === before) return before.until;
  return database.db.transaction().execute(async (tx) => {
    await database.takeTurn(tx);
    const after = movedOn(await closed(tx), now);
    await tx.updateTable('windows_closed').set(after).execute();
    return after.until;
  });
}

/**
 * A clock that was ahead once must not keep back what happens until the others get there: for who is behind, the
 * window that gathers changes is over after as much time as any window, by whichever clock sees it pass.
 */
function movedOn(closed: WindowsClosedTable, now: number): WindowsClosedTable {
  const { until, moved_at: movedAt } = closed;
  if (windowOf(now) > until) return { until: windowOf(now), moved_at: now };
  if (now >= until) return closed;
  // The clock that moved it was ahead of this one: from here on, this one measures.
  if (now < movedAt) return { until, moved_at: now };
  return now - movedAt < WINDOW_MS ? closed : { until: until + WINDOW_MS, moved_at: now };
}

async function closed(queries: Queries): Promise<WindowsClosedTable> {
  const { rows } = await queries.executeQuery<WindowsClosedTable>(readClosed);
  return rows[0] ?? { until: 0, moved_at: 0 };
}
