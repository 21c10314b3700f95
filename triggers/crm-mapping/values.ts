import {
  customLines,
  lineProblems,
  mapIn,
  matchKeys,
  recordKeys,
  type Crm,
  type MappedIn,
} from '../../mappings/engine.js';
import { notesText } from '../../mappings/notes.js';
import { isObject, listOf, objectOf } from '../../whatsapp/json.js';
import type { Chosen, MappedKind } from './choice.js';

type AddedValue = NonNullable<MappedIn['fields'][string]> | unknown[] | null;

/** What is added to an item for the chosen CRM; `timeZone` is that of the person's Zapier account. */
export function addedValues(
  { crm, lines }: Chosen,
  kind: MappedKind,
  item: object,
  timeZone: string | null | undefined,
): Record<string, AddedValue> {
  const mapped = mapIn(crm, kind, item, { timeZone });
  return {
    ...(kind === 'digest' ? { contacts: contactLines(crm, item, mapped.lines) } : matchKeys(crm, kind, item)),
    ...(kind === 'status' && recordKeys(crm, item)),
    ...mapped.fields,
    ...customLines(lines, kind, item),
    mapping_notes: notesText([...mapped.notes, ...lineProblems(lines, kind)]),
  };
}

/** The contacts of a digest, each with its own fields. */
function contactLines(crm: Crm, digest: object, fields: readonly object[]): unknown[] {
  return listOf(objectOf(digest)['contacts']).map((contact, at) => ({
    ...objectOf(contact),
    ...withoutLists({ ...matchKeys(crm, 'line', contact), ...fields[at] }),
  }));
}

/** Zapier shows no lists inside of line items: their entries go into one text, with commas between them. */
function withoutLists(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.map(nameOf).join(',') : value,
    ]),
  );
}

function nameOf(entry: unknown): string {
  return String(isObject(entry) ? entry['name'] : entry);
}
