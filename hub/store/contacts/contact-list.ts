import type { ContactItem } from '../../../whatsapp/contact-item.js';
import { folded } from '../../../whatsapp/keyword.js';
import { tagKey } from '../../../whatsapp/tags.js';
import { isContactId, type ContactState } from '../../contacts/contact.js';
import { itemOf } from '../../contacts/item.js';
import type { Queries } from '../database/database.js';
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
  // Read at once: between two queries contacts may come and go, and one would be left out.
  const most = isWalkEnough(query) ? limit + 1 : mostLookedAt;
  const lookedAt = await walk(queries, query).limit(most).execute();
  const wanted = lookedAt.filter(isWanted(query));
  const page = wanted.slice(0, limit).map(({ id }) => id);
  const last = wanted.length > limit ? page.at(-1) : lookedAt[mostLookedAt - 1]?.id;
  return { items: await itemsOf(queries, page), nextCursor: last ?? null };
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

function isWanted({ name, consent }: ContactQuery) {
  const part = folded(name ?? '');
  return (contact: { name: string; consent: string }) =>
    contact.name.includes(part) && (consent === undefined || contact.consent === consent);
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
