import { distinctTags, tagKey, type TagMode } from '../../whatsapp/tags.js';

/** The last change of one tag. Times are epoch milliseconds. */
export interface TagEntry {
  /** As it was written. */
  name: string;
  /** False: it was removed, and an older change does not bring it back. */
  present: boolean;
  at: number;
  source: string;
}

/** The tags of a contact: for each the last change, and what is needed to read the next one. */
export interface TagSet {
  /** By `tagKey`. */
  entries: ReadonlyMap<string, TagEntry>;
  /** When a whole list last took the place of all tags; 0 when none did. What is older and not in it is gone. */
  replacedAt: number;
  /** When the last of those tags was removed that are forgotten since; 0 when none is. See `withoutOldRemovals`. */
  forgottenAt: number;
  /** The list that each source gave last. */
  lists: ReadonlyMap<string, TagList>;
}

export interface TagList {
  tags: readonly string[];
  at: number;
}

export interface TagSetChange {
  mode: TagMode;
  tags: readonly string[];
  at: number;
  source: string;
}

export const noTags: TagSet = { entries: new Map(), replacedAt: 0, forgottenAt: 0, lists: new Map() };

/**
 * The tags after a change. The last change of a tag wins; at one time being there wins over being removed. So the
 * same changes end in the same tags in any order and however often they come, except that the lists of one source
 * (`two_way`) must come in their order: what such a list no longer has, compared with the one before, was removed there.
 */
export function changed(set: TagSet, change: TagSetChange): TagSet {
  const names = distinctTags(change.tags);
  switch (change.mode) {
    case 'add':
      return withEntries(set, entriesOf(names, true, change));
    case 'remove':
      return withEntries(set, entriesOf(names, false, change));
    case 'replace':
      return replaced(withEntries(set, entriesOf(names, true, change)), change);
    case 'two_way':
      return withList(set, names, change);
  }
}

/** The tags of two contacts that were found to be one. */
export function merged(one: TagSet, other: TagSet): TagSet {
  const lists = new Map(one.lists);
  for (const [source, list] of other.lists) {
    if (list.at > (lists.get(source)?.at ?? -1)) lists.set(source, list);
  }
  const later = one.replacedAt >= other.replacedAt ? one : other;
  // What either has, it has in spite of what was forgotten.
  const both = withEntries({ ...later, entries: one.entries, lists, forgottenAt: 0 }, other.entries);
  const forgottenAt = Math.max(one.forgottenAt, other.forgottenAt);
  return replaced({ ...both, forgottenAt }, { at: later.replacedAt, source: 'replace' });
}

/**
 * The tags without what was removed before `before`, but for the `kept` last removals. From then on a tag that is not
 * there does not come by a change that is older than what is forgotten: it may be one of those.
 */
export function withoutOldRemovals(set: TagSet, kept: number, before: number): TagSet {
  const removals = [...set.entries].filter(([, { present }]) => !present);
  const older = removals.sort(([, one], [, other]) => other.at - one.at).slice(kept);
  const forgotten = older.filter(([, { at }]) => at < before);
  const [last] = forgotten;
  if (!last) return set;
  const entries = new Map(set.entries);
  for (const [key] of forgotten) entries.delete(key);
  return { ...set, entries, forgottenAt: Math.max(set.forgottenAt, last[1].at) };
}

/** The names, in alphabetical order. */
export function namesOf({ entries }: TagSet): string[] {
  const present = [...entries.values()].filter((entry) => entry.present);
  return present.map(({ name }) => name).sort(alphabetical);
}

const letters = new Intl.Collator('en');

export function alphabetical(one: string, other: string): number {
  return letters.compare(one, other);
}

function entriesOf(names: readonly string[], present: boolean, { at, source }: TagSetChange) {
  return new Map(names.map((name) => [tagKey(name), { name, present, at, source }]));
}

function withEntries(set: TagSet, changes: ReadonlyMap<string, TagEntry>): TagSet {
  const entries = new Map(set.entries);
  for (const [key, entry] of changes) {
    const known = entries.get(key);
    if (entry.present && entry.at < set.replacedAt) continue;
    if (entry.present && !known?.present && entry.at < set.forgottenAt) continue;
    if (!known || isLater(entry, known)) entries.set(key, entry);
  }
  return { ...set, entries };
}

/** Removes what is older than a whole list; what the list has was written at its time. */
function replaced(set: TagSet, { at, source }: { at: number; source: string }): TagSet {
  if (at < set.replacedAt) return set;
  const entries = new Map(set.entries);
  for (const [key, entry] of entries) {
    if (entry.present && entry.at < at) entries.set(key, { ...entry, present: false, at, source });
  }
  return { ...set, entries, replacedAt: at };
}

function withList(set: TagSet, names: readonly string[], change: TagSetChange): TagSet {
  const last = set.lists.get(change.source);
  if (last && change.at < last.at) return set;
  const before = new Set(last?.tags.map(tagKey));
  const now = new Set(names.map(tagKey));
  const added = names.filter((name) => !before.has(tagKey(name)));
  const gone = (last?.tags ?? []).filter((name) => !now.has(tagKey(name)));
  const lists = new Map(set.lists).set(change.source, { tags: names, at: change.at });
  const withAdded = withEntries({ ...set, lists }, entriesOf(added, true, change));
  return withEntries(withAdded, entriesOf(gone, false, change));
}

/** One order of all changes of a tag, so that it does not matter in which they come. */
function isLater(one: TagEntry, other: TagEntry): boolean {
  if (one.at !== other.at) return one.at > other.at;
  if (one.present !== other.present) return one.present;
  if (one.source !== other.source) return one.source > other.source;
  return one.name > other.name;
}
