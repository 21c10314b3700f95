import type { CrmField } from '../fields/field.js';
import type { CrmRecord, Look } from '../rules.js';
import { isEmail } from '../value-shapes.js';
import { refusal } from './refusal.js';

/** What a lookup needs: the module that `$se_module` names, and the records there are. */
export interface Surroundings {
  module: unknown;
  look: Look;
}

/** Tags a record can have (Zoho, Enterprise), and characters a tag can have. */
const tagLimits = { record: 10, characters: 25 };

/** The value as Zoho keeps it; throws what its API answers when it does not take it. */
export function keptValue(name: string, field: CrmField, value: unknown, around: Surroundings): unknown {
  if (value === null || value === undefined || value === '') return field.type === 'boolean' ? false : null;
  const wrong = (expected: string) =>
    refusal('INVALID_DATA', 'invalid data', { expected_data_type: expected, api_name: name });
  switch (field.type) {
    case 'boolean':
      if (typeof value !== 'boolean') throw wrong('boolean');
      return value;
    case 'integer':
      if (!Number.isInteger(value)) throw wrong('integer');
      return value;
    case 'double':
    case 'currency':
      if (typeof value !== 'number') throw wrong('double');
      return value;
    case 'tags':
      if (!isList(value, isNamed)) throw wrong('jsonarray');
      return keptTags(name, value);
    case 'multiselectpicklist':
      if (!isList(value, isText)) throw wrong('jsonarray');
      return value.map((choice) => keptText(name, field, choice));
    case 'lookup':
      if (idOf(value) === null) throw wrong('jsonobject');
      return keptLookup(name, field, value, around);
    case 'ownerlookup':
      if (idOf(value) === null) throw wrong('jsonobject');
      return value;
    default:
      if (typeof value !== 'string') throw wrong(field.type === 'picklist' ? 'text' : field.type);
      if (!isShaped(field.type, value)) throw wrong(field.type);
      return keptText(name, field, value);
  }
}

function isShaped(type: string, text: string): boolean {
  if (type === 'email') return isEmail(text);
  if (type === 'date') return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  // An offset, and no milliseconds (Zoho CRM API, v8).
  if (type === 'datetime') return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(text);
  return true;
}

function keptText(name: string, { length, values, restricted }: CrmField, text: string): string {
  if (length !== undefined && text.length > length) {
    throw refusal('INVALID_DATA', 'invalid data', { maximum_length: length, api_name: name });
  }
  if (restricted && !values?.includes(text)) {
    throw refusal('INVALID_DATA', 'invalid data', { expected_data_type: 'text', api_name: name });
  }
  return text;
}

function keptTags(name: string, tags: { name: string }[]): { name: string }[] {
  if (tags.some((tag) => tag.name.length > tagLimits.characters)) {
    throw refusal('INVALID_DATA', 'invalid data', { maximum_length: tagLimits.characters, api_name: name });
  }
  if (tags.length > tagLimits.record) {
    throw refusal('LIMIT_EXCEEDED', 'tag limit exceeded', { limit: tagLimits.record, api_name: name });
  }
  return tags.map((tag) => ({ name: tag.name }));
}

/** Kept as Zoho reads it back: `{ name, id }`. Which module it is in: the value's own word, else `$se_module`. */
function keptLookup(name: string, field: CrmField, value: unknown, { module, look }: Surroundings): unknown {
  const id = idOf(value) ?? '';
  const own = (value as { module?: { api_name?: unknown } }).module?.api_name;
  const named = own ?? module;
  const needsModule = name === 'Parent_Id' || name === 'What_Id';
  if (needsModule && named === undefined) {
    throw refusal('MANDATORY_NOT_FOUND', 'required field not found', { api_name: '$se_module' });
  }
  const modules = needsModule ? [String(named)] : (field.references ?? []);
  const found = modules.map((one) => look(one, id)).find((record) => record !== null);
  if (!found) throw refusal('INVALID_DATA', 'the id given seems to be invalid', { api_name: name });
  return { name: titleOf(found), id };
}

function titleOf(record: CrmRecord): unknown {
  return record.Full_Name ?? record.Account_Name ?? record.Deal_Name ?? record.Subject ?? null;
}

function idOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const id = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : undefined;
  return typeof id === 'string' ? id : null;
}

function isList<Part>(value: unknown, isPart: (part: unknown) => part is Part): value is Part[] {
  return Array.isArray(value) && value.every(isPart);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNamed(value: unknown): value is { name: string } {
  return typeof value === 'object' && value !== null && isText((value as { name?: unknown }).name);
}
