import { sql } from 'kysely';
import type { ContactItem } from '../../../whatsapp/contact-item.js';
import { folded } from '../../../whatsapp/keyword.js';
import { tagKey } from '../../../whatsapp/tags.js';
import type { ContactState } from '../../contacts/contact.js';
import { itemOf } from '../../contacts/item.js';
import type { Queries } from '../database.js';
import { likeAnywhere } from '../like.js';
import { placeIn, placeOf } from './cursor.js';
import type { ContactQuery, Page } from './store.js';
import { tagNames } from './tag-names.js';

/** Contacts, those created last first. */
export async function listContacts(queries: Queries, query: ContactQuery): Promise<Page<ContactItem>> {
  const { wabaId, tag, consent, name, limit, cursor } = query;
  let wanted = queries.selectFrom('contacts as c').select(['c.state', 'c.created_at', 'c.id']);
  wanted = wanted.where('c.waba_id', '=', wabaId);
  if (consent !== undefined) wanted = wanted.where('c.consent', '=', consent);
  if (name !== undefined) wanted = wanted.where(likeAnywhere(sql.ref('c.name'), folded(name)));
  if (tag !== undefined) {
    wanted = wanted.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('contact_tags as t')
          .select('t.tag')
          .whereRef('t.contact_id', '=', 'c.id')
          .where('t.tag', '=', tagKey(tag))
          .where('t.present', '=', 1),
      ),
    );
  }
  if (cursor !== undefined) {
    const { time, rest } = placeIn(cursor);
    wanted = wanted.where(sql<boolean>`(c.created_at, c.id) < (${time}, ${rest})`);
  }
  const rows = await wanted
    .orderBy('c.created_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const tags = await tagNames(
    queries,
    page.map(({ id }) => id),
  );
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(({ id, state }) => itemOf(JSON.parse(state) as ContactState, tags.get(id) ?? [])),
    nextCursor: last ? placeOf(last.created_at, last.id) : null,
  };
}
