import { sql } from 'kysely';
import type { ContactItem } from '../../../whatsapp/contact-item.js';
import { folded } from '../../../whatsapp/keyword.js';
import { tagKey } from '../../../whatsapp/tags.js';
import { isContactId, type ContactState } from '../../contacts/contact.js';
import { itemOf } from '../../contacts/item.js';
import type { Queries } from '../database.js';
import { likeAnywhere } from '../like.js';
import type { ContactQuery, Page } from './store.js';
import { tagNames } from './tag-names.js';

/** How many contacts are looked at for one page where no index leads to those that are wanted: a few milliseconds. */
const mostLookedAt = 2_000;

/**
 * Contacts, those created last first; their ids rise with time. Where few of many contacts are wanted, a page may have
 * fewer than there are, and even none: `nextCursor` says where to go on looking.
 */
export async function listContacts(queries: Queries, query: ContactQuery): Promise<Page<ContactItem>> {
  const { limit } = query;
  const found = await findIds(queries, query);
  const page = found.slice(0, limit);
  const isFull = found.length > limit;
  const nextCursor = isFull ? page.at(-1) : await lastLookedAt(queries, query);
  return { items: await itemsOf(queries, page), nextCursor: nextCursor ?? null };
}

/** The ids of those who are wanted, one more than the page has if there are so many. */
async function findIds(queries: Queries, query: ContactQuery): Promise<string[]> {
  const { name, consent, limit } = query;
  const contacts = walk(queries, query);
  if (isWalkEnough(query)) return idsOf(await contacts.limit(limit + 1).execute());
  let wanted = queries.selectFrom(contacts.limit(mostLookedAt).as('c')).select('c.id');
  if (consent !== undefined) wanted = wanted.where('c.consent', '=', consent);
  if (name !== undefined) wanted = wanted.where(likeAnywhere(sql.ref('c.name'), folded(name)));
  const inOrder = wanted.orderBy('c.id', 'desc');
  return idsOf(await inOrder.limit(limit + 1).execute());
}

/** Where the look ended before the end of the account; null when it came to the end. */
async function lastLookedAt(queries: Queries, query: ContactQuery): Promise<string | null> {
  if (isWalkEnough(query)) return null;
  const last = await walk(queries, query)
    .offset(mostLookedAt - 1)
    .limit(1)
    .executeTakeFirst();
  return last?.id ?? null;
}

/** Contacts one after the other, by the index that leads closest to those that are wanted. */
function walk(queries: Queries, { wabaId, tag, consent, cursor }: ContactQuery) {
  // A cursor of another list leads nowhere.
  const before = cursor === undefined || isContactId(cursor) ? cursor : '';
  if (tag !== undefined) {
    let tagged = queries
      .selectFrom('contact_tags as t')
      .innerJoin('contacts as c', 'c.id', 't.contact_id')
      .select(['c.id', 'c.name', 'c.consent'])
      .where('t.waba_id', '=', wabaId)
      .where('t.tag', '=', tagKey(tag))
      .where('t.present', '=', 1);
    if (before !== undefined) tagged = tagged.where('t.contact_id', '<', before);
    return tagged.orderBy('t.contact_id', 'desc');
  }
  let contacts = queries
    .selectFrom('contacts as c')
    .select(['c.id', 'c.name', 'c.consent'])
    .where('c.waba_id', '=', wabaId);
  if (consent !== undefined) contacts = contacts.where('c.consent', '=', consent);
  if (before !== undefined) contacts = contacts.where('c.id', '<', before);
  return contacts.orderBy('c.id', 'desc');
}

/** True when the walk meets nobody who is not wanted. */
function isWalkEnough({ tag, consent, name }: ContactQuery): boolean {
  return name === undefined && (tag === undefined || consent === undefined);
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

async function itemsOf(queries: Queries, ids: readonly string[]): Promise<ContactItem[]> {
  if (ids.length === 0) return [];
  const tags = await tagNames(queries, ids);
  const rows = await queries
    .selectFrom('contacts')
    .select(['id', 'state'])
    .where('id', 'in', ids)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ id, state }) => itemOf(JSON.parse(state) as ContactState, tags.get(id) ?? []));
}
