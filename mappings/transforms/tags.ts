import { tagsFor } from '../tag-formats.js';
import type { InTransform } from './in-transform.js';

/** HubSpot and Salesforce: `VIP;Taiwan`. */
export const tagsJoined: InTransform = {
  name: 'all tags, with semicolons between them',
  gives: 'choices',
  apply: ([tags]) => tagsFor('salesforce', tags).text || null,
};

/** Zoho’s own tags. */
export const zohoTags: InTransform = {
  name: 'the tags as Zoho has them, at most 10 of 25 characters',
  gives: 'tags',
  apply([tags], { note }) {
    const { records, notes } = tagsFor('zoho', tags);
    notes.forEach(note);
    return records && records.length > 0 ? records : null;
  },
};

/** A field of several choices in Zoho: a list of texts. */
export const tagList: InTransform = {
  name: 'all tags, as a list',
  gives: 'list',
  apply([tags]) {
    const { names } = tagsFor('salesforce', tags);
    return names.length > 0 ? names : null;
  },
};
