import { alphabetical } from '../../contacts/tag-set.js';
import type { Database, Queries } from '../database/database.js';
import { inContactCommit } from './commit.js';
import { contactItem, loadOrCreate, saveContact } from './contacts.js';
import type { ContactRef, TagChange, TagResult } from './store.js';
import { TagSets } from './tag-sets.js';

/** More than a person can choose from. */
const MOST_TAGS = 1_000;

/** Fails with `TooManyTags`. */
export async function changeTags(
  database: Database,
  ref: ContactRef,
  change: TagChange,
  now: number,
): Promise<TagResult | null> {
  const { result } = await inContactCommit(database, now, async (commit) => {
    const found = await loadOrCreate(commit, ref, change.source);
    if (!found) return null;
    const { contact } = found;
    const tags = await TagSets.load(commit, [contact.id]);
    const { added, removed } = tags.change(contact, change);
    await tags.save();
    await saveContact(commit, contact);
    return { contact: await contactItem(commit.tx, contact), added, removed };
  });
  return result;
}

/** The tags of an account in alphabetical order; where there are more than 1,000, those that most contacts have. */
export async function listTags(
  queries: Queries,
  wabaId: string,
): Promise<{ name: string; contacts: number }[]> {
  const counted = queries
    .selectFrom('contact_tags')
    .select(['tag', (row) => row.fn.countAll<number>().as('contacts')])
    .where('waba_id', '=', wabaId)
    .where('present', '=', 1)
    .groupBy('tag')
    .orderBy('contacts', 'desc')
    .orderBy('tag')
    .limit(MOST_TAGS);
  const rows = await queries
    .selectFrom(counted.as('c'))
    .select((row) => [
      'c.contacts',
      // As one of the contacts has it.
      row
        .selectFrom('contact_tags as t')
        .select('t.name')
        .where('t.waba_id', '=', wabaId)
        .whereRef('t.tag', '=', 'c.tag')
        .where('t.present', '=', 1)
        .limit(1)
        .$asScalar()
        .$notNull()
        .as('name'),
    ])
    .execute();
  return rows
    .map(({ name, contacts }) => ({ name, contacts: Number(contacts) }))
    .sort((one, other) => alphabetical(one.name, other.name));
}
