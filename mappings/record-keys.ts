import { isObject } from '../whatsapp/json.js';
import { crmNames, type Crm } from './crm.js';
import { valueAt } from './facts.js';
import { fieldKey } from './keys.js';
import type { OutRow } from './table.js';
import { tableOf } from './tables.js';
import { oneLine } from './transforms/texts.js';

/** The outputs of `recordKeys`: the id of each kind of record that a message can be sent for. */
export function recordOutputs(crm: Crm): { key: string; label: string }[] {
  const { objects } = tableOf(crm);
  return recordRows(crm).map((row) => ({
    key: keyOf(crm, row),
    label: `${crmNames[crm]} · Find · ${objects[row.object]?.label ?? row.object} ID`,
  }));
}

/**
 * The id of the record that a message was sent for, from its status, so that the step that changes the record needs
 * no search. Null under the other kinds of records, and for a message that was sent for none.
 */
export function recordKeys(crm: Crm, status: unknown): Record<string, string | null> {
  const { crm_system: system, crm_object: object } = isObject(status) ? status : {};
  const id = oneLine(valueAt(status, 'crm_record_id'));
  return Object.fromEntries(
    recordRows(crm).map((row) => [
      keyOf(crm, row),
      system === crm && object === row.object && id !== '' ? id : null,
    ]),
  );
}

function recordRows(crm: Crm): OutRow[] {
  return tableOf(crm).out.filter(({ to }) => to === 'record');
}

function keyOf(crm: Crm, { object, field }: OutRow): string {
  return fieldKey(crm, object, field);
}
