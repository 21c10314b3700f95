import type { InputField } from '../../zapier/definition.js';
import type { CrmKind } from '../crm.js';
import type { CrmField } from '../fields/field.js';
import type { CrmRecord, Values } from '../rules.js';

/** How Zapier's app for one CRM shows that CRM's fields and records. */
export interface CrmForm {
  /** The type of the input that stands for a field. */
  input(field: CrmField): Pick<InputField, 'type' | 'list'>;
  /** What was filled in, as the CRM's API takes it. */
  value(field: CrmField, filled: unknown): unknown;
  /** A record as actions and searches give it. */
  output(record: CrmRecord): Values;
  /** A record as the trigger gives it. */
  item(record: CrmRecord): Values;
  /** Where a person finds a field in what actions and searches give. */
  path(name: string, field: CrmField): string;
  /** Where the fields are in an item of the trigger: the path up to them. */
  itemRoot: '' | 'properties.';
  /** What tells one item of the trigger from another. */
  itemKeys: string[];
}

/** HubSpot's internal names, everything as text. Its trigger gives the shape of the API (CRM v3). */
const hubspot: CrmForm = {
  input: ({ type }) => (type === 'association' ? { list: true } : { type: 'string' }),
  value: (_field, filled) => filled,
  output: (record) => ({ id: record.hs_object_id, ...record }),
  item: (record) => ({
    id: record.hs_object_id,
    properties: record,
    createdAt: record.createdate ?? record.hs_createdate,
    updatedAt: record.lastmodifieddate ?? record.hs_lastmodifieddate,
    archived: false,
  }),
  path: (name) => name,
  itemRoot: 'properties.',
  itemKeys: ['id', 'updatedAt'],
};

const salesforceTypes: Record<string, string> = {
  boolean: 'boolean',
  int: 'integer',
  double: 'number',
  currency: 'number',
  percent: 'number',
  date: 'datetime',
  datetime: 'datetime',
};

/** Salesforce's API names; Zapier shows `Tags__c` as `c` inside `Tags`, because `__` is how it nests. */
const salesforce: CrmForm = {
  input: ({ type }) => ({ type: salesforceTypes[type] ?? 'string' }),
  value: (_field, filled) => filled,
  output: nested,
  item: nested,
  path: (name) => name.replaceAll('__', '.'),
  itemRoot: '',
  itemKeys: ['Id', 'LastModifiedDate'],
};

const zohoTypes: Record<string, Pick<InputField, 'type' | 'list'>> = {
  boolean: { type: 'boolean' },
  integer: { type: 'integer' },
  double: { type: 'number' },
  currency: { type: 'number' },
  date: { type: 'datetime' },
  datetime: { type: 'datetime' },
  multiselectpicklist: { list: true },
  tags: { list: true },
};

/** Zoho's API names; tags are filled in as names. */
const zoho: CrmForm = {
  input: ({ type }) => zohoTypes[type] ?? { type: 'string' },
  value: ({ type }, filled) => (type === 'tags' ? (filled as string[]).map((name) => ({ name })) : filled),
  output: nested,
  item: nested,
  // Tags are line items with a name each.
  path: (name, { type }) => (type === 'tags' ? `${name}.name` : name),
  itemRoot: '',
  itemKeys: ['id', 'Modified_Time'],
};

const forms: Record<CrmKind, CrmForm> = { hubspot, salesforce, zoho };

export function formOf(kind: CrmKind): CrmForm {
  return forms[kind];
}

/** Values whose key has `__` in it, inside each other as Zapier shows them. */
function nested(record: CrmRecord): Values {
  const shown: Values = {};
  for (const [name, value] of Object.entries(record)) {
    const parts = name.split('__');
    const last = parts.pop() as string;
    let place = shown;
    for (const part of parts) {
      place[part] = typeof place[part] === 'object' && place[part] !== null ? place[part] : {};
      place = place[part] as Values;
    }
    place[last] = value;
  }
  return shown;
}
