import { sql } from 'kysely';
import type { Database } from '../database.js';
import { forgetSends } from '../sends/personal.js';
import { inContactCommit, type ContactCommit } from './commit.js';
import { loadContact } from './contacts.js';
import { identitiesHeld, textsNaming, type Identities } from './identities.js';
import type { ContactRef, Erasure } from './store.js';
import { ofContacts } from './window-rows.js';

/** The upkeep takes the raw events away much sooner; this is what is promised. */
const eventsWithinHours = 24;

/** Takes everything away that is kept about a contact; its raw events wait for `eraseEvents`. */
export async function eraseContact(
  database: Database,
  ref: ContactRef,
  now: number,
): Promise<Erasure | null> {
  const { result } = await inContactCommit(database, now, async (commit) => {
    const contact = await loadContact(commit.tx, ref);
    if (!contact) return null;
    const held = await identitiesHeld(commit.tx, contact);
    await orderErasure(commit, ref.wabaId, textsNaming(contact, held));
    await forgetSends(commit.tx, ref.wabaId, held);
    return { erased: await eraseRows(commit, ref.wabaId, held), eventsWithinHours };
  });
  return result;
}

/** Events that are stored later are about somebody who wrote again. */
async function orderErasure({ tx }: ContactCommit, wabaId: string, texts: string[]): Promise<void> {
  const last = await tx
    .selectFrom('events')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirst();
  const upTo = last?.seq ?? 0;
  await tx
    .insertInto('erasures')
    .values({ waba_id: wabaId, identities: JSON.stringify(texts), up_to: upTo, done: 0 })
    .execute();
}

/** Rows of windows are still under the ids that the contact had before it was joined with another. */
async function eraseRows(
  { tx }: ContactCommit,
  wabaId: string,
  { ids }: Identities,
): Promise<Erasure['erased']> {
  const erase = async (table: 'messages' | 'contact_tags' | 'consents' | 'conversations' | OtherTable) => {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} where contact_id in (${sql.join(ids)})`.execute(tx);
    return Number(numAffectedRows ?? 0);
  };
  const tags = await tx
    .selectFrom('contact_tags')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('contact_id', 'in', ids)
    .where('present', '=', 1)
    .executeTakeFirst();
  const erased = {
    messages: await erase('messages'),
    tags: Number(tags?.count ?? 0),
    consents: await erase('consents'),
    conversations: await erase('conversations'),
  };
  for (const table of otherTables) await erase(table);
  const inWindows = await ofContacts(tx, wabaId, ids);
  await tx.deleteFrom('contact_changes').where(inWindows).execute();
  await tx.deleteFrom('contact_windows').where(inWindows).execute();
  await tx.deleteFrom('contacts').where('id', 'in', ids).execute();
  return erased;
}

const otherTables = [
  'contact_tags',
  'contact_tag_lists',
  'handoffs',
  'contact_identities',
  'contact_aliases',
  'failures',
] as const;
type OtherTable = (typeof otherTables)[number];
