import type { PlainInputField } from 'zapier-platform-core';
import { crmNames, crms, inputObjects, mappingInputs } from '../../mappings/engine.js';
import type { CrmReference } from '../../whatsapp/callback-data.js';
import { recipientColumns } from './columns.js';
import type { Row } from './rows.js';

const recordLabel = recipientColumns.record.label;

/** The kinds of records that a message can be about, such as `hubspot.contact`. */
const kinds: ReadonlyMap<string, Pick<CrmReference, 'system' | 'object'> & { label: string }> = new Map(
  crms.flatMap((system) => {
    const labels = inputObjects(system);
    const objects = mappingInputs(system)
      .filter(({ uses }) => uses.includes('record'))
      .map(({ object }) => object);
    return objects.map(
      (object) => [`${system}.${object}`, { system, object, label: labels[object] ?? object }] as const,
    );
  }),
);

/** What the column “CRM Record ID” has the IDs of: the statuses of a message bring them back. */
export const recordKindField = {
  key: 'crm_record_kind',
  label: 'CRM Record Type',
  type: 'string',
  choices: Object.fromEntries([...kinds].map(([kind, { label }]) => [kind, label])),
  helpText: `What “${recordLabel}” of the recipients is the ID of. Every status of a message brings it back, so that a Zap writes to the right record in ${Object.values(crmNames).join(', ')}.`,
  group: 'options',
} as const satisfies PlainInputField;

/** Why the IDs that the recipients have cannot be used; null when they can. */
export function recordKindProblem(
  inputData: Readonly<Record<string, unknown>>,
  rows: readonly Row[],
): string | null {
  if (kindIn(inputData) || rows.every(({ record }) => record === '')) return null;
  return `“${recordLabel}” has values, and “${recordKindField.label}” does not say what they are the IDs of. Choose it in the step.`;
}

/** The record that the message to a recipient is about; null without one, and for an ID that cannot be one. */
export function recordOf(inputData: Readonly<Record<string, unknown>>, { record }: Row): CrmReference | null {
  const kind = kindIn(inputData);
  // The IDs of all three CRMs are letters and digits.
  if (!kind || !/^[A-Za-z0-9]{1,40}$/.test(record)) return null;
  return { system: kind.system, object: kind.object, record };
}

function kindIn(inputData: Readonly<Record<string, unknown>>) {
  return kinds.get(String(inputData[recordKindField.key] ?? '').trim());
}
