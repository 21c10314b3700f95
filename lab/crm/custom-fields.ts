import type { CrmTable } from '../../mappings/table.js';
import { tableOf } from '../../mappings/tables.js';
import type { CrmKind, CrmOptions } from './crm.js';
import type { CrmField } from './fields/field.js';

/** What the field is called in the admin's words, and what each CRM's API calls it. */
const types: { words: RegExp; apiTypes: Record<CrmKind, string> }[] = [
  {
    words: /^multiple checkboxes|^multi-select/,
    apiTypes: { hubspot: 'enumeration', salesforce: 'multipicklist', zoho: 'multiselectpicklist' },
  },
  {
    words: /^dropdown|^pick ?list/,
    apiTypes: { hubspot: 'enumeration', salesforce: 'picklist', zoho: 'picklist' },
  },
  { words: /^(single )?checkbox/, apiTypes: { hubspot: 'bool', salesforce: 'boolean', zoho: 'boolean' } },
  {
    words: /^date(\/| and )time/,
    apiTypes: { hubspot: 'datetime', salesforce: 'datetime', zoho: 'datetime' },
  },
  { words: /^(text|single[- ]line)/, apiTypes: { hubspot: 'string', salesforce: 'string', zoho: 'text' } },
];

/** Zoho: a single line holds 255 characters at most. */
const zohoSingleLine = 255;

/**
 * The custom fields that an admin creates who reads what the mapping says about them, such as "text (20), external
 * ID, unique". Throws when a description does not say what to create.
 */
export function customFieldsOfMapping(kind: CrmKind): NonNullable<CrmOptions['customFields']> {
  const table: CrmTable = tableOf(kind);
  const created: Record<string, Record<string, CrmField>> = {};
  for (const { object, field, label, custom } of [...table.in, ...table.out]) {
    const api = table.objects[object]?.api;
    if (custom === undefined || api === undefined) continue;
    created[api] = { ...created[api], [field]: { label, ...described(kind, custom) } };
  }
  return created;
}

function described(kind: CrmKind, description: string): Omit<CrmField, 'label'> {
  const type = types.find(({ words }) => words.test(description))?.apiTypes[kind];
  if (type === undefined) throw new Error(`"${description}" does not say which field to create.`);
  const values = / with the values (.+)$/.exec(description)?.[1]?.split(', ');
  const length = Number(/\((\d+)\)/.exec(description)?.[1] ?? (type === 'text' ? zohoSingleLine : 0));
  return {
    type,
    ...(values && { values, restricted: true }),
    ...(length > 0 && { length }),
    ...(/unique|no duplicate/.test(description) && { unique: true }),
    ...(/^multi/.test(description) && { multiple: true }),
  };
}
