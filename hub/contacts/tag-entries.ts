import { tagKey } from '../../whatsapp/tags.js';

/** The last change of one tag. Times are epoch milliseconds. */
export interface TagEntry {
  /** As it was written. */
  name: string;
  /** False: it was removed, and an older change does not bring it back. */
  present: boolean;
  at: number;
  source: string;
}

/** Who changed something, and when. */
export type Origin = Pick<TagEntry, 'at' | 'source'>;

/** The last change of each tag, by `tagKey`, and what is needed to read the next one. */
export interface TagEntries {
  entries: ReadonlyMap<string, TagEntry>;
  /** When a whole list last took the place of all tags; 0 when none did. What is older and not in it is gone. */
  replacedAt: number;
  /** When the last of those tags was removed that are forgotten since; 0 when none is. See `withoutOld`. */
  forgottenAt: number;
}

export function entriesOf(names: readonly string[], present: boolean, { at, source }: Origin): TagEntry[] {
  return names.map((name) => ({ name, present, at, source }));
}

/** With these changes, of which each holds only where it is the last one of its tag. */
export function withEntries<Tags extends TagEntries>(tags: Tags, changes: readonly TagEntry[]): Tags {
  const entries = new Map(tags.entries);
  for (const change of changes) {
    const key = tagKey(change.name);
    const known = entries.get(key);
    const entry = change.at < tags.replacedAt ? { ...change, present: false, at: tags.replacedAt } : change;
    if (entry.present && !known?.present && entry.at < tags.forgottenAt) continue;
    if (!known || isLater(entry, known)) entries.set(key, entry);
  }
  return { ...tags, entries };
}

/** Removes what is older than a whole list; what the list has was written at its time. */
export function replaced<Tags extends TagEntries>(tags: Tags, { at, source }: Origin): Tags {
  if (at < tags.replacedAt) return tags;
  const entries = new Map(tags.entries);
  for (const [key, entry] of entries) {
    if (entry.at < at) entries.set(key, { ...entry, present: false, at, source });
  }
  return { ...tags, entries, replacedAt: at };
}

/** The tags of both. What either has, it has in spite of what was forgotten. */
export function mergedEntries(one: TagEntries, other: TagEntries): TagEntries {
  const later = one.replacedAt >= other.replacedAt ? one : other;
  const both = withEntries({ ...later, entries: one.entries, forgottenAt: 0 }, [...other.entries.values()]);
  const forgottenAt = Math.max(one.forgottenAt, other.forgottenAt);
  return replaced({ ...both, forgottenAt }, { at: later.replacedAt, source: 'replace' });
}

/**
 * Without what was removed before `before`, but for the `kept` last removals. From then on a tag that is not there
 * does not come by a change that is older than what is forgotten: it may be one of those.
 */
export function withoutOld<Tags extends TagEntries>(tags: Tags, kept: number, before: number): Tags {
  const removals = [...tags.entries].filter(([, { present }]) => !present);
  const older = removals.sort(([, one], [, other]) => other.at - one.at).slice(kept);
  const forgotten = older.filter(([, { at }]) => at < before);
  const [last] = forgotten;
  if (!last) return tags;
  const entries = new Map(tags.entries);
  for (const [key] of forgotten) entries.delete(key);
  return { ...tags, entries, forgottenAt: Math.max(tags.forgottenAt, last[1].at) };
}

/** One order of all changes of a tag, so that it does not matter in which they come. */
function isLater(one: TagEntry, other: TagEntry): boolean {
  if (one.at !== other.at) return one.at > other.at;
  if (one.present !== other.present) return one.present;
  if (one.source !== other.source) return one.source > other.source;
  return one.name > other.name;
}
