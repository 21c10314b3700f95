import { sql, type RawBuilder } from 'kysely';
import type { ChangeSource } from '../../../whatsapp/change-source.js';
import { WINDOW_MS, type InteractionCounts } from '../../../whatsapp/windows.js';
import type { ContactState } from '../../contacts/contact.js';
import type { Queries } from '../database/database.js';
import type { ContactChange } from './commit.js';
import type { Place } from './cursor.js';
import type { WindowQuery } from './store.js';

/**
 * The windows in which something happened, newest first: those that end after `since` and begin before `before`. It
 * jumps from one to the next in the index, so that it costs the same however many contacts each has.
 */
export async function windowStarts(
  queries: Queries,
  wabaId: string,
  since: number,
  before: number,
  limit: number,
): Promise<number[]> {
  const { rows } = await sql<{ start: number }>`
    with recursive present (start) as (
      select max(window_start) from contact_windows where waba_id = ${wabaId} and window_start < ${before}
      union all
      select (select max(w.window_start) from contact_windows w
        where w.waba_id = ${wabaId} and w.window_start < present.start)
      from present where present.start is not null
    )
    select start from present where start > ${since - WINDOW_MS} limit ${limit}`.execute(queries);
  return rows.map(({ start }) => start);
}

/** The same windows, oldest first. */
export async function windowStartsUp(
  queries: Queries,
  wabaId: string,
  since: number,
  before: number,
  limit: number,
): Promise<number[]> {
  const { rows } = await sql<{ start: number }>`
    with recursive present (start) as (
      select min(window_start) from contact_windows
        where waba_id = ${wabaId} and window_start > ${since - WINDOW_MS}
      union all
      select (select min(w.window_start) from contact_windows w
        where w.waba_id = ${wabaId} and w.window_start > present.start)
      from present where present.start is not null
    )
    select start from present where start < ${before} limit ${limit}`.execute(queries);
  return rows.map(({ start }) => start);
}

/** Conditions that find all rows of contacts, old ids too, without an index for what is seldom asked. */
export async function ofContacts(
  queries: Queries,
  wabaId: string,
  ids: readonly string[],
): Promise<RawBuilder<boolean>> {
  const starts = await windowStarts(queries, wabaId, 0, Number.MAX_SAFE_INTEGER, mostWindows);
  // Databases want at least one; no window begins before 1970.
  return sql<boolean>`waba_id = ${wabaId} and window_start in (${sql.join([...starts, -1])})
    and contact_id in (${sql.join(ids)})`;
}

/** Windows are kept for 14 days, and a clock may have been wrong. */
const mostWindows = 10_000;

/** What a poll asks of the windows that are closed. */
export interface ClosedQuery extends Omit<WindowQuery, 'now' | 'cursor'> {
  /** Epoch milliseconds: windows that end then or earlier are closed. */
  until: number;
  /** The page begins after this place, in the order asked for. */
  after: Place;
  oldestFirst: boolean;
}

export interface WindowChange extends Pick<ContactChange, 'kind' | 'detail' | 'source' | 'contactId'> {
  window: number;
}

/** Conditions on `contact_windows w`: closed windows of the account, and of the number where one was chosen. */
export function inQuestion({ wabaId, phoneNumberId, since, until }: ClosedQuery): RawBuilder<unknown> {
  // What belongs to no number, such as a tag from a CRM, concerns the contact at every number.
  const number = phoneNumberId === undefined ? sql`` : sql`and w.phone_number_id in ('', ${phoneNumberId})`;
  return sql`w.waba_id = ${wabaId} and w.window_start > ${since - WINDOW_MS}
    and w.window_start <= ${until - WINDOW_MS} ${number}`;
}

/** A further condition: something happened that does not come from the sources that are left out. */
export function notIgnored({ ignoreSources }: ClosedQuery): RawBuilder<unknown> {
  if (ignoreSources.length === 0) return sql``;
  const messages = sql`w.messages_in + w.messages_out + w.messages_delivered + w.messages_read + w.messages_failed > 0`;
  const interactions = ignoreSources.includes('whatsapp') ? sql`1 = 0` : messages;
  return sql`and (${interactions} or exists (
    select 1 from contact_changes c where c.waba_id = w.waba_id and c.window_start = w.window_start
    and c.contact_id = w.contact_id ${fromOthers(ignoreSources)}))`;
}

/** A condition on `contact_changes c`. */
export function fromOthers(ignoreSources: readonly ChangeSource[]): RawBuilder<unknown> {
  return ignoreSources.length === 0 ? sql`` : sql`and c.source not in (${sql.join(ignoreSources)})`;
}

/** The sums of what was counted, from rows of `contact_windows w`. */
export function sums({ ignoreSources }: ClosedQuery): RawBuilder<InteractionCounts> {
  const counted = ignoreSources.includes('whatsapp') ? sql`* 0` : sql``;
  return sql`sum(w.messages_in ${counted}) as messages_in, sum(w.messages_out ${counted}) as messages_out,
    sum(w.messages_delivered ${counted}) as messages_delivered, sum(w.messages_read ${counted}) as messages_read,
    sum(w.messages_failed ${counted}) as messages_failed`;
}

/** The changes of these contacts in these windows, oldest first, by window and contact. */
export async function changesOf(
  queries: Queries,
  { wabaId, ignoreSources }: ClosedQuery,
  windows: readonly number[],
  contactIds: readonly string[],
): Promise<Map<string, WindowChange[]>> {
  const changes = new Map<string, WindowChange[]>();
  if (contactIds.length === 0) return changes;
  const { rows } = await sql<WindowChange>`
    select c.window_start as "window", c.contact_id as "contactId", c.kind, c.detail, c.source from contact_changes c
    where c.waba_id = ${wabaId} and c.window_start in (${sql.join(windows)})
      and c.contact_id in (${sql.join(contactIds)}) ${fromOthers(ignoreSources)}
    order by c.id`.execute(queries);
  for (const change of rows) {
    const key = windowKey(change.window, change.contactId);
    const others = changes.get(key);
    if (others) others.push(change);
    else changes.set(key, [change]);
  }
  return changes;
}

export function windowKey(window: number, contactId: string): string {
  return `${window} ${contactId}`;
}

/** The contacts by the ids they had when something happened; those that became one come under each of theirs. */
export async function contactsOnce(
  queries: Queries,
  ids: readonly string[],
): Promise<Map<string, ContactState>> {
  const contacts = new Map<string, ContactState>();
  if (ids.length === 0) return contacts;
  const { rows } = await sql<{ id: string; state: string }>`
    select id, state from contacts where id in (${sql.join(ids)})
    union all
    select a.old_id as id, c.state from contact_aliases a join contacts c on c.id = a.contact_id
    where a.old_id in (${sql.join(ids)})`.execute(queries);
  for (const { id, state } of rows) contacts.set(id, JSON.parse(state) as ContactState);
  return contacts;
}
