import { isObject } from '../whatsapp/json.js';
import { fieldKey } from './keys.js';
import type { CrmTable, OutRow } from './table.js';
import { plain } from './transforms/readers.js';

/** A record of a CRM, in whatever form it was handed over. */
export interface CrmRecord {
  /** The value of a row’s field; undefined when the record does not have it. */
  valueOf(row: OutRow): unknown;
}

/**
 * Reads a record as our own steps hand it over, by the keys of `mappingInputs`, or as the CRM or Zapier does, by API
 * names: flat, inside `properties` (HubSpot), with related records as objects, or flattened with two underscores.
 * `object` (a key of the table’s objects) says what a record of the second kind is; otherwise it is found out.
 */
export function readRecord(table: CrmTable, record: unknown, object?: string): CrmRecord {
  const given = isObject(record) ? record : {};
  const own = table.out.some((row) => Object.hasOwn(given, fieldKey(table.crm, row.object, row.field)));
  if (own) return { valueOf: (row) => memberOf(given, fieldKey(table.crm, row.object, row.field)) };
  const kind = object ?? objectOf(table, given);
  return { valueOf: (row) => (row.object === kind ? fieldOf(given, row.field) : undefined) };
}

/** The object of a record: it says so itself, or its id does (Salesforce), or most of its fields are of one. */
function objectOf(table: CrmTable, record: Record<string, unknown>): string | undefined {
  const attributes = memberOf(record, 'attributes');
  const said = plain([memberOf(record, 'object'), isObject(attributes) ? attributes['type'] : undefined]);
  const id = plain(memberOf(record, 'Id'));
  const objects = Object.entries(table.objects);
  const found = objects.find(
    ([key, { api, idPrefix }]) => said === key || said === api || (idPrefix && id.startsWith(idPrefix)),
  );
  if (found) return found[0];
  const known = (key: string) =>
    table.out.filter((row) => row.object === key && fieldOf(record, row.field) !== undefined).length;
  const [best] = objects
    .map(([key]) => ({ key, fields: known(key) }))
    .sort((one, other) => other.fields - one.fields);
  return best?.key;
}

/** A field by its API name or path: `Owner.name` may be nested or come as `Owner__name`. */
function fieldOf(record: Record<string, unknown>, field: string): unknown {
  const properties = memberOf(record, 'properties');
  const flat = field.replaceAll('.', '__');
  const ways = [
    memberOf(record, field),
    isObject(properties) ? memberOf(properties, field) : undefined,
    memberOf(record, flat),
    memberOf(record, `properties__${flat}`),
    memberOf(record, `properties__${flat}__value`),
    nested(record, flat.split('__')),
    // Zapier’s HubSpot steps name the id of a record so, and Salesforce’s “updated field” trigger.
    /^(?:hs_object_id|Id)$/.test(field)
      ? (memberOf(record, 'id') ?? memberOf(record, 'objectId'))
      : undefined,
  ];
  return ways.find((value) => value !== undefined);
}

/** Zapier shows `X__c` as `X` with a member `c`. */
function nested(record: Record<string, unknown>, path: string[]): unknown {
  if (path.length < 2) return undefined;
  return path.reduce<unknown>((value, name) => (isObject(value) ? memberOf(value, name) : undefined), record);
}

function memberOf(record: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
