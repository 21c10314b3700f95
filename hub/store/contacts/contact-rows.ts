import { folded } from '../../../whatsapp/keyword.js';
import type { ContactState } from '../../contacts/contact.js';
import { column } from '../column.js';
import { excluded, type Insertion, type Row } from '../insert.js';
import type { LookUp } from '../look-up.js';
import type { ContactCommit } from './commit.js';

const byId: LookUp<'contacts', 'state'> = { table: 'contacts', keys: ['id'], columns: ['state'] };
const insertContacts: Insertion = {
  table: 'contacts',
  columns: ['id', 'waba_id', 'name', 'consent', 'created_at', 'state'],
  key: 'id',
  update: { by: ['id'], set: excluded(['name', 'consent', 'state']) },
};
const longestName = 200;

export async function findContacts(
  { database, tx }: Pick<ContactCommit, 'database' | 'tx'>,
  ids: Iterable<string>,
): Promise<ContactState[]> {
  const rows = await database.find(
    tx,
    byId,
    [...ids].map((id) => [id]),
  );
  return rows.map(({ state }) => JSON.parse(state) as ContactState);
}

/** Writes contacts as they are now, as changed by this transaction. */
export async function writeContacts(
  { database, tx, now }: ContactCommit,
  contacts: readonly ContactState[],
): Promise<void> {
  for (const contact of contacts) contact.updatedAt = now;
  await database.insert(tx, insertContacts, contacts.map(rowOf));
}

function rowOf(contact: ContactState): Row {
  const { id, wabaId, name, consent, createdAt } = contact;
  const searched = name === null ? '' : column(folded(name), longestName);
  return [id, wabaId, searched, consent.state, createdAt, JSON.stringify(contact)];
}
