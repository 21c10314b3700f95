import type { Data } from './app-call.js';
import { written } from './text-types.js';

/** Replaces `{{step.path}}` references in a step's input by what earlier steps gave. */
export function mapped(value: unknown, steps: Record<string, unknown>): unknown {
  if (typeof value === 'string') return mappedText(value, steps);
  if (Array.isArray(value)) return value.flatMap((part) => spread(mapped(part, steps)));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value as Data).map(([key, part]) => [key, mapped(part, steps)]));
  }
  return value;
}

const reference = /\{\{\s*([^{}]+?)\s*\}\}/g;

function mappedText(text: string, steps: Record<string, unknown>): unknown {
  const whole = /^\{\{\s*([^{}]+?)\s*\}\}$/.exec(text);
  if (whole?.[1] !== undefined) return at(steps, whole[1]) ?? '';
  return text.replace(reference, (_all, path: string) => inText(at(steps, path)));
}

function inText(value: unknown): string {
  return Array.isArray(value) ? value.map((part) => written(part)).join(',') : written(value);
}

/** A line-item field mapped to a list field fills the list. */
function spread(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** The value at `a.b.0.c`; a key asked of a list gives that key of every item (line items). */
function at(root: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    if (Array.isArray(value) && !/^\d+$/.test(key)) return value.map((item) => child(item, key));
    return child(value, key);
  }, root);
}

function child(value: unknown, key: string): unknown {
  if (value === null || typeof value !== 'object') return undefined;
  return Object.hasOwn(value, key) ? (value as Data)[key] : undefined;
}
