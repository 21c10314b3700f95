import type { TemplateField } from './part.js';
import { allPartsOf } from './parts.js';
import type { Template } from './template.js';

export type { TemplateField } from './part.js';

/** How many fields a step may have (Zapier: custom fields). */
const MOST_FIELDS = 1000;

/** What a person fills in before the template can be sent, in reading order. A variable used twice is one field. */
export function fieldsOf(template: Template): TemplateField[] {
  return allPartsOf(template).flatMap((part) => part.fields);
}

/** Sentences for the help text: which parts of the template are unknown here, and go out without values. */
export function notesOf(template: Template): string[] {
  return [...new Set(allPartsOf(template).flatMap((part) => part.notes ?? []))];
}

/** A sentence when the template has more fields than Zapier can show, else null. */
export function tooManyFields(template: Template): string | null {
  const count = fieldsOf(template).length;
  if (count <= MOST_FIELDS) return null;
  const written = (number: number) => number.toLocaleString('en-GB');
  return `The template ${template.name} has ${written(count)} fields, and Zapier shows at most ${written(MOST_FIELDS)}. Choose a template with fewer variables or cards.`;
}
