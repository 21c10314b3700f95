import { shortened, tagKey } from './tags.js';

/** Zoho’s limits: the length of a tag in every edition, tags of a record from Professional on (5 in Standard). */
export const ZOHO_TAG_LENGTH = 25;
export const ZOHO_TAGS_PER_RECORD = 10;

/** A tag as the CRM can hold it; where it is not Zoho, as it is. */
export function tagIn(crm: string, name: string): string {
  return crm === 'zoho' ? shortened(name, ZOHO_TAG_LENGTH) : name;
}

/** What all tags have in common that are one and the same to the CRM. */
export function keyIn(crm: string, name: string): string {
  return tagKey(tagIn(crm, name));
}

/** Whether a record of the CRM that has so many tags takes no more. */
export function isFull(crm: string, tags: number): boolean {
  return crm === 'zoho' && tags >= ZOHO_TAGS_PER_RECORD;
}

/**
 * The tags that the CRM can be given, each as it can hold it, in their order. Where there is no place for all, those
 * that it has already (`inCrm`) come first, so that what is written never takes one of them away.
 */
export function tagsGiven(crm: string, tags: readonly string[], inCrm: readonly string[] = []): string[] {
  const names = new Map<string, string>();
  for (const tag of tags) {
    const key = keyIn(crm, tag);
    if (!names.has(key)) names.set(key, tagIn(crm, tag));
  }
  const there = new Set(inCrm.map((tag) => keyIn(crm, tag)));
  const given = new Set([...names.keys()].filter((key) => there.has(key)));
  for (const key of names.keys()) if (!isFull(crm, given.size)) given.add(key);
  return [...names].flatMap(([key, name]) => (given.has(key) ? [name] : []));
}
