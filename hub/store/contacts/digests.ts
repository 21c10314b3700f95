import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import { e164OfWaId } from '../../../whatsapp/wa-id.js';
import {
  DIGEST_LINES,
  joinedTags,
  WINDOW_MS,
  type DigestItem,
  type DigestLine,
  type InteractionCounts,
} from '../../../whatsapp/windows.js';
import { alphabetical } from '../../contacts/tag-set.js';
import { tagChanges } from '../../contacts/window-changes.js';
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
  windowStarts,
  windowStartsUp,
  type ClosedQuery,
} from './window-rows.js';

/** All that happened in each closed window. A window in which nothing happened has none. */
export function listDigests(database: Database, query: WindowQuery): Promise<Page<DigestItem>> {
  return handOut(database, 'digests', query, (closed) => digestsOf(database.db, closed));
}

async function* digestsOf(queries: Queries, query: ClosedQuery): AsyncGenerator<Placed<DigestItem>> {
  for (const window of await startsOf(queries, query)) {
    const digest = await digestOf(queries, { ...query, since: window, until: window + WINDOW_MS });
    const place = { time: query.oldestFirst ? window + WINDOW_MS : window, rest: '' };
    yield digest.contacts_changed > 0 ? { place, item: digest } : { place };
    await nextTurn(); // A busy window has many rows, and others share this thread.
  }
}

/** One more than the page has, to tell whether it is the last. */
function startsOf(queries: Queries, query: ClosedQuery): Promise<number[]> {
  const { wabaId, since, until, after, oldestFirst, limit } = query;
  return oldestFirst
    ? windowStartsUp(queries, wabaId, after.time, until, limit + 1)
    : windowStarts(queries, wabaId, since, Math.min(until, after.time), limit + 1);
}

/** `query` is about one window, which begins at its `since`. */
async function digestOf(queries: Queries, query: ClosedQuery): Promise<DigestItem> {
  const { wabaId, phoneNumberId = null, since: start, until: end } = query;
  const [total] = (
    await sql<InteractionCounts & { contacts: number }>`
      select count(distinct w.contact_id) as contacts, ${sums(query)} from contact_windows w
      where ${inWindow(query)} ${notIgnored(query)}`.execute(queries)
  ).rows;
  const changed = await changesIn(queries, query);
  const lines = await linesOf(queries, query);
  const contacts = total?.contacts ?? 0;
  const windowStart = new Date(start).toISOString();
  return {
    id: [wabaId, ...(phoneNumberId === null ? [] : [phoneNumberId]), `${windowStart.slice(0, 16)}Z`].join(
      ':',
    ),
    waba_id: wabaId,
    phone_number_id: phoneNumberId,
    window_start: windowStart,
    window_end: new Date(end).toISOString(),
    contacts_changed: contacts,
    new_contacts: changed('created'),
    messages_in: total?.messages_in ?? 0,
    messages_out: total?.messages_out ?? 0,
    messages_delivered: total?.messages_delivered ?? 0,
    messages_read: total?.messages_read ?? 0,
    messages_failed: total?.messages_failed ?? 0,
    tags_added: changed('tag_added'),
    tags_removed: changed('tag_removed'),
    opted_in: changed('consent', 'opted_in'),
    opted_out: changed('consent', 'opted_out'),
    contacts: lines,
    contacts_not_listed: contacts - lines.length,
  };
}

/** Conditions on `contact_windows w`: the one window that begins at `since`. */
function inWindow(query: ClosedQuery) {
  return sql`${inQuestion(query)} and w.window_start = ${query.since}`;
}

/** How often something changed, by kind and detail. */
async function changesIn(queries: Queries, query: ClosedQuery) {
  const { wabaId, since: start, ignoreSources, phoneNumberId } = query;
  const atNumber =
    phoneNumberId === undefined
      ? sql``
      : sql`and exists (select 1 from contact_windows w where ${inWindow(query)} and w.contact_id = c.contact_id)`;
  const { rows } = await sql<{ kind: string; state: string | null; count: number }>`
    select c.kind, case when c.kind = 'consent' then c.detail end as state, count(*) as count from contact_changes c
    where c.waba_id = ${wabaId} and c.window_start = ${start} ${fromOthers(ignoreSources)} ${atNumber}
    group by 1, 2`.execute(queries);
  return (kind: string, state?: string) =>
    rows
      .filter((row) => row.kind === kind && (state === undefined || row.state === state))
      .reduce((sum, { count }) => sum + count, 0);
}

/** The contacts with the most messages first. */
async function linesOf(queries: Queries, query: ClosedQuery): Promise<DigestLine[]> {
  const { rows } = await sql<InteractionCounts & { id: string }>`
    select w.contact_id as id, ${sums(query)} from contact_windows w
    where ${inWindow(query)} ${notIgnored(query)}
    group by w.contact_id
    order by sum(w.messages_in + w.messages_out) desc, w.contact_id
    limit ${DIGEST_LINES}`.execute(queries);
  const ids = rows.map(({ id }) => id);
  const contacts = await contactsOnce(queries, ids);
  const changes = await changesOf(queries, query, [query.since], ids);
  const tags = await tagNames(
    queries,
    [...contacts.values()].map((contact) => contact.id),
  );
  return rows.flatMap(({ id, ...counts }) => {
    const contact = contacts.get(id);
    if (!contact) return [];
    const changed = tagChanges(changes.get(windowKey(query.since, id)) ?? []);
    return {
      contact_id: contact.id,
      phone: e164OfWaId(contact.waId),
      user_id: contact.userId,
      name: contact.name,
      tags: joinedTags((tags.get(contact.id) ?? []).sort(alphabetical)),
      tags_added: joinedTags(changed.tags_added),
      tags_removed: joinedTags(changed.tags_removed),
      consent: contact.consent.state,
      ...counts,
      last_message_text: contact.lastMessageText,
    };
  });
}
