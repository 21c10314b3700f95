import { isObject } from '../json.js';
import type { TemplateButton, TemplateValues } from './template.js';

/**
 * What was typed or mapped into a field, as text without space around it; empty when there is nothing. Several
 * values, as a line-item field gives them, are joined with commas.
 */
export function valueOf(values: TemplateValues, key: string): string {
  return Object.hasOwn(values, key) ? written(values[key]).trim() : '';
}

/** The number in a field, null when it is not one. A decimal comma is understood. */
export function numberIn(values: TemplateValues, key: string): number | null {
  const text = valueOf(values, key).replace(',', '.');
  return /^[+-]?\d+(\.\d*)?$/.test(text) ? Number(text) : null;
}

/** The entries of a field with one on each line. Commas part them too, as Zapier joins several values with commas. */
export function linesOf(values: TemplateValues, key: string): string[] {
  const value = Object.hasOwn(values, key) ? values[key] : '';
  const texts = Array.isArray(value) ? value.map(written) : [written(value)];
  return texts
    .flatMap((text) => text.split(/[\n\r,]/))
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The object in a field that holds JSON, or null when it holds none. */
export function objectIn(values: TemplateValues, key: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(valueOf(values, key));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** How many characters a person would count. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** The value with which Meta reviewed a button, empty when it has none. */
export function exampleOf({ example = '' }: TemplateButton): string {
  return (Array.isArray(example) ? example[0] : example) ?? '';
}

function written(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(written).join(', ');
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
