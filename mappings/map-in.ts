import { listOf } from '../whatsapp/json.js';
import { zoneOf } from '../whatsapp/time-zone.js';
import { crmNames, type Crm } from './crm.js';
import { factOf, memberOfFact, valueAt, type ItemKind } from './facts.js';
import { fieldKey } from './keys.js';
import type { CrmTable, InRow } from './table.js';
import { tableOf } from './tables.js';
import type { FieldType, FieldValue } from './transforms/in-transform.js';

export interface InContext {
  /** Of the person’s Zapier account; absent or unknown: UTC. */
  timeZone?: string | null | undefined;
}

/** What of WhatsApp goes into the fields of a CRM. */
export interface MappedIn {
  /** One for each of `mappingOutputs`, in the CRM’s form; null for what is not known. */
  fields: Record<string, FieldValue | null>;
  /** Of a digest: the same for each contact in it. */
  lines: Record<string, FieldValue | null>[];
  trace: InTrace[];
  /** What could not be used, and why: sentences for the user. */
  notes: string[];
}

/** Which row made a field. */
export interface InTrace {
  key: string;
  /** `HubSpot · Contact · First Name (firstname)` */
  row: string;
  /** The item’s members that the value was made of; none for a value that is always the same. */
  from: string[];
  transform: string;
  value: FieldValue;
}

/** One output of a trigger whose mapping is chosen. */
export interface MappingOutput {
  key: string;
  label: string;
  gives: FieldType;
  /** True for a field that the CRM does not have by itself. */
  custom: boolean;
  help: string | null;
}

/** An item of one of our triggers as the fields of a CRM. Whatever the item holds, this answers. */
export function mapIn(crm: Crm, kind: ItemKind, item: unknown, context: InContext = {}): MappedIn {
  const table = tableOf(crm);
  const timeZone = zoneOf(context.timeZone);
  const mapped: MappedIn = { fields: {}, lines: [], trace: [], notes: [] };
  for (const row of rowsFor(table, kind)) {
    const key = fieldKey(crm, row.object, row.field);
    mapped.fields[key] ??= null;
    // A field may have several rows: the first that knows its value makes it.
    if (mapped.fields[key] !== null) continue;
    const label = labelOf(table, row);
    const values = row.from.map((fact) => factOf(fact, kind, item));
    if (values.length > 0 && values.every((value) => value === undefined)) continue;
    const note = (sentence: string) => void mapped.notes.push(`${label}: ${sentence}`);
    const value = row.transform.apply(values, { timeZone, note });
    if (value === null) continue;
    mapped.fields[key] = value;
    const from = row.from.flatMap((fact, at) =>
      values[at] === undefined ? [] : (memberOfFact(fact, kind) ?? []),
    );
    mapped.trace.push({ key, row: `${label} (${row.field})`, from, transform: row.transform.name, value });
  }
  for (const contact of kind === 'digest' ? listOf(valueAt(item, 'contacts')) : []) {
    const { fields, notes } = mapIn(crm, 'line', contact, context);
    mapped.lines.push(fields);
    mapped.notes.push(...notes);
  }
  return { ...mapped, notes: [...new Set(mapped.notes)] };
}

/** The fields that `mapIn` gives for items of a kind, grouped by object. */
export function mappingOutputs(crm: Crm, kind: ItemKind): MappingOutput[] {
  const table = tableOf(crm);
  const outputs = new Map<string, MappingOutput>();
  for (const row of rowsFor(table, kind)) {
    const key = fieldKey(crm, row.object, row.field);
    if (!outputs.has(key)) {
      const { custom, transform } = row;
      outputs.set(key, {
        key,
        label: labelOf(table, row),
        gives: transform.gives,
        custom: custom !== undefined,
        help: helpOf(row),
      });
    }
  }
  return [...outputs.values()];
}

/** The rows of a table that an item of a kind can fill. */
export function rowsFor(table: CrmTable, kind: ItemKind): InRow[] {
  return table.in.filter(
    ({ object, from, kinds }) =>
      (kinds ?? table.objects[object]?.kinds)?.includes(kind) &&
      (from.length === 0 || from.some((fact) => memberOfFact(fact, kind) !== undefined)),
  );
}

/** `HubSpot · Contact · First Name` */
export function labelOf({ crm, objects }: CrmTable, row: { object: string; label: string }): string {
  return `${crmNames[crm]} · ${objects[row.object]?.label ?? row.object} · ${row.label}`;
}

function helpOf({ custom, newOnly, note, field }: InRow): string | null {
  const parts = [
    custom && `Not a field that the CRM has by itself: create it as ${field} (${custom}).`,
    newOnly && 'For new records only: in a step that changes records it overwrites what people set.',
    note,
  ];
  return parts.filter(Boolean).join(' ') || null;
}
