import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { ContactState } from '../../contacts/contact.js';
import { conversationItem } from '../../contacts/conversation-item.js';
import { iso } from '../../contacts/item.js';
import { recordOf } from '../../contacts/record.js';
import { exportedSend } from '../../sends/exported-send.js';
import type { SendState } from '../../sends/send.js';
import type { Queries } from '../database/database.js';
import { sendsTo } from '../sends/personal.js';
import { contactItem, loadContact } from './contacts.js';
import { loadConversations } from './conversations.js';
import { identitiesHeld } from './identities.js';
import { stateOf } from './message-rows.js';
import type { ContactWindowsTable, MessagesTable } from './schema.js';
import type { ContactExport, ContactRef } from './store.js';
import { tagListsIn } from './tag-state.js';
import { ofContacts } from './window-rows.js';

/** So many rows are in memory at once; each page is a query of its own, so that others get their turn in between. */
const pageSize = 100;

/** See ContactStore. */
export async function exportContact(queries: Queries, ref: ContactRef): Promise<ContactExport | null> {
  const contact = await loadContact(queries, ref);
  if (!contact) return null;
  const { id, wabaId } = contact;
  const held = await identitiesHeld(queries, contact);
  const phoneNumbers = held.numbers.map((number) => `+${number}`);
  const conversations = await loadConversations(queries, id);
  const inWindows = await ofContacts(queries, wabaId, held.ids);
  const whole = <Item>(list: AsyncGenerator<Item>) => ofOneContact(queries, id, list);
  return {
    facts: {
      waba_id: wabaId,
      contact: await contactItem(queries, contact),
      identities: { contact_ids: held.ids, phone_numbers: phoneNumbers, user_ids: held.userIds },
      tags: await tagsOf(queries, id),
      tag_lists: await tagListsOf(queries, id),
      conversations: conversations.map((conversation) => conversationItem(conversation, contact)),
      handoffs: await handoffsOf(queries, id),
    },
    lists: {
      consents: whole(consentsOf(queries, id)),
      messages: whole(messagesOf(queries, contact)),
      sends: whole(
        inPages(
          (after: SendState | undefined) => sendsTo(queries, wabaId, held, { after, limit: pageSize }),
          exportedSend,
        ),
      ),
      interactions: whole(interactionsOf(queries, inWindows)),
      changes: whole(changesOf(queries, inWindows)),
    },
  };
}

/** The list to its end; fails when the contact went meanwhile and its rows with it, so that no part looks whole. */
async function* ofOneContact<Item>(
  queries: Queries,
  id: string,
  list: AsyncGenerator<Item>,
): AsyncGenerator<Item> {
  yield* list;
  const row = await queries.selectFrom('contacts').select('id').where('id', '=', id).executeTakeFirst();
  if (!row) throw new Error('The contact was erased, or became one with another, while it was exported.');
}

/** All rows, a page at a time. `page` gives those that follow a row, in an order in which no two are alike. */
async function* inPages<Row, Item>(
  page: (after: Row | undefined) => Promise<Row[]>,
  itemOf: (row: Row) => Item,
): AsyncGenerator<Item> {
  let rows = await page(undefined);
  while (rows.length > 0) {
    yield* rows.map(itemOf);
    rows = rows.length < pageSize ? [] : await page(rows.at(-1));
  }
}

/** Those that were removed, too. */
async function tagsOf(queries: Queries, id: string) {
  const rows = await queries
    .selectFrom('contact_tags')
    .select(['name', 'present', 'changed_at', 'source'])
    .where('contact_id', '=', id)
    .orderBy('tag')
    .execute();
  return rows.map((row) => ({ ...row, present: row.present === 1, changed_at: iso(row.changed_at) }));
}

async function tagListsOf(queries: Queries, id: string) {
  const row = await queries
    .selectFrom('contact_tag_lists')
    .select('state')
    .where('contact_id', '=', id)
    .executeTakeFirst();
  return tagListsIn(row?.state).map(({ at, ...list }) => ({ ...list, changed_at: iso(at) }));
}

async function handoffsOf(queries: Queries, id: string) {
  const rows = await queries
    .selectFrom('handoffs')
    .select(['phone_number_id', 'rule', 'raised_at'])
    .where('contact_id', '=', id)
    .orderBy('raised_at')
    .execute();
  return rows.map((row) => ({ ...row, raised_at: iso(row.raised_at) }));
}

function consentsOf(queries: Queries, id: string) {
  const rows = queries
    .selectFrom('consents')
    .select(['id', 'state', 'changed_at', 'source', 'method', 'evidence', 'message_id'])
    .where('contact_id', '=', id)
    .orderBy('id')
    .limit(pageSize);
  return inPages(
    (after: { id: number } | undefined) => rows.where('id', '>', after?.id ?? 0).execute(),
    ({ state, changed_at, source, method, evidence, message_id }) => ({
      state,
      changed_at: iso(changed_at),
      source,
      method,
      evidence,
      message_id,
    }),
  );
}

/** Oldest first. */
function messagesOf(queries: Queries, contact: ContactState) {
  const rows = queries
    .selectFrom('messages')
    .selectAll()
    .where('contact_id', '=', contact.id)
    .orderBy('at')
    .orderBy('id')
    .limit(pageSize);
  return inPages(
    (after: Selectable<MessagesTable> | undefined) =>
      (after ? rows.where(sql<boolean>`(at, id) > (${after.at}, ${after.id})`) : rows).execute(),
    (row) => recordOf(stateOf(row), contact),
  );
}

function interactionsOf(queries: Queries, inWindows: RawBuilder<boolean>) {
  const rows = queries
    .selectFrom('contact_windows')
    .selectAll()
    .where(inWindows)
    .orderBy('window_start')
    .orderBy('contact_id')
    .orderBy('phone_number_id')
    .limit(pageSize);
  const following = ({ window_start, contact_id, phone_number_id }: Selectable<ContactWindowsTable>) =>
    sql<boolean>`(window_start, contact_id, phone_number_id) > (${window_start}, ${contact_id}, ${phone_number_id})`;
  return inPages(
    (after: Selectable<ContactWindowsTable> | undefined) =>
      (after ? rows.where(following(after)) : rows).execute(),
    ({ window_start, phone_number_id, ...row }) => ({
      window_start: iso(window_start),
      phone_number_id: phone_number_id === '' ? null : phone_number_id,
      messages_in: row.messages_in,
      messages_out: row.messages_out,
      messages_delivered: row.messages_delivered,
      messages_read: row.messages_read,
      messages_failed: row.messages_failed,
    }),
  );
}

function changesOf(queries: Queries, inWindows: RawBuilder<boolean>) {
  const rows = queries
    .selectFrom('contact_changes')
    .select(['id', 'window_start', 'kind', 'source', 'detail'])
    .where(inWindows)
    .orderBy('id')
    .limit(pageSize);
  return inPages(
    (after: { id: number } | undefined) => rows.where('id', '>', after?.id ?? 0).execute(),
    ({ window_start, kind, source, detail }) => ({ window_start: iso(window_start), kind, source, detail }),
  );
}
