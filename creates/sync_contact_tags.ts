import {
  defineCreate,
  defineInputFields,
  type Bundle,
  type CreatePerform,
  type ZObject,
} from 'zapier-platform-core';
import { choiceOf } from '../api/choice.js';
import { contactCountryField, contactField, contactKey } from '../api/contact-field.js';
import { changeTags, type TagMode } from '../api/contacts.js';
import { accountField } from '../api/dropdowns.js';
import { given } from '../api/given.js';
import { momentIn } from '../api/moment.js';
import { outputFields } from '../api/output-fields.js';
import { tagsOf } from '../whatsapp/tags.js';
import { sourceField, sourceOf } from './contact/change-source.js';
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

const inputFields = defineInputFields([
  accountField,
  contactField,
  contactCountryField,
  {
    key: 'mode',
    label: MODE,
    type: 'string',
    required: true,
    choices: { ...modes },
    helpText:
      'Two-Way Sync takes over what was added and removed in the CRM since the last time, and keeps what was tagged here meanwhile. Write the tags that come out back to the CRM.',
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
  },
  sourceField,
  {
    key: 'changed_at',
    label: CHANGED_AT,
    type: 'datetime',
    helpText:
      'When the record changed in the CRM: of two changes of one tag, the later one holds. Leave it empty for now.',
  },
]);

const perform = (async (z, bundle): Promise<SyncContactTagsOutput> => {
  const { inputData } = bundle;
  const mode = choiceOf(z, { label: MODE, choices: modes }, inputData.mode);
  stopWithoutTags(z, bundle);
  const changed = await changeTags(z, inputData.waba_id, contactKey(z, inputData), {
    mode,
    tags: tagsOf(given({ tags: inputData.tags }).tags),
    at: momentIn(z, bundle, CHANGED_AT, inputData.changed_at),
    source: sourceOf(z, inputData.source),
  });
  return syncContactTagsOutput(changed);
}) satisfies CreatePerform<typeof inputFields>;

/** A CRM field that is empty means no tags; a step in which nobody filled in any would take all of them away. */
function stopWithoutTags(z: ZObject, { inputData, inputDataRaw }: Bundle): void {
  if (given({ tags: inputData.tags }).tags !== undefined) return;
  if (given({ tags: inputDataRaw?.tags }).tags !== undefined) return;
  throw new z.errors.HaltedError(
    '“Tags” is not filled in. Type the tags, or map the field of the CRM that holds them.',
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
    perform,
    sample: { ...syncContactTagsSample },
    outputFields: outputFields<SyncContactTagsOutput>(syncContactTagsOutputs),
  },
});
