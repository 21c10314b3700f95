import { sql, type RawBuilder } from 'kysely';
import { WINDOW_MS, type ContactWindowItem, type InteractionCounts } from '../../../whatsapp/windows.js';
import { itemOf } from '../../contacts/item.js';
import { summaryOf, tagChanges } from '../../contacts/window-changes.js';
import type { Database, Queries } from '../database/database.js';
import { handOut, type Placed } from './handed-out.js';
import type { Page, WindowQuery } from './store.js';
import { tagNames } from './tag-names.js';
import {
  changesOf,
  contactsOnce,
  fromOthers,
  inQuestion,
  notIgnored,
  sums,
  windowKey,
  type ClosedQuery,
} from './window-rows.js';

interface Place {
  window: number;
  contactId: string;
}

const none: InteractionCounts = {
  messages_in: 0,
  messages_out: 0,
  messages_delivered: 0,
  messages_read: 0,
  messages_failed: 0,
};

/** What changed about contacts in closed windows, by window; within one, by contact. */
export function listContactWindows(database: Database, query: WindowQuery): Promise<Page<ContactWindowItem>> {
  return handOut(database, 'contacts', query, (closed) => itemsOf(database.db, closed));
}

/** One more than the page has, to tell whether it is the last. */
async function placesOf(queries: Queries, query: ClosedQuery): Promise<Place[]> {
  const limit = query.limit + 1;
  const order = query.oldestFirst ? sql`asc` : sql`desc`;
  const parts = partsAfter(query).map(
    ({ asked, rest }) => sql`select * from (
      ${asked.tagsOnly ? withTags(asked) : withAnything(asked)} ${rest}
      group by window_start, contact_id
      order by window_start ${order}, contact_id ${order}
      limit ${limit}) as part`,
  );
  const { rows } = await sql<Place>`
    ${sql.join(parts, sql` union all `)}
    order by "window" ${order}, "contactId" ${order}
    limit ${limit}`.execute(queries);
  return rows;
}

/** The rest of the window in which the page before ended, and those beyond it: apart, so that an index finds where each begins. */
function partsAfter(query: ClosedQuery): { asked: ClosedQuery; rest: RawBuilder<unknown> }[] {
  const { after, oldestFirst, until } = query;
  const beyond = oldestFirst
    ? { ...query, since: after.rest === '' ? after.time : after.time + WINDOW_MS }
    : { ...query, until: Math.min(until, after.time) };
  const parts = [{ asked: beyond, rest: sql`` }];
  if (after.rest === '') return parts;
  const side = oldestFirst ? sql`>` : sql`<`;
  return [
    { asked: query, rest: sql`and window_start = ${after.time} and contact_id ${side} ${after.rest}` },
    ...parts,
  ];
}

function withAnything(query: ClosedQuery): RawBuilder<unknown> {
  return sql`select w.window_start as "window", w.contact_id as "contactId" from contact_windows w
    where ${inQuestion(query)} ${notIgnored(query)}`;
}

/** The kinds are written out so that the index of the tags can serve. */
function withTags(query: ClosedQuery): RawBuilder<unknown> {
  const { wabaId, phoneNumberId, since, until, ignoreSources } = query;
  const atNumber =
    phoneNumberId === undefined
      ? sql``
      : sql`and exists (select 1 from contact_windows w where ${inQuestion(query)}
          and w.window_start = c.window_start and w.contact_id = c.contact_id)`;
  return sql`select c.window_start as "window", c.contact_id as "contactId" from contact_changes c
    where c.waba_id = ${wabaId} and c.kind in ('tag_added', 'tag_removed')
      and c.window_start > ${since - WINDOW_MS} and c.window_start <= ${until - WINDOW_MS}
      ${fromOthers(ignoreSources)} ${atNumber}`;
}

async function* itemsOf(queries: Queries, query: ClosedQuery): AsyncGenerator<Placed<ContactWindowItem>> {
  const places = await placesOf(queries, query);
  if (places.length === 0) return;
  const windows = [...new Set(places.map(({ window }) => window))];
  const ids = [...new Set(places.map(({ contactId }) => contactId))];
  const counts = await countsOf(queries, query, windows, ids);
  const changes = await changesOf(queries, query, windows, ids);
  const contacts = await contactsOnce(queries, ids);
  const tags = await tagNames(queries, [...new Set([...contacts.values()].map(({ id }) => id))]);

  for (const { window, contactId } of places) {
    const place = { time: window, rest: contactId };
    const contact = contacts.get(contactId);
    if (!contact) {
      yield { place }; // Erased since the page was chosen.
      continue;
    }
    const key = windowKey(window, contactId);
    const counted = counts.get(key) ?? none;
    const told = changes.get(key) ?? [];
    const windowStart = new Date(window).toISOString();
    const item = {
      ...itemOf(contact, tags.get(contact.id) ?? []),
      id: `${contactId}:${windowStart.slice(0, 16)}Z`,
      contact_id: contact.id,
      window_start: windowStart,
      window_end: new Date(window + WINDOW_MS).toISOString(),
      ...counted,
      ...tagChanges(told),
      ...summaryOf(counted, told),
    };
    yield { place, item };
  }
}

async function countsOf(
  queries: Queries,
  query: ClosedQuery,
  windows: readonly number[],
  ids: readonly string[],
): Promise<Map<string, InteractionCounts>> {
  const { rows } = await sql<Place & InteractionCounts>`
    select w.window_start as "window", w.contact_id as "contactId", ${sums(query)} from contact_windows w
    where ${inQuestion(query)} and w.window_start in (${sql.join(windows)}) and w.contact_id in (${sql.join(ids)})
    group by w.window_start, w.contact_id`.execute(queries);
  return new Map(rows.map(({ window, contactId, ...counts }) => [windowKey(window, contactId), counts]));
}
