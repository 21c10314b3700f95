import type { Crm } from '../../mappings/crm.js';
import type { ItemKind } from '../../mappings/facts.js';
import { fieldKey } from '../../mappings/keys.js';
import { rowsFor } from '../../mappings/map-in.js';
import { tableOf } from '../../mappings/tables.js';
import type { Data } from '../zapier/app-call.js';

/**
 * What a person fills into the step of a CRM who puts each output of the mapping into the field of its name: for a
 * step that creates records all of them, for one that changes records those that overwrite nothing.
 */
export function mappedInput(crm: Crm, objectKey: string, kind: ItemKind, purpose: 'create' | 'update'): Data {
  const table = tableOf(crm);
  const object = table.objects[objectKey];
  if (!object) throw new Error(`The mapping of ${crm} has no object "${objectKey}".`);
  const rows = rowsFor(table, kind).filter((row) => row.object === objectKey);
  const wanted = rows.filter(({ newOnly }) => purpose === 'create' || !newOnly);
  const filled = wanted.map(({ field, transform }) => {
    const output = `trigger.${fieldKey(crm, objectKey, field)}`;
    // Of a list of tags, Zapier shows their names as line items.
    return [field, transform.gives === 'tags' ? `{{${output}.name}}` : `{{${output}}}`];
  });
  return { object: object.api, ...Object.fromEntries(filled) };
}
