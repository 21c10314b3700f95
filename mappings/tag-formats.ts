import { keyIn, tagIn, tagsGiven, ZOHO_TAG_LENGTH, ZOHO_TAGS_PER_RECORD } from '../whatsapp/tags-in-crm.js';
import { tagsOf } from '../whatsapp/tags.js';
import type { Crm } from './crm.js';

/** Tags as a field of a CRM takes them. */
export interface TagFormat {
  /** What can be written, in order. */
  names: string[];
  /** For a field of several choices: `A;B` puts these in the place of what is there. For Zoho the names with commas. */
  text: string;
  /** HubSpot only: `;A;B` adds these to what is there. */
  append: string | null;
  /** Zoho’s own tags: `[{ name }]`. */
  records: { name: string }[] | null;
  /** A sentence for each tag that could not be written as it is. */
  notes: string[];
}

/**
 * Tags in the form in which a CRM takes them; `tags` may be anything, as `tagsOf` reads it. HubSpot and Salesforce
 * separate with `;` (HubSpot: properties guide; Salesforce: multi-select picklists), so a tag never holds one.
 * `inCrm`: what the record has, if that is known; where not all find a place, these keep theirs.
 */
export function tagsFor(crm: Crm, tags: unknown, inCrm?: readonly string[]): TagFormat {
  // What JavaScript writes where somebody mapped a whole object is nobody's tag.
  const all = tagsOf(tags).filter((tag) => !/^\[object \w+\]$/.test(tag));
  if (crm === 'zoho') return zohoTags(all, inCrm);
  const text = all.join(';');
  return {
    names: all,
    text,
    append: crm === 'hubspot' && text !== '' ? `;${text}` : null,
    records: null,
    notes: [],
  };
}

function zohoTags(all: readonly string[], inZoho?: readonly string[]): TagFormat {
  const names = tagsGiven('zoho', all, inZoho);
  const keys = new Set(names.map((name) => keyIn('zoho', name)));
  const over = all.filter((tag) => !keys.has(keyIn('zoho', tag)));
  const notes = all.flatMap((tag) => {
    const name = tagIn('zoho', tag);
    if (name === tag) return [];
    return `The tag “${tag}” became “${name}”: Zoho’s tags have at most ${ZOHO_TAG_LENGTH} characters.`;
  });
  if (over.length > 0) {
    notes.push(
      `Zoho takes ${ZOHO_TAGS_PER_RECORD} tags for a record; left out: ${over.map((tag) => `“${tag}”`).join(', ')}.`,
    );
  }
  return {
    names,
    text: names.join(','),
    append: null,
    records: names.map((name) => ({ name })),
    notes,
  };
}
