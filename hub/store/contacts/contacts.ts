import type { ChangeSource } from '../../../whatsapp/change-source.js';
import type { ContactItem } from '../../../whatsapp/contact-item.js';
import { isUserId } from '../../../whatsapp/user-id.js';
import { isContactId, type ContactState } from '../../contacts/contact.js';
import { introduced } from '../../contacts/contact-change.js';
import { itemOf } from '../../contacts/item.js';
import { identitiesOf, nobody, userIdOf, waIdOf, type Who } from '../../contacts/who.js';
import type { Queries } from '../database/database.js';
import type { ContactCommit } from './commit.js';
import { writeContacts } from './contact-rows.js';
import { People } from './people.js';
import type { ContactRef } from './store.js';
import { tagNames } from './tag-names.js';

/** The contact that `ref` names, by whatever id, number or user id, also one that was found to be another one. */
export async function loadContact(queries: Queries, ref: ContactRef): Promise<ContactState | null> {
  const { wabaId, key } = ref;
  const id = isContactId(key) ? await presentId(queries, key) : await idOf(queries, ref);
  if (id === null) return null;
  const row = await queries
    .selectFrom('contacts')
    .select('state')
    .where('id', '=', id)
    .where('waba_id', '=', wabaId)
    .executeTakeFirst();
  return row ? (JSON.parse(row.state) as ContactState) : null;
}

/**
 * As `loadContact`; makes the contact when the key is a number or user id that nobody has. Null: an id nobody has.
 * A new one is only written by `saveContact`.
 */
export async function loadOrCreate(
  commit: ContactCommit,
  ref: ContactRef,
  source: ChangeSource,
): Promise<{ contact: ContactState; created: boolean } | null> {
  const contact = await loadContact(commit.tx, ref);
  if (contact) return { contact, created: false };
  const who = newcomer(ref.key);
  if (!who) return null;
  const { wabaId } = ref;
  const people = await People.load(
    commit,
    identitiesOf(who).map((identity) => ({ wabaId, identity })),
    source,
  );
  const person = people.meet(wabaId, who);
  if (!person) return null;
  introduced(person.contact, who, true);
  await people.saveIdentities();
  return { contact: person.contact, created: true };
}

/** Writes the contact as it is now. Call it once, when everything is changed. */
export function saveContact(commit: ContactCommit, contact: ContactState): Promise<void> {
  return writeContacts(commit, [{ contact, known: null }]);
}

/** The contact with its tags, as the API gives it. */
export async function contactItem(queries: Queries, contact: ContactState): Promise<ContactItem> {
  const tags = await tagNames(queries, [contact.id]);
  return itemOf(contact, tags.get(contact.id) ?? []);
}

/** Whom a key that is no contact id means, if a contact can be made from it. */
export function newcomer(key: string): Who | null {
  const waId = waIdOf(key);
  if (waId !== null) return { ...nobody, waId };
  return isUserId(key) ? { ...nobody, userId: key } : null;
}

async function presentId(queries: Queries, id: string): Promise<string> {
  const alias = await queries
    .selectFrom('contact_aliases')
    .select('contact_id')
    .where('old_id', '=', id)
    .executeTakeFirst();
  return alias?.contact_id ?? id;
}

async function idOf(queries: Queries, { wabaId, key }: ContactRef): Promise<string | null> {
  const waId = waIdOf(key);
  const userId = waId === null ? userIdOf(key) : null;
  const [identity] = identitiesOf({ waId, userId });
  if (identity === undefined) return null;
  const row = await queries
    .selectFrom('contact_identities')
    .select('contact_id')
    .where('waba_id', '=', wabaId)
    .where('identity', '=', identity)
    .executeTakeFirst();
  return row?.contact_id ?? null;
}
