import { defineCreate, defineInputFields, type CreatePerform } from 'zapier-platform-core';
import { contactCountryField, contactField, contactKey } from '../api/steps/contact-field.js';
import { resolve } from '../api/hub-api/contacts.js';
import { accountField, numberFilterField } from '../api/steps/dropdowns.js';
import { given } from '../api/steps/given.js';
import { outputFields } from '../api/steps/output-fields.js';
import { sourceField, sourceOf } from './contact/change-source.js';
import {
  resolveHandoffOutput,
  resolveHandoffOutputs,
  resolveHandoffSample,
  type ResolveHandoffOutput,
} from './resolve-handoff/output.js';

const inputFields = defineInputFields([
  accountField,
  contactField,
  contactCountryField,
  numberFilterField,
  {
    key: 'resolved_by',
    label: 'Resolved By',
    type: 'string',
    helpText: 'Who took care of it, for example the owner of the ticket.',
  },
  sourceField,
]);

const perform = (async (z, { inputData }): Promise<ResolveHandoffOutput> => {
  const { phone_number_id, resolved_by: by } = given({
    phone_number_id: inputData.phone_number_id,
    resolved_by: inputData.resolved_by,
  });
  const source = sourceOf(z, inputData.source);
  const resolution = { phone_number_id, by, source };
  const key = contactKey(z, inputData);
  return resolveHandoffOutput(key, await resolve(z, inputData.waba_id, key, resolution));
}) satisfies CreatePerform<typeof inputFields>;

/** Closes a conversation that a person took care of: its next message begins a new one. */
export default defineCreate({
  key: 'resolve_handoff',
  noun: 'Handoff',
  display: {
    label: 'Resolve Handoff',
    description: 'Closes the conversation with a contact, so that it no longer waits for a person.',
  },
  operation: {
    inputFields,
    perform,
    sample: { ...resolveHandoffSample },
    outputFields: outputFields<ResolveHandoffOutput>(resolveHandoffOutputs),
  },
});
