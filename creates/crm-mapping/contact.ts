import type { Bundle, PlainInputField, ZObject } from 'zapier-platform-core';
import { contactField, identityOf, type Identity } from '../../api/contact-field.js';
import { given } from '../../api/given.js';
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
  notes: string[];
}

/**
 * The contact that was filled in, or else the one of the CRM's record.
 * @throws a sentence when there is neither, with what is wrong about the record.
 */
export function contactIn(
  z: ZObject,
  { contact, country }: { contact?: unknown; country?: unknown },
  mapped: Mapped | null,
): MappedContact {
  const { written } = given({ written: contact });
  if (mapped === null || written !== undefined) {
    const region = given({ country }).country ?? mapped?.country;
    const identity = identityOf(z, written, typeof region === 'string' ? region : undefined);
    return { identity, notes: withoutNobody(mapped?.notes ?? []) };
  }
  const { recipient, notes } = mapped;
  if (recipient?.phone) return { identity: { phone: recipient.phone }, notes };
  if (recipient?.userId) return { identity: { user_id: recipient.userId }, notes };
  throw new z.errors.HaltedError(nobodyIn(mapped, contactField.label));
}

/** Why a record names nobody, for a step whose field with this label is empty. */
export function nobodyIn({ system, notes }: Mapped, label: string): string {
  return [
    `The fields of ${crmNames[system]} name nobody who can be reached on WhatsApp. Map the field with the phone number, or fill in “${label}”.`,
    ...withoutNobody(notes),
  ].join('\n');
}
