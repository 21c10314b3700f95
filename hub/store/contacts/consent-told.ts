import type { ConsentState } from '../../../whatsapp/consent.js';
import type { HubEvent } from '../../../whatsapp/event.js';
import { idOf } from '../../../whatsapp/update-id.js';
import type { ContactState } from '../../contacts/contact.js';
import { itemOf } from '../../contacts/item.js';
import type { ContactCommit } from './commit.js';
import type { ConsentSaid } from './store.js';
import { tagNames } from './tag-names.js';

/** Lets windows and Zaps know that a contact's consent is another one than before. `phoneNumberId`: where it was said. */
export async function tellConsent(
  commit: ContactCommit,
  contact: ContactState,
  change: ConsentSaid,
  previous: ConsentState,
  phoneNumberId: string | null,
): Promise<void> {
  const { wabaId, id: contactId } = contact;
  const { source, state } = change;
  commit.changes.push({ wabaId, contactId, kind: 'consent', source, detail: state });
  commit.derived.push(await consentEvent(commit, contact, change, previous, phoneNumberId));
}

async function consentEvent(
  commit: ContactCommit,
  contact: ContactState,
  { state, at, source, method, evidence, messageId }: ConsentSaid,
  previous: ConsentState,
  phoneNumberId: string | null,
): Promise<HubEvent> {
  const tags = await tagNames(commit.tx, [contact.id]);
  const saidAt = new Date(at).toISOString();
  return {
    id: idOf(['consent', contact.id, state, at, source].join('\0')),
    event: 'consent',
    field: 'hub',
    waba_id: contact.wabaId,
    phone_number_id: phoneNumberId,
    occurred_at: saidAt,
    received_at: new Date(commit.now).toISOString(),
    data: {
      state,
      previous,
      changed_at: saidAt,
      source,
      method,
      evidence,
      message_id: messageId,
      contact: itemOf(contact, tags.get(contact.id) ?? []),
    },
  };
}
