import type { Data } from './app-call.js';
import type { InputField } from './definition.js';
import { typed } from './text-types.js';

/** The step's input as the app gets it, or the required fields that nobody filled. */
export interface ResolvedInput {
  inputData: Data;
  missing: InputField[];
}

/**
 * What a person filled in, as Zapier hands it to the app: defaults for fields never touched, each value in its
 * field's type, lists as lists. With `clean`, empty values are taken out (flag `cleanInputData`).
 */
export function resolveInput(filled: Data, fields: InputField[], clean: boolean): ResolvedInput {
  const inputData: Data = {};
  const missing: InputField[] = [];
  for (const field of fields.flatMap(withoutGroups)) {
    if (field.type === 'copy' || field.computed) continue;
    const value = resolveField(filled[field.key] ?? field.default, field, clean);
    if (field.required && empty(value)) missing.push(field);
    if (value !== undefined && !(clean && empty(value))) inputData[field.key] = value;
  }
  for (const field of fields.filter(({ children }) => children)) {
    const items = lineItems(filled, field, clean);
    if (items.length > 0) inputData[field.key] = items;
  }
  return { inputData, missing };
}

function withoutGroups(field: InputField): InputField[] {
  return field.children ? [] : [field];
}

function resolveField(value: unknown, field: InputField, clean: boolean): unknown {
  if (value === undefined) return undefined;
  if (field.list) {
    const parts = (Array.isArray(value) ? value : [value]).map((part) => typed(part, field));
    const kept = parts.filter((part) => part !== undefined && !(clean && empty(part)));
    return kept;
  }
  if (field.dict) return value;
  return typed(value, field);
}

/** Line items: one object a line, or one list a child, which are read side by side. */
function lineItems(filled: Data, parent: InputField, clean: boolean): Data[] {
  const children = parent.children ?? [];
  const given = filled[parent.key];
  if (Array.isArray(given)) {
    return given.map((line) => resolveInput(line as Data, children, clean).inputData);
  }
  const columns = children.map(({ key }) => {
    const column = filled[key];
    return Array.isArray(column) ? column : column === undefined ? [] : [column];
  });
  const lines = Math.max(0, ...columns.map((column) => column.length));
  return Array.from(
    { length: lines },
    (_none, line) =>
      resolveInput(
        Object.fromEntries(children.map(({ key }, index) => [key, columns[index]?.[line]])),
        children,
        clean,
      ).inputData,
  );
}

function empty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
