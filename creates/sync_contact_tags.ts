import {
  defineCreate,
  defineInputFields,
  type Bundle,
  type CreatePerform,
  type ZObject,
} from 'zapier-platform-core';
import { choiceOf } from '../api/steps/choice.js';
import { contactCountryField } from '../api/steps/contact-field.js';
import { changeTags } from '../api/hub-api/contacts.js';
import { accountField } from '../api/steps/dropdowns.js';
import { given } from '../api/steps/given.js';
import { momentIn } from '../api/steps/moment.js';
import { outputFields } from '../api/steps/output-fields.js';
import { withoutNobody } from '../mappings/notes.js';
import { tagsOf, type TagMode } from '../whatsapp/tags.js';
import { mappedSourceField, sourceOf } from './contact/change-source.js';
import { keyOfNamed } from './contact/record-contact.js';
import { crmIn, crmMappingField } from './crm-mapping/choice.js';
import { contactFields, contactIn } from './crm-mapping/contact.js';
import { crmFieldGroups, type Takes } from './crm-mapping/fields.js';
import { mappedIn, type Mapped } from './crm-mapping/reading.js';
import {
  syncContactTagsOutput,
  syncContactTagsOutputs,
  syncContactTagsSample,
  type SyncContactTagsOutput,
} from './sync-contact-tags/output.js';

const MODE = 'What to Do';
const modes = {
  add: 'Add These Tags',
  remove: 'Remove These Tags',
  replace: 'Replace All Tags by These',
  two_way: 'Two-Way Sync: These Are All Tags of the CRM',
} as const satisfies Record<TagMode, string>;

const CHANGED_AT = 'Changed At in the CRM';

/** Leads and contacts are the records that have tags. */
const takes: Takes = { uses: ['recipient', 'user_id', 'country', 'tags'], objects: ['contact', 'lead'] };

const inputFields = defineInputFields([
  { ...accountField, group: 'tags' },
  { ...crmMappingField, group: 'tags' },
  contactFields(takes, 'tags'),
  { ...contactCountryField, group: 'tags' },
  {
    key: 'mode',
    label: MODE,
    type: 'string',
    required: true,
    choices: { ...modes },
    helpText:
      'Two-Way Sync takes over what was added and removed in the CRM since the last time, and keeps what was tagged here meanwhile. Write the tags that come out back to the CRM.',
    group: 'tags',
  },
  {
    key: 'tags',
    label: 'Tags',
    type: 'string',
    dynamic: 'tag_list.id.name',
    dependsOn: ['waba_id'],
    list: true,
    helpText:
      'One tag a line, or the field of the CRM as it is, such as `VIP;Newsletter`. When that field is empty, the CRM has no tags.',
    group: 'tags',
  },
  { ...mappedSourceField, group: 'tags' },
  {
    key: 'changed_at',
    label: CHANGED_AT,
    type: 'datetime',
    helpText:
      'When the record changed in the CRM: of two changes of one tag, the later one holds. Leave it empty where the tags were read from the CRM just now and what comes out is written back.',
    group: 'tags',
  },
]);

const perform = (async (z, bundle): Promise<SyncContactTagsOutput> => {
  const { inputData } = bundle;
  const mode = choiceOf(z, { label: MODE, choices: modes }, inputData.mode);
  const mapped = mappedIn(bundle, takes);
  const tags = tagsToSync(z, bundle, mapped);
  const source = sourceOf(z, inputData.source, crmIn(inputData));
  const at = momentIn(z, bundle, CHANGED_AT, inputData.changed_at);
  const { key, notes } = await keyOfNamed(z, inputData.waba_id, contactIn(z, inputData, mapped), source);
  const changed = await changeTags(z, inputData.waba_id, key, { mode, tags, at, source });
  return syncContactTagsOutput(changed, notes, mode === 'two_way' ? tags : undefined);
}) satisfies CreatePerform<typeof inputFields>;

/**
 * The tags that were filled in, or else those of the CRM's record. A field of a CRM that is empty means no tags; a
 * step in which nobody filled in any, or whose field cannot be read, would take all of them away.
 */
function tagsToSync(z: ZObject, { inputData, inputDataRaw }: Bundle, mapped: Mapped | null): string[] {
  const { tags } = given({ tags: inputData.tags });
  if (tags !== undefined || given({ tags: inputDataRaw?.tags }).tags !== undefined) return tagsOf(tags);
  if (mapped?.tags) return mapped.tags;
  throw new z.errors.HaltedError(
    [
      '“Tags” is not filled in. Type the tags, or map the field of the CRM that holds them.',
      ...withoutNobody(mapped?.notes ?? []),
    ].join('\n'),
  );
}

/** Brings the tags of a contact in line with those of a CRM, whichever of the two changed last. */
export default defineCreate({
  key: 'sync_contact_tags',
  noun: 'Contact Tags',
  display: {
    label: 'Sync Contact Tags',
    description: 'Changes the tags of a contact, or syncs them with a CRM in both directions.',
  },
  operation: {
    inputFields,
    inputFieldGroups: [{ key: 'tags', label: 'Tags', emphasize: true }, ...crmFieldGroups],
    perform,
    sample: { ...syncContactTagsSample },
    outputFields: outputFields<SyncContactTagsOutput>(syncContactTagsOutputs),
  },
});
