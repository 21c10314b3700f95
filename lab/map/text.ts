import type { MappedIn, MappedOut } from '../../mappings/engine.js';
import type { ItemKind } from '../../mappings/facts.js';

/** The fields of a CRM that an item fills, one under the other, each with the row that made it. */
export function inText({ kind, trace, lines, notes }: MappedIn & { kind: ItemKind }): string {
  const rows = trace.map(
    ({ key, row, from, transform, value }) =>
      `${key} = ${shown(value)}\n    ${row}\n    ${from.length > 0 ? `from ${from.join(', ')}: ` : ''}${transform}\n`,
  );
  const contacts =
    lines.length > 0 ? [`${lines.length} contacts with fields of their own; --json shows them.\n`] : [];
  return [`# ${kind}\n`, ...rows, ...contacts, notesText(notes)].join('');
}

/** What a message takes from a record, with the rows that found it. */
export function outText({
  recipient,
  country,
  language,
  consent,
  tags,
  crm,
  values,
  trace,
  notes,
}: MappedOut): string {
  const parts = {
    recipient: recipient?.key,
    country,
    language,
    consent: consent?.state,
    tags,
    crm,
    ...values,
  };
  const rows = Object.entries(parts)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name} = ${shown(value)}\n${rowsOf(name, trace)}`);
  return [...rows, notesText(notes)].join('');
}

function rowsOf(name: string, trace: MappedOut['trace']): string {
  const targets = name === 'crm' ? ['record'] : [name, ...(name === 'recipient' ? ['user_id'] : [])];
  return trace
    .filter(({ to }) => targets.includes(to))
    .map(({ row, value }) => `    ${row}: ${shown(value)}\n`)
    .join('');
}

function notesText(notes: readonly string[]): string {
  return notes.map((note) => `! ${note}\n`).join('');
}

function shown(value: unknown): string {
  return JSON.stringify(value);
}
