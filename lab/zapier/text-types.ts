import type { InputField } from './definition.js';

/** What a person typed or mapped, as the type the field asks for; `undefined` when nothing is left of it. */
export function typed(value: unknown, field: Pick<InputField, 'type'>): unknown {
  if (typeof value !== 'string') return asText(value, field);
  switch (field.type) {
    case 'integer':
      return value.trim() === '' ? undefined : Math.trunc(decimal(value));
    case 'number':
      return value.trim() === '' ? undefined : decimal(value);
    case 'boolean':
      return value.trim() === '' ? undefined : truth(value);
    default:
      return value;
  }
}

/** A number mapped to a text field arrives as text; so does a list mapped whole. */
function asText(value: unknown, { type }: Pick<InputField, 'type'>): unknown {
  const wantsText = type === undefined || ['string', 'text', 'file', 'password', 'datetime'].includes(type);
  if (!wantsText || value === null || value === undefined) return value;
  if (Array.isArray(value)) return value.map((part) => written(part)).join(',');
  return written(value);
}

/** A value inside a text: objects as JSON, nothing as an empty text. */
export function written(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const noWords = new Set(['no', 'n', 'false', 'f', 'never', '0', 'none', 'nil', 'null', 'nope']);

/** Zapier reads any text as yes, except the usual words for no. */
function truth(text: string): boolean {
  return !noWords.has(text.trim().toLowerCase());
}

/** The digits of the text as a number; 0 when it has none. */
function decimal(text: string): number {
  const digits = text.replace(/[^0-9.-]/g, '').replace(/[.-]$/, '');
  const number = Number.parseFloat(digits);
  return Number.isNaN(number) ? 0 : number;
}
