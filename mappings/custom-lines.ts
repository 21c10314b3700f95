import { listOf } from '../whatsapp/json.js';
import { valueAt } from './facts.js';
import { safeKey } from './keys.js';
import { isPath, pathsOf, type LineKind } from './paths.js';
import { shortened, written } from './transforms/texts.js';

/** What a user added to a mapping: the name of the CRM’s field, and the path of the value, such as `order_total`. */
export type Lines = Readonly<Record<string, string>>;

/** No field of the three CRMs takes more. */
const LONGEST = 65_536;

/** A sentence for each line that cannot be used; none when all can. */
export function lineProblems(lines: Lines, kind: LineKind): string[] {
  const names = Object.keys(lines);
  return Object.entries(lines).flatMap(([field, path]) => {
    const wanted = plainPath(path);
    if (safeKey(field) === '')
      return [`A line for “${wanted}” names no field. Write the CRM’s field on its left.`];
    const first = names.find((name) => safeKey(name) === safeKey(field)) ?? field;
    if (first !== field) return [`“${first}” and “${field}” become one field. Change one of the two names.`];
    if (isPath(kind, wanted)) return [];
    return [
      wanted === ''
        ? `“${field}” has no value: write on its right where the value is. There is: ${pathsOf(kind).join(', ')}.`
        : `“${field}”: there is no “${wanted}”. There is: ${pathsOf(kind).join(', ')}.`,
    ];
  });
}

/** The outputs that lines add, by key, labelled as the user wrote them. */
export function lineOutputs(lines: Lines): { key: string; label: string }[] {
  return Object.keys(lines).map((field) => ({ key: lineKey(field), label: field }));
}

/** The values of the lines; null where the item has none, and for a line that cannot be used. */
export function customLines(
  lines: Lines,
  kind: LineKind,
  item: unknown,
): Record<string, string | number | boolean | null> {
  return Object.fromEntries(
    Object.entries(lines).map(([field, path]) => {
      const wanted = plainPath(path);
      return [lineKey(field), isPath(kind, wanted) ? valueOf(valueAt(item, wanted)) : null];
    }),
  );
}

function lineKey(field: string): string {
  return `line_${safeKey(field)}`;
}

/** People write paths as they see them: in double braces, or with the arrows and underscores of the editor. */
function plainPath(path: unknown): string {
  return written(path)
    .replace(/^\{\{|\}\}$/g, '')
    .replaceAll('__', '.')
    .replace(/\s*[.→>]\s*/g, '.')
    .trim();
}

function valueOf(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value) && listOf(value).every((entry) => typeof entry !== 'object')) {
    return listOf(value).map(written).join(', ');
  }
  const text = typeof value === 'object' ? JSON.stringify(value) : written(value);
  return shortened(text, LONGEST, () => undefined) || null;
}
