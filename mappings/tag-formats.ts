import { distinctTags, tagsOf } from '../whatsapp/tags.js';
import type { Crm } from './crm.js';
import { cut } from './transforms/cut.js';

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

/** Zoho’s limits: the length of a tag in every edition, tags of a record from Professional on (5 in Standard). */
const ZOHO_TAG_LENGTH = 25;
const ZOHO_TAGS_PER_RECORD = 10;

/**
 * Tags in the form in which a CRM takes them; `tags` may be anything, as `tagsOf` reads it. HubSpot and Salesforce
 * separate with `;` (HubSpot: properties guide; Salesforce: multi-select picklists), so a tag never holds one.
 */
export function tagsFor(crm: Crm, tags: unknown): TagFormat {
  // What JavaScript writes where somebody mapped a whole object is nobody's tag.
  const all = tagsOf(tags).filter((tag) => !/^\[object \w+\]$/.test(tag));
  if (crm === 'zoho') return zohoTags(all);
  const text = all.join(';');
  return {
    names: all,
    text,
    append: crm === 'hubspot' && text !== '' ? `;${text}` : null,
    records: null,
    notes: [],
  };
}

function zohoTags(all: readonly string[]): TagFormat {
  const notes: string[] = [];
  const short = all.map((tag) => {
    const name = cut(tag, ZOHO_TAG_LENGTH).trim();
    if (name !== tag)
      notes.push(
        `The tag “${tag}” became “${name}”: Zoho’s tags have at most ${ZOHO_TAG_LENGTH} characters.`,
      );
    return name;
  });
  // Two long tags can become the same one.
  const names = distinctTags(short);
  const over = names.slice(ZOHO_TAGS_PER_RECORD);
  if (over.length > 0) {
    notes.push(
      `Zoho takes ${ZOHO_TAGS_PER_RECORD} tags for a record; left out: ${over.map((tag) => `“${tag}”`).join(', ')}.`,
    );
  }
  const kept = names.slice(0, ZOHO_TAGS_PER_RECORD);
  return {
    names: kept,
    text: kept.join(','),
    append: null,
    records: kept.map((name) => ({ name })),
    notes,
  };
}
