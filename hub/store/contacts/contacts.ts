import type { ChangeSource } from '../../../whatsapp/change-source.js';
import type { ContactItem } from '../../../whatsapp/contact-item.js';
import type { ContactState } from '../../contacts/contact.js';
import type { Queries } from '../database.js';
import type { ContactCommit } from './commit.js';
import type { ContactRef } from './store.js';

/** The contact that `ref` names, by whatever id, number or user id, also one that was found to be another one. */
export async function loadContact(_queries: Queries, _ref: ContactRef): Promise<ContactState | null> {
  throw new Error('not there yet');
}

/** As `loadContact`; makes the contact when the key is a number or user id that nobody has. Null: an id nobody has. */
export async function loadOrCreate(
  _commit: ContactCommit,
  _ref: ContactRef,
  _source: ChangeSource,
): Promise<{ contact: ContactState; created: boolean } | null> {
  throw new Error('not there yet');
}

/** Writes the contact as it is now. Call it once, when everything is changed. */
export async function saveContact(_commit: ContactCommit, _contact: ContactState): Promise<void> {
  throw new Error('not there yet');
}

/** The contact with its tags, as the API gives it. */
export async function contactItem(_queries: Queries, _contact: ContactState): Promise<ContactItem> {
  throw new Error('not there yet');
}
