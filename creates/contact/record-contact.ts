import type { ZObject } from 'zapier-platform-core';
import { keyOf } from '../../api/steps/contact-field.js';
import {
  putContact,
  putContactOfRecord,
  type ContactChange,
  type ContactSaved,
} from '../../api/hub-api/contacts.js';
import type { ChangeSource } from '../../whatsapp/change-source.js';
import type { MappedContact } from '../crm-mapping/contact.js';

const NUMBER_OF_ANOTHER =
  'The phone number in the record is somebody else’s on WhatsApp now, so it was left out, and the contact is the one with the user ID. Correct the phone number in the CRM; or the user ID, if that is the one in the wrong record.';

/** Tells the hub about the contact of a step, by both identities where its record has both; notes what was left out. */
export async function putNamed(
  z: ZObject,
  wabaId: string,
  { identity, phone, notes }: MappedContact,
  change: ContactChange,
): Promise<ContactSaved & { notes: string[] }> {
  const key = keyOf(identity);
  // Another number that a person filled in goes before the one of the record.
  if (phone === null || change.phone !== undefined)
    return { ...(await putContact(z, wabaId, key, change)), notes };
  const { phoneLeftOut, ...saved } = await putContactOfRecord(z, wabaId, { userId: key, phone }, change);
  return { ...saved, notes: phoneLeftOut ? [...notes, NUMBER_OF_ANOTHER] : notes };
}

/** How the hub's addresses name the contact of a step. Whom a record means by two identities, the hub is asked. */
export async function keyOfNamed(
  z: ZObject,
  wabaId: string,
  named: MappedContact,
  source: ChangeSource,
): Promise<{ key: string; notes: string[] }> {
  if (named.phone === null) return { key: keyOf(named.identity), notes: named.notes };
  const { contact, notes } = await putNamed(z, wabaId, named, { source });
  return { key: contact.id, notes };
}
