import { isFull, keyIn, tagIn } from '../../whatsapp/tags-in-crm.js';
import { tagKey } from '../../whatsapp/tags.js';
import { entriesOf, withEntries, type TagEntries, type TagEntry } from './tag-entries.js';

/** All tags that a CRM had at a time, in milliseconds. */
export interface TagList {
  source: string;
  at: number;
  tags: readonly string[];
  /** What it was given thereupon, to be written in their place; null when nobody was to write anything. */
  given: readonly string[] | null;
}

/** Tags, and the list that each CRM gave last. */
export interface ListedTags extends TagEntries {
  lists: ReadonlyMap<string, TagList>;
}

/**
 * The tags after a list of a CRM. What the list before, and what was given then, did not have was added there; what
 * both had, and neither the list has now nor it is given now, was removed there. So a list that was read before the
 * CRM had what it was given tells nothing of it, and one that was read after it tells nothing new.
 */
export function withList(known: ListedTags, list: TagList): ListedTags {
  const last = known.lists.get(list.source);
  if (last && list.at < last.at) return known;
  const had = last ? possible(last) : new Set<string>();
  const has = possible(list);
  const keyOf = (name: string) => keyIn(list.source, name);
  const added = certain(list).filter((name) => !had.has(keyOf(name)));
  const gone = last ? certain(last).filter((name) => !has.has(keyOf(name))) : [];
  const lists = new Map(known.lists).set(list.source, list);
  if (added.length === 0 && gone.length === 0) return { ...known, lists };
  const meant = meanings(known, list.source);
  const additions = added.flatMap((name) => additionsOf(name, meant(name), list));
  // Where ours took the last places in the CRM, nobody removed what is missing.
  const gaveWay = isFull(list.source, list.tags.length) && added.some((name) => isThere(meant(name)));
  const removals = gaveWay ? [] : gone.flatMap((name) => entriesOf(names(name, meant(name)), false, list));
  return withEntries(withEntries({ ...known, lists }, additions), removals);
}

/** The tags that the CRM had for sure, and has whether or not it was written since. */
function certain({ source, tags, given }: TagList): readonly string[] {
  if (!given) return tags;
  const kept = new Set(given.map((name) => keyIn(source, name)));
  return tags.filter((name) => kept.has(keyIn(source, name)));
}

/** The keys of all that it had, or has if it was written since. */
function possible({ source, tags, given }: TagList): ReadonlySet<string> {
  return new Set([...tags, ...(given ?? [])].map((name) => keyIn(source, name)));
}

/** Tells which tags a CRM means by a name: those that it cannot tell apart, unless it has the whole name. */
function meanings({ entries }: TagEntries, crm: string): (name: string) => readonly TagEntry[] {
  const namesakes = new Map<string, TagEntry[]>();
  for (const [key, entry] of entries) {
    const keyThere = tagIn(crm, entry.name) === entry.name ? key : keyIn(crm, entry.name);
    namesakes.set(keyThere, [...(namesakes.get(keyThere) ?? []), entry]);
  }
  return (name) => {
    const whole = tagKey(name);
    const same = namesakes.get(keyIn(crm, name)) ?? [];
    return tagIn(crm, name) === name ? same : same.filter((entry) => tagKey(entry.name) === whole);
  };
}

function isThere(meant: readonly TagEntry[]): boolean {
  return meant.some(({ present }) => present);
}

/** What was added is there already, or was before under a longer name, or is new. */
function additionsOf(name: string, meant: readonly TagEntry[], list: TagList): TagEntry[] {
  const there = meant.filter(({ present }) => present);
  const removed = [...meant].sort((one, other) => other.at - one.at || (one.name > other.name ? 1 : -1));
  return entriesOf(names(name, there.length > 0 ? there : removed.slice(0, 1)), true, list);
}

/** The names of the tags that are meant by `name`, which is how one of them is written now. */
function names(name: string, meant: readonly TagEntry[]): string[] {
  if (meant.length === 0) return [name];
  return meant.map((entry) => (tagKey(entry.name) === tagKey(name) ? name : entry.name));
}
