import type { ChangeSource } from '../../../whatsapp/change-source.js';
import { tagsGiven } from '../../../whatsapp/tags-in-crm.js';
import { TAGS_PER_CONTACT } from '../../../whatsapp/tags.js';
import type { ContactState } from '../../contacts/contact.js';
import type { TagEntry } from '../../contacts/tag-entries.js';
import { changed, merged, namesOf, noTags, withoutOldRemovals, type TagSet } from '../../contacts/tag-set.js';
import { excluded, type Insertion, type Row } from '../database/insert.js';
import type { LookUp } from '../database/look-up.js';
import type { ContactCommit } from './commit.js';
import type { TagChange } from './store.js';
import { isSame, tagStateOf, tagSetOf } from './tag-state.js';

const byContact: LookUp<'contact_tags', 'contact_id' | 'tag' | 'name' | 'present' | 'changed_at' | 'source'> =
  {
    table: 'contact_tags',
    keys: ['contact_id'],
    columns: ['contact_id', 'tag', 'name', 'present', 'changed_at', 'source'],
  };
const listsByContact: LookUp<'contact_tag_lists', 'contact_id' | 'state'> = {
  table: 'contact_tag_lists',
  keys: ['contact_id'],
  columns: ['contact_id', 'state'],
};
const insertTags: Insertion = {
  table: 'contact_tags',
  columns: ['contact_id', 'tag', 'waba_id', 'name', 'present', 'changed_at', 'source'],
  key: 'contact_id',
  update: { by: ['contact_id', 'tag'], set: excluded(['name', 'present', 'changed_at', 'source']) },
};
const insertLists: Insertion = {
  table: 'contact_tag_lists',
  columns: ['contact_id', 'state'],
  key: 'contact_id',
  update: { by: ['contact_id'], set: excluded(['state']) },
};

/** So many removed tags are known for good, and all of them so long, for what is told late of the time before. */
const removalsKept = 200;
const keepRemovedMs = 90 * 86_400_000;

/** A change would give a contact more tags than it may have; nothing was changed. */
export class TooManyTags extends Error {
  override name = 'TooManyTags';
}

/** What a change did, in the names that the tags have. */
export interface TagsChanged {
  added: string[];
  removed: string[];
}

/** The tags of the contacts that a transaction is about. */
export class TagSets {
  private readonly stored = new Map<string, TagSet>();
  private readonly sets = new Map<string, { wabaId: string; set: TagSet }>();

  private constructor(private readonly commit: ContactCommit) {}

  static async load(commit: ContactCommit, contactIds: Iterable<string>): Promise<TagSets> {
    const sets = new TagSets(commit);
    const ids = [...new Set(contactIds)];
    const keys = ids.map((id) => [id]);
    const tags = await commit.database.find(commit.tx, byContact, keys);
    const lists = await commit.database.find(commit.tx, listsByContact, keys);
    const tagsOf = Map.groupBy(tags, ({ contact_id: id }) => id);
    const listsOf = new Map(lists.map(({ contact_id: id, state }) => [id, state]));
    for (const id of ids) sets.stored.set(id, tagSetOf(entriesOf(tagsOf.get(id) ?? []), listsOf.get(id)));
    return sets;
  }

  /**
   * Changes the tags of a contact that was loaded, and notes in the commit what became of them. Fails with
   * `TooManyTags`.
   */
  change(contact: Pick<ContactState, 'id' | 'wabaId'>, change: TagChange): TagsChanged {
    const { now } = this.commit;
    const told = toldNow(this.of(contact.id), change, now);
    const after = withoutOldRemovals(told, removalsKept, now - keepRemovedMs);
    const { added, removed } = this.changesTo(contact, after);
    if (added.length > removed.length && namesOf(after).length > TAGS_PER_CONTACT) throw new TooManyTags();
    this.put(contact, after, change.source);
    return { added, removed };
  }

  /** Gives the tags of a contact to another one that was found to be the same person, also where they are too many. */
  join(kept: Pick<ContactState, 'id' | 'wabaId'>, goneId: string): void {
    this.put(kept, merged(this.of(kept.id), this.of(goneId)), 'whatsapp');
  }

  async save(): Promise<void> {
    const tags: Row[] = [];
    const lists: Row[] = [];
    for (const [id, { wabaId, set }] of this.sets) {
      const before = this.stored.get(id) ?? noTags;
      for (const [key, entry] of set.entries) {
        if (!isSame(entry, before.entries.get(key))) tags.push(tagRow(id, wabaId, key, entry));
      }
      const state = tagStateOf(set);
      if (state !== tagStateOf(before)) lists.push([id, state]);
      await this.forget(id, before, set);
      this.stored.set(id, set);
    }
    this.sets.clear();
    await this.commit.database.insert(this.commit.tx, insertTags, tags);
    await this.commit.database.insert(this.commit.tx, insertLists, lists);
  }

  private async forget(contactId: string, before: TagSet, set: TagSet): Promise<void> {
    const gone = [...before.entries.keys()].filter((key) => !set.entries.has(key));
    if (gone.length === 0) return;
    await this.commit.tx
      .deleteFrom('contact_tags')
      .where('contact_id', '=', contactId)
      .where('tag', 'in', gone)
      .execute();
  }

  private of(contactId: string): TagSet {
    return this.sets.get(contactId)?.set ?? this.stored.get(contactId) ?? noTags;
  }

  private changesTo({ id }: Pick<ContactState, 'id'>, after: TagSet): TagsChanged {
    const before = this.of(id);
    return { added: missingIn(before, after), removed: missingIn(after, before) };
  }

  private put(contact: Pick<ContactState, 'id' | 'wabaId'>, after: TagSet, source: ChangeSource): void {
    const { id, wabaId } = contact;
    const { added, removed } = this.changesTo(contact, after);
    this.sets.set(id, { wabaId, set: after });
    const note = (kind: 'tag_added' | 'tag_removed') => (detail: string) => {
      this.commit.changes.push({ wabaId, contactId: id, kind, source, detail });
    };
    added.forEach(note('tag_added'));
    removed.forEach(note('tag_removed'));
  }
}

/** The tags of `set` that `other` does not have. */
function missingIn(other: TagSet, set: TagSet): string[] {
  const names: string[] = [];
  for (const [key, { present, name }] of set.entries) {
    if (present && !other.entries.get(key)?.present) names.push(name);
  }
  return names;
}

/**
 * The tags after a change. A list that a CRM has now, and not at a time of its own, was read to be written anew: the
 * CRM is given what comes out.
 */
function toldNow(set: TagSet, change: TagChange, now: number): TagSet {
  const told = { ...change, at: Math.min(change.at ?? now, now) };
  const after = changed(set, told);
  if (change.mode !== 'two_way' || change.at !== null) return after;
  return changed(set, { ...told, given: tagsGiven(change.source, namesOf(after), change.tags) });
}

interface TagEntryRow {
  name: string;
  present: number;
  changed_at: number;
  source: string;
}

function entriesOf(rows: readonly (TagEntryRow & { tag: string })[]): Map<string, TagEntry> {
  return new Map(rows.map((row) => [row.tag, entryOf(row)]));
}

function entryOf({ name, present, changed_at, source }: TagEntryRow): TagEntry {
  return { name, present: present === 1, at: changed_at, source };
}

function tagRow(contactId: string, wabaId: string, key: string, entry: TagEntry): Row {
  return [contactId, key, wabaId, entry.name, entry.present ? 1 : 0, entry.at, entry.source];
}
