import type { TagEntry } from '../../contacts/tag-entries.js';
import type { TagList } from '../../contacts/tag-lists.js';
import { noTags, type TagSet } from '../../contacts/tag-set.js';

/** What a contact's tags need beside the last change of each, so that the next change can be read. */
interface TagState extends Pick<TagSet, 'replacedAt' | 'forgottenAt' | 'recent'> {
  lists: TagList[];
  /** Where a recent list changed a tag: what is known of the tag without it. */
  covered: [key: string, entry: TagEntry | null][];
}

/** As JSON: see TagState. */
export function tagStateOf({ entries, settled, recent }: TagSet): string {
  const covered: TagState['covered'] = [];
  for (const [key, entry] of entries) {
    const under = settled.entries.get(key);
    if (!isSame(entry, under)) covered.push([key, under ?? null]);
  }
  const { replacedAt, forgottenAt } = settled;
  const lists = [...settled.lists.values()];
  return JSON.stringify({ replacedAt, forgottenAt, lists, recent, covered } satisfies TagState);
}

/** The tags of which these are the last changes; `state` as `tagStateOf` writes it, if anything was written. */
export function tagSetOf(entries: ReadonlyMap<string, TagEntry>, state: string | undefined): TagSet {
  if (state === undefined) return { ...noTags, entries, settled: { ...noTags.settled, entries } };
  const { replacedAt, forgottenAt, lists, recent, covered } = JSON.parse(state) as TagState;
  const known = new Map(entries);
  for (const [key, entry] of covered) {
    if (entry) known.set(key, entry);
    else known.delete(key);
  }
  const listsBySource = new Map(lists.map((list) => [list.source, list]));
  const settled = { entries: known, replacedAt, forgottenAt, lists: listsBySource };
  return { entries, replacedAt, forgottenAt, settled, recent };
}

/** The lists in what `tagStateOf` wrote, oldest first. */
export function tagListsIn(state: string | undefined): TagList[] {
  const { settled, recent } = tagSetOf(new Map(), state);
  return [...settled.lists.values(), ...recent];
}

export function isSame(one: TagEntry, other: TagEntry | undefined): boolean {
  return (
    one === other ||
    (one.name === other?.name &&
      one.present === other.present &&
      one.at === other.at &&
      one.source === other.source)
  );
}
