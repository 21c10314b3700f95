import type { ContactChange } from '../../api/hub-api/contacts.js';
import { given } from '../../api/steps/given.js';
import { cut } from '../../mappings/transforms/cut.js';
import { baseLanguage } from '../../whatsapp/language.js';
import type { Mapped } from '../crm-mapping/reading.js';

/** Characters that the hub keeps of a name and of an attribute. */
const LONGEST_NAME = 200;
const LONGEST_ATTRIBUTE = 1_000;

/** What becomes attributes of a contact, each under this name. */
export const attributeNames = ['salutation', 'company', 'job_title', 'email', 'city', 'agent_name'] as const;

/** What a record of a CRM tells about its contact. */
export function mappedChange(mapped: Mapped): Omit<ContactChange, 'source'> {
  const { values, language, trace } = mapped;
  // The language of the country is a guess, and the contact's own words tell it better.
  const told = language !== null && trace.some(({ to }) => to === 'language');
  return given({
    name: cut(values.name ?? '', LONGEST_NAME),
    language: (told && baseLanguage(language)) || undefined,
    attributes: attributesIn(mapped),
  });
}

/** Such as `company`, and `hubspot_contact_id` for the way back to the record. */
function attributesIn({ crm, values }: Mapped): Record<string, string> {
  const attributes = attributeNames.flatMap((name): [string, string][] =>
    values[name] === undefined ? [] : [[name, cut(values[name], LONGEST_ATTRIBUTE)]],
  );
  if (crm) attributes.push([`${crm.system}_${crm.object}_id`, crm.record]);
  return Object.fromEntries(attributes);
}
