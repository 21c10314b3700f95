import { fieldKey } from '../../mappings/keys.js';
import { tableOf } from '../../mappings/tables.js';
import type { Data } from '../zapier/app-call.js';
import type { InputField } from '../zapier/definition.js';
import type { Crm } from './crm.js';
import { formOf } from './zapier/forms.js';

/**
 * What a person fills into an action of ours who picks, for each of its fields with the name of a field of the CRM,
 * that field of an earlier step: `trigger`, or the name of the CRM's step that gave the record. `fields` are those
 * that the editor shows.
 */
export function pickedInput(crm: Crm, objectKey: string, fields: readonly InputField[], step: string): Data {
  const table = tableOf(crm.kind);
  const api = table.objects[objectKey]?.api;
  if (api === undefined) throw new Error(`The mapping of ${crm.kind} has no object "${objectKey}".`);
  const form = formOf(crm.kind);
  const root = `${step}.${step === 'trigger' ? form.itemRoot : ''}`;
  const shown = new Set(fields.map(({ key }) => key));
  const picked = table.out
    .filter(({ object }) => object === objectKey)
    .flatMap(({ field: name }) => {
      const key = fieldKey(crm.kind, objectKey, name);
      const field = crm.object(api).fields[name];
      return field && shown.has(key) ? [[key, `{{${root}${form.path(name, field)}}}`]] : [];
    });
  return Object.fromEntries(picked) as Data;
}
