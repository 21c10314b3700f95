import { CrmError } from './crm-error.js';
import type { CrmField } from './fields/field.js';
import { zohoObjects } from './fields/zoho.js';
import type { Change, CrmRecord, CrmRules, Values } from './rules.js';
import { keptValue } from './zoho/field-value.js';
import { refusal } from './zoho/refusal.js';

/** Zoho CRM (API v8). Its error codes and details are those that its API gives in public reports. */
export const zoho: CrmRules = {
  objects: zohoObjects,
  newId: (objectName, count) => String(firstId(objectName) + BigInt(count)),
  accept,
  derived: ({ id, count, createdAt, changedAt }, record) => ({
    id,
    Full_Name: fullName(record),
    Case_Number: String(count),
    Created_Time: isoSecond(createdAt),
    Modified_Time: isoSecond(changedAt),
  }),
  duplicate: (_objectName, [name], id) => refusal('DUPLICATE_DATA', 'duplicate data', { api_name: name, id }),
  noSuchObject: () => new CrmError('INVALID_MODULE', 'the module name given seems to be invalid'),
  noSuchRecord: (_objectName, id) => refusal('INVALID_DATA', 'the id given seems to be invalid', { id }),
};

/** Ids are long numbers, each of them used once in the whole account. */
function firstId(objectName: string): bigint {
  const place = Object.keys(zohoObjects).indexOf(objectName);
  return 4_150_868_000_000_225_000n + BigInt(place) * 1_000_000n;
}

/** Zoho may pass over fields that it does not know or does not let anybody write; here they show as mistakes. */
function accept({ objectName, object, values, before, look }: Change): Values {
  const accepted: Values = before ? {} : defaults(object.fields);
  for (const [name, value] of Object.entries(values)) {
    const field = object.fields[name];
    if (!field)
      throw refusal('INVALID_DATA', `the module ${objectName} has no such field`, { api_name: name });
    if (field.readOnly) throw refusal('NO_PERMISSION', 'permission denied', { api_name: name });
    accepted[name] = keptValue(name, field, value, { module: values.$se_module, look });
  }
  const after = { ...before, ...accepted } as Values;
  for (const [name, field] of Object.entries(object.fields)) {
    if (field.required && (after[name] ?? null) === null) {
      throw refusal('MANDATORY_NOT_FOUND', 'required field not found', { api_name: name });
    }
  }
  return accepted;
}

function defaults(fields: Readonly<Record<string, CrmField>>): Values {
  const values: Values = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field.default !== undefined) values[name] = field.default;
    else if (field.type === 'boolean') values[name] = false;
  }
  return values;
}

function fullName({ First_Name, Last_Name }: CrmRecord): string {
  return [First_Name, Last_Name].filter(Boolean).join(' ');
}

/** As Zoho writes a time: with an offset, without milliseconds. */
function isoSecond(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, '+00:00');
}
