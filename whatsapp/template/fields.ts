import type { TemplateField } from './part.js';
import { partsOf } from './parts.js';
import type { Template } from './template.js';

export type { TemplateField } from './part.js';

/** What a person fills in before the template can be sent, in reading order. A variable used twice is one field. */
export function fieldsOf(template: Template): TemplateField[] {
  const { texts, buttons } = partsOf(template);
  return [...texts, ...buttons].flatMap((part) => part.fields);
}

/** What in the template cannot be sent yet, such as `a carousel of cards`; empty when all of it can. */
export function unsupportedParts(template: Template): string[] {
  return [...new Set(partsOf(template).unsupported)];
}
