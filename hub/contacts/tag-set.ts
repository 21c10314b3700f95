import { distinctTags, type TagMode } from '../../whatsapp/tags.js';
import {
  entriesOf,
  mergedEntries,
  replaced,
  withEntries,
  withoutOld,
  type Origin,
  type TagEntries,
} from './tag-entries.js';
import { withList, type ListedTags, type TagList } from './tag-lists.js';

/**
 * The tags of a contact. The last lists of CRMs are kept beside what came of all else, so that one that comes late
 * can take its place among them.
 */
export interface TagSet extends TagEntries {
  /** The tags without the recent lists. */
  settled: ListedTags;
  /** The last lists, oldest first. */
  recent: readonly TagList[];
}

export interface TagSetChange extends Origin {
  mode: TagMode;
  tags: readonly string[];
  /** `two_way`, when the answer goes back to the CRM: the tags that it is given. */
  given?: readonly string[];
}

const nothing: ListedTags = { entries: new Map(), replacedAt: 0, forgottenAt: 0, lists: new Map() };
export const noTags: TagSet = { ...nothing, settled: nothing, recent: [] };

/** So many lists of a contact wait for one that comes late. */
export const RECENT_LISTS = 10;

/**
 * The tags after a change. The last change of a tag wins; at one time being there wins over being removed. So the
 * same changes end in the same tags in any order and however often they come, whole lists of CRMs (`two_way`) among
 * them: what such a list no longer has, compared with the one before it in time, was removed there. Only a list that
 * comes after ten later ones is left out when its CRM has a later one among those that are settled.
 */
export function changed(set: TagSet, change: TagSetChange): TagSet {
  const names = distinctTags(change.tags);
  switch (change.mode) {
    case 'add':
      return settledAs(set, withEntries(set.settled, entriesOf(names, true, change)));
    case 'remove':
      return settledAs(set, withEntries(set.settled, entriesOf(names, false, change)));
    case 'replace':
      return settledAs(set, replaced(withEntries(set.settled, entriesOf(names, true, change)), change));
    case 'two_way':
      return withRecent(set, {
        source: change.source,
        at: change.at,
        tags: union(names),
        given: change.given ? union(change.given) : null,
      });
  }
}

/** The tags of two contacts that were found to be one. Their lists are of two records, so they are not compared. */
export function merged(one: TagSet, other: TagSet): TagSet {
  const [all, others] = [withAll(one.settled, one.recent), withAll(other.settled, other.recent)];
  const lists = new Map(all.lists);
  for (const [source, list] of others.lists) {
    if (list.at > (lists.get(source)?.at ?? -1)) lists.set(source, list);
  }
  return settledAs(noTags, { ...mergedEntries(all, others), lists });
}

/** See `withoutOld`; lists that are older are settled first, so that a single one does not keep all that came after it. */
export function withoutOldRemovals(set: TagSet, kept: number, before: number): TagSet {
  const old = set.recent.filter(({ at }) => at < before);
  const settled = withoutOld(withAll(set.settled, old), kept, before);
  return settled === set.settled ? set : settledAs({ ...set, recent: set.recent.slice(old.length) }, settled);
}

/** The names, in alphabetical order. */
export function namesOf({ entries }: TagEntries): string[] {
  const present = [...entries.values()].filter((entry) => entry.present);
  return present.map(({ name }) => name).sort(alphabetical);
}

const letters = new Intl.Collator('en');

export function alphabetical(one: string, other: string): number {
  return letters.compare(one, other);
}

function settledAs({ recent }: TagSet, settled: ListedTags): TagSet {
  const { entries, replacedAt, forgottenAt } = withAll(settled, recent);
  return { entries, replacedAt, forgottenAt, settled, recent };
}

function withAll(settled: ListedTags, lists: readonly TagList[]): ListedTags {
  return lists.reduce(withList, settled);
}

function withRecent(set: TagSet, list: TagList): TagSet {
  const last = set.settled.lists.get(list.source);
  if (last && list.at < last.at) return set;
  const lists = joined(set.recent, list).sort(inTime);
  const over = lists.splice(0, lists.length - RECENT_LISTS);
  return settledAs({ ...set, recent: lists }, withAll(set.settled, over));
}

/** Of one time a CRM has one list; nothing tells which of two was first, so it has the tags of both. */
function joined(lists: readonly TagList[], list: TagList): TagList[] {
  const twin = lists.find((other) => inTime(list, other) === 0);
  if (!twin) return [...lists, list];
  const given = twin.given && list.given ? union(twin.given, list.given) : null;
  const both = { ...list, tags: union(twin.tags, list.tags), given };
  return lists.map((one) => (one === twin ? both : one));
}

/** In one order, so that equal lists are the same. */
function union(...lists: (readonly string[])[]): string[] {
  return distinctTags(lists.flat().sort());
}

/** A list that was read to be written anew comes before one that the CRM says to have had at that time. */
function inTime(one: TagList, other: TagList): number {
  if (one.at !== other.at) return one.at - other.at;
  return alphabetical(one.source, other.source) || Number(one.given === null) - Number(other.given === null);
}
