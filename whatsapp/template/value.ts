import type { TemplateValues } from './template.js';

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

/** How many characters a person would count. */
export function lengthOf(text: string): number {
  return [...text].length;
}

function written(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(written).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
