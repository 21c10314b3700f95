import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { forgetSends, sendsTo } from '../sends/personal.js';
import type { SendState } from '../../sends/send.js';
import { inContactCommit, type ContactCommit } from './commit.js';
import { loadContact } from './contacts.js';
import { erasedMessage, erasedSend, rememberErased, toldWithinMs } from './erased.js';
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
    const sends = await sendsTo(commit.tx, ref.wabaId, held);
    await claimMessages(commit, contact.id, sends);
    await remember(commit, ref.wabaId, held.ids, sends);
    await forgetSends(commit.tx, ref.wabaId, sends);
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

/** The messages of sends that went out before the contact was known. */
async function claimMessages({ tx }: ContactCommit, id: string, sends: readonly SendState[]): Promise<void> {
  for (const { wabaId, messageId } of sends) {
    if (messageId === null) continue;
    await tx
      .updateTable('messages')
      .set({ contact_id: id })
      .where('waba_id', '=', wabaId)
      .where('id', '=', messageId)
      .where('contact_id', 'is', null)
      .execute();
  }
}

/** What WhatsApp may still tell of is known again, and then left out. */
async function remember(
  { database, tx, now }: ContactCommit,
  wabaId: string,
  ids: readonly string[],
  sends: readonly SendState[],
): Promise<void> {
  const messages = await tx
    .selectFrom('messages')
    .select('id')
    .where('contact_id', 'in', ids)
    .where('at', '>', now - toldWithinMs)
    .execute();
  const hashes = [
    ...messages.map(({ id }) => erasedMessage(wabaId, id)),
    ...sends.map(({ operation }) => erasedSend(wabaId, operation)),
  ];
  await rememberErased(database, tx, hashes, now);
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
