import { tagsFor } from '../tag-formats.js';
import type { InTransform } from './in-transform.js';

/** What the fact is for a contact that has no tags any more; one whose tags are not known gives nothing. */
function areNone(tags: unknown): boolean {
  return Array.isArray(tags) && tags.length === 0;
}

/** The tags of an item are one each; a list of one would be divided at its commas, as a person’s text is. */
function listed(tags: unknown): unknown {
  return Array.isArray(tags) ? [...(tags as unknown[]), ''] : tags;
}

/** HubSpot and Salesforce: `VIP;Taiwan`. `none` is how the CRM writes a field without any. */
function joined(none: '' | null): InTransform {
  return {
    name: 'all tags, with semicolons between them',
    gives: 'choices',
    apply: ([tags]) => (areNone(tags) ? none : tagsFor('salesforce', listed(tags)).text || null),
  };
}

/** An empty text clears a property (HubSpot: properties guide). */
export const hubspotTags = joined('');
export const salesforceTags = joined(null);

/** Zoho’s own tags. */
export const zohoTags: InTransform = {
  name: 'the tags as Zoho has them, at most 10 of 25 characters',
  gives: 'tags',
  apply([tags], { note }) {
    const { records, notes } = tagsFor('zoho', listed(tags));
    notes.forEach(note);
    return records && (records.length > 0 || areNone(tags)) ? records : null;
  },
};

/** A field of several choices in Zoho: a list of texts. */
export const tagList: InTransform = {
  name: 'all tags, as a list',
  gives: 'list',
  apply([tags]) {
    const { names } = tagsFor('salesforce', listed(tags));
    return names.length > 0 || areNone(tags) ? names : null;
  },
};
