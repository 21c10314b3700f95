import type { CrmField } from '../fields/field.js';
import type { Look } from '../rules.js';
import { isEmail, zonedTime } from '../value-shapes.js';

/** One value that HubSpot refuses, as its API lists them. */
export interface Problem {
  name: string;
  error: string;
  message: string;
}

/** What HubSpot has against a value of a property; null when nothing. `field` is undefined for no property at all. */
export function problemOf(
  name: string,
  field: CrmField | undefined,
  value: unknown,
  look: Look,
): Problem | null {
  const problem = (error: string, message: string) => ({ name, error, message });
  if (!field) return problem('PROPERTY_DOESNT_EXIST', `Property "${name}" does not exist`);
  if (field.readOnly) {
    return problem('READ_ONLY_VALUE', `"${name}" is a read only property; its value cannot be set.`);
  }
  if (field.type === 'association') return strangerAmong(name, field, value, look);
  if (typeof value === 'object' && value !== null) {
    return problem('INVALID_JSON', `Cannot deserialize value of type String for "${name}"`);
  }
  const text = asText(value);
  if (text === '') return null;
  if (field.type === 'string' || field.type === 'phone_number') return problemOfText(name, field, text);
  if (text.trim() !== text) {
    return problem('LEADING_TRAILING_WHITESPACE', `"${text}" includes leading or trailing whitespace.`);
  }
  switch (field.type) {
    case 'number':
      return Number.isFinite(Number(text))
        ? null
        : problem('INVALID_NUMBER', `${text} was not a valid number.`);
    case 'datetime':
      return instant(text) === null ? problem('INVALID_LONG', `${text} was not a valid long.`) : null;
    case 'date':
      return midnight(text) === null ? problem('INVALID_DATE', notMidnight(text)) : null;
    default: {
      const options = field.type === 'bool' ? ['true', 'false'] : field.values;
      const stranger = options && chosen(field, text).find((option) => !options.includes(option));
      if (stranger === undefined) return null;
      const list = `[${options?.join(', ')}]`;
      return problem('INVALID_OPTION', `${stranger} was not one of the allowed options: ${list}`);
    }
  }
}

/** The value as HubSpot keeps it: text, or null for nothing. */
export function keptProperty(field: CrmField, value: unknown, before: unknown): unknown {
  if (field.type === 'association') return [...new Set([...((before as string[]) ?? []), ...idsOf(value)])];
  const text = asText(value);
  if (text === '') return null;
  if (field.type === 'datetime') return new Date(instant(text) ?? 0).toISOString();
  if (field.type === 'date') return new Date(midnight(text) ?? 0).toISOString().slice(0, 10);
  if (!field.multiple) return text;
  // A `;` in front adds to what is there (HubSpot, properties guide).
  const kept = text.startsWith(';') && typeof before === 'string' ? before.split(';') : [];
  return [...new Set([...kept, ...chosen(field, text)])].join(';');
}

function asText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

function problemOfText(name: string, { length }: CrmField, text: string): Problem | null {
  if (name === 'email' && !isEmail(text)) {
    return { name, error: 'INVALID_EMAIL', message: `Email address ${text} is invalid` };
  }
  if (length === undefined || text.length <= length) return null;
  return { name, error: 'VALUE_TOO_LONG', message: `The value is longer than ${length} characters.` };
}

function chosen({ multiple }: CrmField, text: string): string[] {
  return multiple ? text.split(';').filter((option, index) => index > 0 || option !== '') : [text];
}

function strangerAmong(name: string, field: CrmField, value: unknown, look: Look): Problem | null {
  const objects = field.references ?? [];
  const stranger = idsOf(value).find((id) => !objects.some((object) => look(object, id)));
  if (stranger === undefined) return null;
  return { name, error: 'INVALID_OBJECT_IDS', message: `No ${objects.join(' or ')} have the id ${stranger}` };
}

function idsOf(value: unknown): string[] {
  const parts = Array.isArray(value) ? value : asText(value).split(/[;,]/);
  return parts.map((part) => asText(part).trim()).filter((id) => id !== '');
}

/** Epoch milliseconds, or ISO 8601 with a zone. */
function instant(text: string): number | null {
  return /^-?\d+$/.test(text) ? Number(text) : zonedTime(text);
}

const dayMs = 86_400_000;

/** A day: `YYYY-MM-DD`, or epoch milliseconds at midnight UTC. */
function midnight(text: string): number | null {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : instant(text);
  return time === null || Number.isNaN(time) || time % dayMs !== 0 ? null : time;
}

function notMidnight(text: string): string {
  const time = instant(text);
  if (time === null) return `${text} was not a valid long.`;
  return `${text} is at ${new Date(time).toISOString().slice(11, 23)} UTC, not midnight!`;
}
