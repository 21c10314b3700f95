import { phoneForms } from '../../../whatsapp/phone/forms.js';
import type { ContactState } from '../../contacts/contact.js';
import { formerIdentity } from '../../contacts/who.js';
import type { Queries } from '../database/database.js';

export interface Identities {
  numbers: string[];
  userIds: string[];
  /** The hub's own, old ones too. */
  ids: string[];
}

/**
 * Everything under which a contact is, or was, known here, but the numbers that somebody else has now. Numbers in the
 * one form of all their forms.
 */
export async function identitiesHeld(queries: Queries, { id, wabaId }: ContactState): Promise<Identities> {
  const rows = await queries
    .selectFrom('contact_identities')
    .select('identity')
    .where('contact_id', '=', id)
    .execute();
  const aliases = await queries
    .selectFrom('contact_aliases')
    .select('old_id')
    .where('contact_id', '=', id)
    .execute();
  const held = (kind: string) =>
    rows.flatMap(({ identity }) => (identity.startsWith(kind) ? [identity.slice(kind.length)] : []));
  const numbers = held('wa:');
  for (const number of held(formerIdentity('wa:'))) {
    if (!(await isTaken(queries, wabaId, number))) numbers.push(number);
  }
  return {
    numbers,
    userIds: held('bsuid:'),
    ids: [id, ...aliases.map(({ old_id: old }) => old)],
  };
}

async function isTaken(queries: Queries, wabaId: string, number: string): Promise<boolean> {
  const row = await queries
    .selectFrom('contact_identities')
    .select('contact_id')
    .where('waba_id', '=', wabaId)
    .where('identity', '=', `wa:${number}`)
    .executeTakeFirst();
  return row !== undefined;
}

/** Every text that names the contact where an event holds it as a whole value. */
export function textsNaming(contact: ContactState, { numbers, userIds, ids }: Identities): string[] {
  const forms = [...numbers, ...(contact.waId === null ? [] : [contact.waId])].flatMap(formsOf);
  const userId = [contact.userId, contact.parentUserId].filter((id) => id !== null);
  return [...new Set([...ids, ...userIds, ...userId, ...forms, ...forms.map((form) => `+${form}`)])];
}

/** Digits with the country code. A number as it is dialled inside its country may be somebody else's. */
function formsOf(number: string): string[] {
  const forms = phoneForms(number).filter((form) => /^\+\d+$/.test(form));
  return [number, ...forms.map((form) => form.slice(1))];
}
