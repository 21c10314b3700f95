import { defineInputFields, defineSearch, type SearchPerform, type ZObject } from 'zapier-platform-core';
import { choiceOf } from '../api/steps/choice.js';
import { contactCountryField, contactField, contactKey } from '../api/steps/contact-field.js';
import { contactOutputs, contactSample } from '../api/steps/contact-output.js';
import { getContact, listContacts } from '../api/hub-api/contacts.js';
import { accountField } from '../api/steps/dropdowns.js';
import { given } from '../api/steps/given.js';
import { outputFields } from '../api/steps/output-fields.js';
import { consentStates, type ConsentState } from '../whatsapp/consent.js';
import type { ContactItem } from '../whatsapp/contact-item.js';
import { folded } from '../whatsapp/keyword.js';
import { tagKey } from '../whatsapp/tags.js';

/** More than anybody looks through, and as many as the hub gives at once. */
const MOST = 100;

const CONSENT = 'Consent to Marketing';

const inputFields = defineInputFields([
  accountField,
  { ...contactField, required: false },
  contactCountryField,
  {
    // Not `name`: in Find or Create Contact that is the name of a contact to create.
    key: 'name_contains',
    label: 'Name Contains',
    type: 'string',
    helpText: 'All that is filled in must apply. The contacts that are newest come first.',
  },
  { key: 'tag', label: 'Tag', type: 'string', dynamic: 'tag_list.id.name', dependsOn: ['waba_id'] },
  { key: 'consent', label: CONSENT, type: 'string', choices: { ...consentStates } },
]);

/** What a contact must be beside who it is; what is absent does not count. */
interface Traits {
  name?: string | undefined;
  tag?: string | undefined;
  consent?: ConsentState | undefined;
}

const perform = (async (z, { inputData }): Promise<ContactItem[]> => {
  const wabaId = inputData.waba_id;
  const { contact, consent, name, tag } = given({
    contact: inputData.contact,
    consent: inputData.consent,
    name: inputData.name_contains,
    tag: inputData.tag,
  });
  const traits: Traits = {
    name,
    tag,
    consent: consent && choiceOf(z, { label: CONSENT, choices: consentStates }, consent),
  };
  if (contact) {
    const found = await getContact(z, wabaId, contactKey(z, inputData));
    return found && isSuch(found, traits) ? [found] : [];
  }
  stopWithout(z, traits);
  return listContacts(z, wabaId, { ...traits, limit: MOST });
}) satisfies SearchPerform<typeof inputFields>;

function isSuch({ name, tags, consent }: ContactItem, wanted: Traits): boolean {
  return (
    (!wanted.name || folded(name ?? '').includes(folded(wanted.name))) &&
    (!wanted.tag || tags.map(tagKey).includes(tagKey(wanted.tag))) &&
    (!wanted.consent || consent === wanted.consent)
  );
}

/** A search for nothing would find any contact at all, and the Zap would go on with it. */
function stopWithout(z: ZObject, { name, tag, consent }: Traits): void {
  if (name || tag || consent) return;
  throw new z.errors.HaltedError(
    'There is nothing to search for: contact, name, tag and consent are all empty. Fill in at least one of them.',
  );
}

/** Finds a contact by who it is, or contacts by what they are. */
export default defineSearch({
  key: 'find_contact',
  noun: 'Contact',
  display: {
    label: 'Find Contact',
    description: 'Finds a contact by phone number, user ID, name, tag or consent.',
  },
  operation: {
    inputFields,
    perform,
    sample: { ...contactSample },
    outputFields: outputFields<ContactItem>(contactOutputs),
  },
});
