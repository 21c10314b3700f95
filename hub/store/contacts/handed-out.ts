import { sql } from 'kysely';
import { WINDOW_MS, windowOf } from '../../../whatsapp/windows.js';
import type { Database, Queries } from '../database/database.js';
import { closeWindows } from './closing.js';
import { placeIn, placeOf, type Place } from './cursor.js';
import type { Page, WindowQuery } from './store.js';
import type { ClosedQuery } from './window-rows.js';

/** What polls ask for. */
type List = 'contacts' | 'digests';

/** A page has at most so many characters of JSON, or one item: a poll can carry it with what a CRM mapping adds, up to five times as much. */
const PAGE_TEXT = 500_000;

/** What is at a place; nothing where there is nothing to tell. */
export interface Placed<Item> {
  place: Place;
  item?: Item;
}

/** How far a poll is. */
interface Progress {
  /** First what is new to the Zap, oldest first; then again what it got in the hours it asks for, newest first. */
  part: 'new' | 'again';
  /** All before it arrived: who asks with a cursor has the page that the cursor came with. */
  mark: Place;
  /** What is told again lies before it. */
  back: Place;
}

/**
 * Hands out a page of what happened in closed windows, as `read` gives it. A Zap gets first what is new to it, however
 * long ago it happened; a poll that is cut, or whose answer is lost, is gone on with by the next one. Who asks without
 * a Zap gets all of the hours asked for, newest first.
 */
export async function handOut<Item>(
  database: Database,
  list: List,
  query: WindowQuery,
  read: (closed: ClosedQuery) => AsyncIterable<Placed<Item>>,
): Promise<Page<Item>> {
  const { now, cursor, ...rest } = query;
  const until = await closeWindows(database, now);
  const all = { time: until, rest: '' };
  const known = await markOf(database.db, list, query);
  const progress = cursor === undefined ? begun(query, known, all) : progressIn(cursor, all);
  if (!progress) return { items: [], nextCursor: null };
  const { part, mark, back } = progress;
  if (known === null || isBefore(known, mark)) await remember(database, list, query, mark);

  if (part === 'new') {
    const fresh = { ...rest, until, since: mark.time, after: mark, oldestFirst: true };
    const { items, last } = await pageOf(query.limit, read(fresh));
    if (last) return { items, nextCursor: cursorOf({ part, mark: last, back }) };
    // Only who asks on shows that these arrived.
    if (items.length > 0) return { items, nextCursor: cursorOf({ part: 'again', mark: all, back }) };
    if (isBefore(mark, all)) await remember(database, list, query, all);
  }

  const before = { ...rest, until, after: back, oldestFirst: false };
  const { items, last } = await pageOf(query.limit, read(before));
  return { items, nextCursor: last && cursorOf({ part: 'again', mark, back: last }) };
}

function begun({ zap, since }: WindowQuery, known: Place | null, all: Place): Progress {
  if (zap === undefined) return { part: 'again', mark: all, back: all };
  const mark = known ?? { time: Math.min(windowOf(since), all.time), rest: '' };
  // A window of which it got a part is told again whole.
  return {
    part: 'new',
    mark,
    back: { time: mark.rest === '' ? mark.time : mark.time + WINDOW_MS, rest: '' },
  };
}

function cursorOf({ part, mark, back }: Progress): string {
  return [part, placeOf(mark.time, mark.rest), placeOf(back.time, back.rest)].join('~');
}

/** Null for a cursor that is not ours. Nobody gets further than what is closed. */
function progressIn(cursor: string, all: Place): Progress | null {
  const [, part, mark = '', back = ''] = /^(new|again)~(\d[^~]*)~(\d[^~]*)$/.exec(cursor) ?? [];
  if (part !== 'new' && part !== 'again') return null;
  const got = placeIn(mark);
  return { part, mark: isBefore(all, got) ? all : got, back: placeIn(back) };
}

function isBefore(one: Place, other: Place): boolean {
  return one.time < other.time || (one.time === other.time && one.rest < other.rest);
}

/** `last`: where the page ended, null when there is nothing more. */
async function pageOf<Item>(
  limit: number,
  all: AsyncIterable<Placed<Item>>,
): Promise<{ items: Item[]; last: Place | null }> {
  const items: Item[] = [];
  let last: Place | null = null;
  let places = 0;
  let text = 0;
  for await (const { place, item } of all) {
    if (item !== undefined) text += JSON.stringify(item).length;
    if (places === limit || (text > PAGE_TEXT && items.length > 0)) return { items, last };
    if (item !== undefined) items.push(item);
    last = place;
    places += 1;
  }
  return { items, last: null };
}

/** Null for a Zap that has never asked, and for who asks without one. */
async function markOf(queries: Queries, list: List, { wabaId, zap }: WindowQuery): Promise<Place | null> {
  if (zap === undefined) return null;
  const row = await queries
    .selectFrom('windows_handed_out')
    .select(['until as time', 'contact_id as rest'])
    .where('waba_id', '=', wabaId)
    .where('zap', '=', zap)
    .where('list', '=', list)
    .executeTakeFirst();
  return row ?? null;
}

/** Polls of one Zap may come in any order. */
async function remember(
  { db }: Database,
  list: List,
  { wabaId, zap }: WindowQuery,
  { time: until, rest }: Place,
): Promise<void> {
  if (zap === undefined) return;
  await db.transaction().execute((tx) =>
    tx
      .insertInto('windows_handed_out')
      .values({ waba_id: wabaId, zap, list, until, contact_id: rest })
      .onConflict((conflict) =>
        conflict
          .columns(['waba_id', 'zap', 'list'])
          .doUpdateSet({ until, contact_id: rest })
          .where(({ eb, and, or }) =>
            or([
              eb('windows_handed_out.until', '<', until),
              and([
                eb('windows_handed_out.until', '=', until),
                eb('windows_handed_out.contact_id', '<', rest),
              ]),
            ]),
          ),
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
