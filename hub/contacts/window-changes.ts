import type { ContactWindowItem, InteractionCounts } from '../../whatsapp/windows.js';
import { tagKey } from '../../whatsapp/tags.js';

interface Change {
  kind: string;
  detail: string | null;
  source: string;
}

/** What came of the tags in one window: of a tag that was added and removed again, only the last counts. */
export function tagChanges(
  changes: readonly Change[],
): Pick<ContactWindowItem, 'tags_added' | 'tags_removed'> {
  const last = new Map<string, { name: string; added: boolean }>();
  for (const { kind, detail } of changes) {
    if (detail === null || (kind !== 'tag_added' && kind !== 'tag_removed')) continue;
    last.set(tagKey(detail), { name: detail, added: kind === 'tag_added' });
  }
  const named = (wanted: boolean) =>
    [...last.values()].filter(({ added }) => added === wanted).map(({ name }) => name);
  return { tags_added: named(true), tags_removed: named(false) };
}

/** What changed in one window, and who changed it. */
export function summaryOf(
  counts: InteractionCounts,
  changes: readonly Change[],
): Pick<ContactWindowItem, 'changed' | 'changed_by'> {
  const changed = new Set<string>();
  const by = new Set<string>();
  if (counts.messages_in + counts.messages_out > 0) changed.add('messages');
  if (counts.messages_delivered + counts.messages_read + counts.messages_failed > 0) changed.add('statuses');
  if (changed.size > 0) by.add('whatsapp');
  for (const { kind, source } of changes) {
    changed.add(partOf(kind));
    by.add(source);
  }
  return { changed: [...changed], changed_by: [...by] };
}

function partOf(kind: string): string {
  if (kind === 'tag_added' || kind === 'tag_removed') return 'tags';
  return kind === 'created' ? 'profile' : kind;
}
