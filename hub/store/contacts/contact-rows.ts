import type { ConsentState } from '../../../whatsapp/consent.js';
import { folded } from '../../../whatsapp/keyword.js';
import type { ContactState } from '../../contacts/contact.js';
import { column } from '../database/column.js';
import { excluded, type Insertion, type Row } from '../database/insert.js';
import type { LookUp } from '../database/look-up.js';
import type { ContactCommit } from './commit.js';

const byId: LookUp<'contacts', 'state'> = { table: 'contacts', keys: ['id'], columns: ['state'] };
const insertion = {
  table: 'contacts',
  columns: ['id', 'waba_id', 'name', 'consent', 'created_at', 'state'],
  key: 'id',
} as const;
const insertContacts: Insertion = {
  ...insertion,
  update: { by: ['id'], set: excluded(['name', 'consent', 'state']) },
};
/** Most changes leave alone what the indexes are made of. */
const updateContacts: Insertion = { ...insertion, update: { by: ['id'], set: excluded(['state']) } };
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

/** What contacts are found by, beside their identities. */
export interface Searched {
  name: string | null;
  consent: ConsentState;
}

export function searchedBy({ name, consent }: ContactState): Searched {
  return { name, consent: consent.state };
}

/** Writes contacts as they are now, as changed by this transaction. `known`: as their rows have it, null where that is not known. */
export async function writeContacts(
  { database, tx, now }: ContactCommit,
  contacts: readonly { contact: ContactState; known: Searched | null }[],
): Promise<void> {
  const inserted: Row[] = [];
  const updated: Row[] = [];
  for (const { contact, known } of contacts) {
    contact.updatedAt = now;
    const stays = known?.name === contact.name && known.consent === contact.consent.state;
    (stays ? updated : inserted).push(rowOf(contact));
  }
  await database.insert(tx, insertContacts, inserted);
  await database.insert(tx, updateContacts, updated);
}

function rowOf(contact: ContactState): Row {
  const { id, wabaId, name, consent, createdAt } = contact;
  const searched = name === null ? '' : column(folded(name), longestName);
  return [id, wabaId, searched, consent.state, createdAt, JSON.stringify(contact)];
}
