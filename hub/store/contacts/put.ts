import type { ChangeSource } from '../../../whatsapp/change-source.js';
import type { ContactItem } from '../../../whatsapp/contact-item.js';
import type { ContactState } from '../../contacts/contact.js';
import { introduced } from '../../contacts/contact-change.js';
import { factsTaken } from '../../contacts/facts.js';
import { DifferentPeople, identitiesOf, nobody, userIdOf, waIdOf, type Who } from '../../contacts/who.js';
import type { Database } from '../database/database.js';
import { inContactCommit, type ContactCommit } from './commit.js';
import { contactItem, loadContact, newcomer, saveContact } from './contacts.js';
import { People, type Person } from './people.js';
import type { ContactFacts, ContactRef } from './store.js';

/** Takes over what a person or a CRM says about a contact, and makes the contact where it can. Fails with `TooManyAttributes` and `DifferentPeople`. */
export async function putContact(
  database: Database,
  ref: ContactRef,
  facts: ContactFacts,
  source: ChangeSource,
  now: number,
): Promise<{ contact: ContactItem; created: boolean } | null> {
  const { result } = await inContactCommit(database, now, async (commit) => {
    const found = await identified(commit, ref, facts, source);
    if (!found) return null;
    const { contact, isNew: created, changed } = found;
    const { profile, attributes } = factsTaken(contact, facts);
    const note = (kind: 'profile' | 'attributes') =>
      commit.changes.push({ wabaId: ref.wabaId, contactId: contact.id, kind, source, detail: null });
    if (profile && !created) note('profile');
    if (attributes) note('attributes');
    if (created || changed || profile || attributes) await saveContact(commit, contact);
    return { contact: await contactItem(commit.tx, contact), created };
  });
  return result;
}

/** Whom the key and the further identities mean; two contacts become one when both are known and no user id parts them. */
async function identified(
  commit: ContactCommit,
  ref: ContactRef,
  facts: ContactFacts,
  source: ChangeSource,
): Promise<Person | null> {
  const { wabaId } = ref;
  const known = await loadContact(commit.tx, ref);
  const own = known ? whoIs(known) : newcomer(ref.key);
  if (!own) return null;
  const more: Who = { ...nobody, waId: waIdOf(facts.phone), userId: userIdOf(facts.userId) };
  const wanted = [...identitiesOf(own), ...identitiesOf(more)].map((identity) => ({ wabaId, identity }));
  const people = await People.load(commit, wanted, source);
  // A record may be older than the telephone company's giving the number to somebody else.
  if (people.areDifferent(wabaId, [own, more])) throw new DifferentPeople();
  const person = people.meet(wabaId, own);
  if (person?.isNew) introduced(person.contact, own, true);
  const joined = people.move(wabaId, own, more, false) ?? person;
  await people.saveIdentities();
  return joined;
}

function whoIs({ waId, userId }: ContactState): Who {
  return { ...nobody, waId, userId };
}
