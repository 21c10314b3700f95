import type { MessageRecord } from '../../../whatsapp/message-record.js';
import type { ContactState } from '../../contacts/contact.js';
import { recordOf } from '../../contacts/record.js';
import type { Queries } from '../database/database.js';
import { loadContact } from './contacts.js';
import { placeIn, placeOf } from './cursor.js';
import { messageId, stateOf } from './message-rows.js';
import type { ContactRef, Page } from './store.js';

export async function findMessage(
  queries: Queries,
  wabaId: string,
  id: string,
): Promise<MessageRecord | null> {
  const row = await queries
    .selectFrom('messages')
    .selectAll()
    .where('waba_id', '=', wabaId)
    .where('id', '=', messageId(id))
    .executeTakeFirst();
  if (!row) return null;
  const contact =
    row.contact_id === null ? null : await loadContact(queries, { wabaId, key: row.contact_id });
  return recordOf(stateOf(row), contact);
}

/** The messages of a contact, newest first. */
export async function listMessages(
  queries: Queries,
  ref: ContactRef,
  query: { phoneNumberId?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<MessageRecord> | null> {
  const contact = await loadContact(queries, ref);
  return contact && messagesOf(queries, contact, query);
}

/** A cursor holds the time of the last message given, and how many messages of that time were given. */
export async function messagesOf(
  queries: Queries,
  contact: ContactState,
  {
    phoneNumberId,
    limit,
    cursor,
  }: { phoneNumberId?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<MessageRecord>> {
  let wanted = queries.selectFrom('messages').selectAll().where('contact_id', '=', contact.id);
  if (phoneNumberId !== undefined) wanted = wanted.where('phone_number_id', '=', phoneNumberId);
  const place = cursor === undefined ? null : placeIn(cursor);
  const given = /^\d{1,9}$/.test(place?.rest ?? '') ? Number(place?.rest) : 0;
  if (place) wanted = wanted.where('at', '<=', place.time);
  const rows = await wanted
    .orderBy('at', 'desc')
    .orderBy('heard', 'desc')
    .orderBy('id', 'desc')
    .offset(given)
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const alike =
    page.filter(({ at }) => at === last?.at).length + (last && last.at === place?.time ? given : 0);
  return {
    items: page.map((row) => recordOf(stateOf(row), contact)),
    nextCursor: last ? placeOf(last.at, alike) : null,
  };
}
