import { CrmError } from '../crm-error.js';
import type { CrmField } from '../fields/field.js';
import type { Look } from '../rules.js';
import { isEmail, zonedTime } from '../value-shapes.js';
import { isoInstant } from './derived-fields.js';
import { fullId, prefixOf } from './record-id.js';

/** The value as Salesforce keeps it; throws what its API answers when it does not take it. */
export function keptValue(name: string, field: CrmField, value: unknown, look: Look): unknown {
  if (value === null || value === undefined) return field.type === 'boolean' ? false : null;
  if (typeof value === 'object') throw cannotRead(name, field, value);
  const text = String(value);
  switch (field.type) {
    case 'boolean':
      if (text !== 'true' && text !== 'false') throw cannotRead(name, field, value);
      return text === 'true';
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      if (text.trim() === '' || !Number.isFinite(Number(text))) throw cannotRead(name, field, value);
      return Number(text);
    case 'date':
      if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text)))
        throw cannotRead(name, field, value);
      return text;
    case 'datetime': {
      const time = zonedTime(text);
      if (time === null) throw cannotRead(name, field, value);
      return isoInstant(time);
    }
    default:
      return text === '' ? null : keptText(name, field, text, look);
  }
}

function keptText(name: string, field: CrmField, text: string, look: Look): string {
  const { label, type, length } = field;
  if (type === 'reference') return keptReference(name, field, text, look);
  if (length !== undefined && text.length > length) {
    const message = `${label}: data value too large: ${text} (max length=${length})`;
    throw new CrmError('STRING_TOO_LONG', message, name);
  }
  if (type === 'email' && !isEmail(text)) {
    throw new CrmError('INVALID_EMAIL_ADDRESS', `${label}: invalid email address: ${text}`, name);
  }
  const choices = type === 'multipicklist' ? text.split(';') : [text];
  const stranger = field.restricted && choices.find((choice) => !field.values?.includes(choice));
  if (typeof stranger === 'string') {
    const message = `${label}: bad value for restricted picklist field: ${stranger}`;
    throw new CrmError('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, name);
  }
  return text;
}

/** The first three characters of an id tell its object. */
function keptReference(name: string, { label, references }: CrmField, text: string, look: Look): string {
  const id = fullId(text);
  const object = references?.find((one) => id?.startsWith(prefixOf(one)));
  if (id === null || (references && !object)) {
    throw new CrmError('MALFORMED_ID', `${label}: id value of incorrect type: ${text}`, name);
  }
  if (object && !look(object, id)) {
    throw new CrmError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', name);
  }
  return id;
}

function cannotRead(name: string, { type }: CrmField, value: unknown): CrmError {
  const token = Array.isArray(value) ? 'START_ARRAY' : `VALUE_${typeof value}`.toUpperCase();
  const shown = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return new CrmError(
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${type} from ${token} value ${shown} or request may be missing a required field`,
    name,
  );
}
