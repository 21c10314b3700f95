import { contactOutputs, contactSample } from '../../api/steps/contact-output.js';
import type { OutputsOf } from '../../api/steps/output-fields.js';
import { notesText } from '../../mappings/notes.js';
import { tagsFor } from '../../mappings/tag-formats.js';
import type { ContactItem } from '../../whatsapp/contact-item.js';
import { mappingOutputs, type MappingOutput } from '../crm-mapping/output.js';

/** What the step gives: the contact as it is now, and its tags as each CRM takes them. */
export interface SyncContactTagsOutput extends ContactItem, MappingOutput {
  tags_added: string[];
  tags_removed: string[];
  hubspot_tags: string;
  hubspot_tags_to_add: string | null;
  salesforce_tags: string;
  zoho_tags: { name: string }[];
  zoho_tags_json: string;
  zoho_tags_text: string;
  zoho_note: string | null;
}

/** Puts together what the step gives, out of what the hub did; `inCrm` as in `tagsFor`. */
export function syncContactTagsOutput(
  { contact, added, removed }: TagsChanged,
  notes: readonly string[] = [],
  inCrm?: readonly string[],
): SyncContactTagsOutput {
  // As JSON, because a text is divided at its commas, and one tag may hold one.
  const tags = JSON.stringify(contact.tags);
  const hubspot = tagsFor('hubspot', tags);
  const zoho = tagsFor('zoho', tags, inCrm);
  const zohoTags = zoho.names.map((name) => ({ name }));
  return {
    ...contact,
    tags_added: added,
    tags_removed: removed,
    hubspot_tags: hubspot.text,
    hubspot_tags_to_add: hubspot.append,
    salesforce_tags: tagsFor('salesforce', tags).text,
    zoho_tags: zohoTags,
    zoho_tags_json: JSON.stringify(zohoTags),
    zoho_tags_text: zoho.text,
    zoho_note: zoho.notes.join(' ') || null,
    mapping_notes: notesText(notes),
  };
}

interface TagsChanged {
  contact: ContactItem;
  added: string[];
  removed: string[];
}

export const syncContactTagsOutputs: OutputsOf<SyncContactTagsOutput> = {
  ...contactOutputs,
  tags_added: ['Tags Added', 'list'],
  tags_removed: ['Tags Removed', 'list'],
  hubspot_tags: 'Tags for HubSpot',
  hubspot_tags_to_add: 'Tags to Add in HubSpot',
  salesforce_tags: 'Tags for Salesforce',
  zoho_tags: { name: 'Tag for Zoho CRM' },
  zoho_tags_json: 'Tags for Zoho CRM (JSON)',
  zoho_tags_text: 'Tags for Zoho CRM (Text)',
  zoho_note: 'Note About Zoho CRM',
  ...mappingOutputs,
};

export const syncContactTagsSample: SyncContactTagsOutput = syncContactTagsOutput({
  contact: contactSample,
  added: ['Garden Club'],
  removed: ['Prospect'],
});
