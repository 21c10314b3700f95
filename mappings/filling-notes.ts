import { crmNames, type Crm } from './crm.js';
import type { ItemKind } from './facts.js';
import { rowsFor } from './map-in.js';
import type { InRow } from './table.js';
import { tableOf } from './tables.js';

/** What a user has to know before filling the fields of one object of a CRM. */
export interface FillingNote {
  /** A key of the table’s objects. */
  object: string;
  /** Markdown. */
  text: string;
}

/** One note for each object that an item of a kind fills and about which there is something to know. */
export function fillingNotes(crm: Crm, kind: ItemKind): FillingNote[] {
  const table = tableOf(crm);
  const rows = rowsFor(table, kind);
  return Object.entries(table.objects).flatMap(([object, { label, note }]) => {
    const own = rows.filter((row) => row.object === object);
    if (own.length === 0) return [];
    const told = [note, newOnlyNote(own), customNote(crm, own)].filter(Boolean);
    return told.length === 0 ? [] : [{ object, text: `**${crmNames[crm]} · ${label}:** ${told.join(' ')}` }];
  });
}

function newOnlyNote(rows: readonly InRow[]): string {
  const labels = names(rows.filter(({ newOnly }) => newOnly).map(({ label }) => label));
  return labels && `Only for new records, because they would overwrite what people set: ${labels}.`;
}

function customNote(crm: Crm, rows: readonly InRow[]): string {
  const fields = names(
    rows.filter(({ custom }) => custom).map(({ label, field }) => `${label} (\`${field}\`)`),
  );
  return fields && `Only after you have created them in ${crmNames[crm]}: ${fields}.`;
}

function names(all: readonly string[]): string {
  return [...new Set(all)].join(', ');
}
