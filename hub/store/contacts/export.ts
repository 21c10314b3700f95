import type { RawBuilder } from 'kysely';
import { contactItem, loadContact } from './contacts.js';
import { recordOf } from '../../contacts/record.js';
import type { Queries } from '../database.js';
import { sendsTo } from '../sends/personal.js';
import { identitiesHeld } from './identities.js';
import { stateOf } from './message-rows.js';
import type { ContactRef } from './store.js';
import { ofContacts } from './window-rows.js';

/**
 * Everything that is kept about one contact, but the raw events, which hold the same as Meta sent it. Times are
 * ISO-8601 in UTC, or epoch milliseconds where a member ends in `_at` or `_start` and is a number.
 */
export async function exportContact(
  queries: Queries,
  ref: ContactRef,
): Promise<Record<string, unknown> | null> {
  const contact = await loadContact(queries, ref);
  if (!contact) return null;
  const { id, wabaId } = contact;
  const held = await identitiesHeld(queries, contact);
  const { numbers, userIds, ids } = held;
  const messages = await queries
    .selectFrom('messages')
    .selectAll()
    .where('contact_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const inWindows = await ofContacts(queries, wabaId, ids);
  return {
    waba_id: wabaId,
    contact: await contactItem(queries, contact),
    identities: { contact_ids: ids, phone_numbers: numbers.map((number) => `+${number}`), user_ids: userIds },
    tags: await tagsOf(queries, id),
    tag_lists: await tagListsOf(queries, id),
    consents: await consentsOf(queries, id),
    conversations: await conversationsOf(queries, id),
    messages: messages.map((row) => recordOf(stateOf(row), contact)),
    sends: await sendsTo(queries, wabaId, held),
    interactions: await interactionsOf(queries, inWindows),
    changes: await changesOf(queries, inWindows),
  };
}

/** Those that were removed, too. */
function tagsOf(queries: Queries, id: string) {
  return queries
    .selectFrom('contact_tags')
    .select(['name', 'present', 'changed_at', 'source'])
    .where('contact_id', '=', id)
    .execute();
}

async function tagListsOf(queries: Queries, id: string) {
  const lists = await queries
    .selectFrom('contact_tag_lists')
    .select(['source', 'tags', 'at as changed_at'])
    .where('contact_id', '=', id)
    .execute();
  return lists.map((list) => ({ ...list, tags: JSON.parse(list.tags) as unknown }));
}

function consentsOf(queries: Queries, id: string) {
  return queries
    .selectFrom('consents')
    .select(['state', 'changed_at', 'source', 'method', 'evidence', 'message_id'])
    .where('contact_id', '=', id)
    .orderBy('id')
    .execute();
}

async function conversationsOf(queries: Queries, id: string) {
  const rows = await queries
    .selectFrom('conversations')
    .select('state')
    .where('contact_id', '=', id)
    .execute();
  const handoffs = await queries
    .selectFrom('handoffs')
    .select(['phone_number_id', 'rule', 'raised_at'])
    .where('contact_id', '=', id)
    .execute();
  return { states: rows.map(({ state }) => JSON.parse(state) as unknown), handoffs };
}

function interactionsOf(queries: Queries, inWindows: RawBuilder<boolean>) {
  return queries
    .selectFrom('contact_windows')
    .select(['window_start', 'phone_number_id', 'messages_in', 'messages_out'])
    .select(['messages_delivered', 'messages_read', 'messages_failed'])
    .where(inWindows)
    .orderBy('window_start')
    .execute();
}

function changesOf(queries: Queries, inWindows: RawBuilder<boolean>) {
  return queries
    .selectFrom('contact_changes')
    .select(['window_start', 'kind', 'source', 'detail'])
    .where(inWindows)
    .orderBy('id')
    .execute();
}
