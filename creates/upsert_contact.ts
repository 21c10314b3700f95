import { defineCreate, defineInputFields, type CreatePerform, type ZObject } from 'zapier-platform-core';
import {
  contactCountryField,
  contactField,
  identityOf,
  keyOf,
  type Identity,
} from '../api/steps/contact-field.js';
import { contactOutputs, contactSample } from '../api/steps/contact-output.js';
import { accountField } from '../api/steps/dropdowns.js';
import { given } from '../api/steps/given.js';
import { outputFields, type OutputsOf } from '../api/steps/output-fields.js';
import type { ContactItem } from '../whatsapp/contact-item.js';
import { notesText } from '../mappings/notes.js';
import { baseLanguage } from '../whatsapp/language.js';
import { attributesOf, CLEAR } from './upsert-contact/attributes.js';
import { mappedSourceField, sourceOf } from './contact/change-source.js';
import { attributeNames, mappedChange } from './upsert-contact/mapped-change.js';
import { putNamed } from './contact/record-contact.js';
import { crmIn, crmMappingField } from './crm-mapping/choice.js';
import { contactFields, contactIn } from './crm-mapping/contact.js';
import { crmFieldGroups, type Takes } from './crm-mapping/fields.js';
import { mappingOutputs, mappingSample, type MappingOutput } from './crm-mapping/output.js';
import { mappedIn } from './crm-mapping/reading.js';

const SECOND = 'Also Known As';

const takes: Takes = {
  uses: [
    ...(['recipient', 'user_id', 'country', 'language', 'record'] as const),
    ...(['first_name', 'last_name', 'name', ...attributeNames] as const),
  ],
  objects: ['contact', 'lead'],
};

const inputFields = defineInputFields([
  { ...accountField, group: 'contact' },
  { ...crmMappingField, group: 'contact' },
  contactFields(takes, 'contact'),
  { ...contactCountryField, group: 'contact' },
  {
    key: 'name',
    label: 'Name',
    type: 'string',
    helpText: 'Leave it empty to keep the name as it is.',
    group: 'contact',
  },
  {
    key: 'language',
    label: 'Language',
    type: 'string',
    placeholder: 'en',
    helpText: 'The language to write to the contact in, as a code or by its English name.',
    group: 'contact',
  },
  {
    key: 'also_known_as',
    label: SECOND,
    type: 'string',
    helpText:
      'The contact’s user ID if the contact above is a phone number, or the other way round. Both are the same contact from then on.',
    group: 'contact',
  },
  {
    key: 'attributes',
    label: 'Attributes',
    type: 'string',
    dict: true,
    helpText: `What else there is to remember, such as a customer number. An empty value changes nothing; write \`${CLEAR}\` to remove an attribute.`,
    group: 'contact',
  },
  { ...mappedSourceField, group: 'contact' },
]);

/** What the step gives: the contact as it is now. */
export type UpsertContactOutput = ContactItem & MappingOutput & { was_created: boolean };

const outputs: OutputsOf<UpsertContactOutput> = {
  ...contactOutputs,
  was_created: ['Was Created', 'boolean'],
  ...mappingOutputs,
};

const upsertContactSample: UpsertContactOutput = {
  ...contactSample,
  was_created: false,
  ...mappingSample,
};

const perform = (async (z, bundle): Promise<UpsertContactOutput> => {
  const { inputData } = bundle;
  const mapped = mappedIn(bundle, takes);
  const named = contactIn(z, inputData, mapped);
  const { identity } = named;
  const {
    name,
    language,
    also_known_as: second,
  } = given({
    name: inputData.name,
    language: inputData.language,
    also_known_as: inputData.also_known_as,
  });
  const told = mapped ? mappedChange(mapped) : {};
  const attributes = { ...told.attributes, ...attributesOf(inputData.attributes) };
  const { contact, created, notes } = await putNamed(z, inputData.waba_id, named, {
    ...told,
    ...given({ name, language: language && languageOf(z, language) }),
    ...(second && secondIdentity(z, identity, second, inputData.country)),
    attributes: Object.keys(attributes).length > 0 ? attributes : undefined,
    source: sourceOf(z, inputData.source, crmIn(inputData)),
  });
  return { ...contact, was_created: created, mapping_notes: notesText(notes) };
}) satisfies CreatePerform<typeof inputFields>;

/** The other identity of the contact; a contact ID is none, because it already is a contact of its own. */
function secondIdentity(
  z: ZObject,
  first: Identity,
  written: string,
  country: string | undefined,
): { phone: string } | { user_id: string } {
  const second = identityOf(z, written, country, SECOND);
  if ('contact_id' in second) {
    throw new z.errors.HaltedError(
      `“${SECOND}” has a contact ID. Map the phone number or the user ID of the contact instead.`,
    );
  }
  if (sameKind(first, second) && keyOf(first) !== keyOf(second)) {
    throw new z.errors.HaltedError(
      `“${contactField.label}” and “${SECOND}” are two different phone numbers or user IDs. A contact has one of each: map the user ID to one field and the phone number to the other.`,
    );
  }
  return second;
}

function sameKind(one: Identity, other: Identity): boolean {
  return Object.keys(one)[0] === Object.keys(other)[0];
}

function languageOf(z: ZObject, written: string): string {
  const language = baseLanguage(written);
  if (language !== null) return language;
  throw new z.errors.HaltedError(
    '“Language” is not a language that is known here. Write its code, such as en, or its English name, or leave it empty.',
  );
}

/** Tells the hub what the CRM knows of a contact, or a new one. */
export default defineCreate({
  key: 'upsert_contact',
  noun: 'Contact',
  display: {
    label: 'Create or Update Contact',
    description: 'Creates a contact, or updates the one that has the phone number or user ID.',
  },
  operation: {
    inputFields,
    inputFieldGroups: [{ key: 'contact', label: 'Contact', emphasize: true }, ...crmFieldGroups],
    perform,
    sample: { ...upsertContactSample },
    outputFields: outputFields<UpsertContactOutput>(outputs),
  },
});
