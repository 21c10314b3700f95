import type { Bundle, PlainInputField, ZObject } from 'zapier-platform-core';
import { contactField, identityOf, keyOf, type Identity } from '../../api/steps/contact-field.js';
import { given } from '../../api/steps/given.js';
import { crmNames } from '../../mappings/engine.js';
import { withoutNobody } from '../../mappings/notes.js';
import { crmIn } from './choice.js';
import { crmFields, type Takes } from './fields.js';
import type { Mapped } from './reading.js';

/** The fields that name whom a step is about: one to fill in, or those of the chosen CRM. */
export function contactFields(takes: Takes, group: string, field: PlainInputField = contactField) {
  return (_z: ZObject, { inputData }: Bundle): PlainInputField[] => [
    crmIn(inputData)
      ? { ...field, required: false, helpText: 'Empty: whom the fields of the CRM name.', group }
      : { ...field, group },
    ...crmFields(takes, inputData, group),
  ];
}

/** Who a step is about, and what there is to note about the mapping. */
export interface MappedContact {
  identity: Identity;
  /** The number in the record of a contact whose identity is the user ID; null: there is none. */
  phone: string | null;
  notes: string[];
}

/**
 * The contact that was filled in, or else the one of the CRM's record. Of a record with both it is the user ID, because
 * the number may be somebody else's by now.
 * @throws a sentence when there is neither, with what is wrong about the record.
 */
export function contactIn(
  z: ZObject,
  { contact, country }: { contact?: unknown; country?: unknown },
  mapped: Mapped | null,
): MappedContact {
  const { written } = given({ written: contact });
  const { phone = null, userId = null } = mapped?.recipient ?? {};
  if (mapped === null || written !== undefined) {
    const region = given({ country }).country ?? mapped?.country;
    const identity = identityOf(z, written, typeof region === 'string' ? region : undefined);
    const notes = withoutNobody(mapped?.notes ?? []);
    const isOfRecord = [phone, userId].includes(keyOf(identity));
    return isOfRecord && userId !== null
      ? { identity: { user_id: userId }, phone, notes }
      : { identity, phone: null, notes };
  }
  const { notes } = mapped;
  if (userId !== null) return { identity: { user_id: userId }, phone, notes };
  if (phone !== null) return { identity: { phone }, phone: null, notes };
  throw new z.errors.HaltedError(nobodyIn(mapped, contactField.label));
}

/** Why a record names nobody, for a step whose field with this label is empty. */
export function nobodyIn({ system, notes }: Mapped, label: string): string {
  return [
    `The fields of ${crmNames[system]} name nobody who can be reached on WhatsApp. Map the field with the phone number, or fill in “${label}”.`,
    ...withoutNobody(notes),
  ].join('\n');
}
