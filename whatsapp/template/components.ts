import type { SentComponent } from './part.js';
import { allPartsOf } from './parts.js';
import type { Template, TemplateValues } from './template.js';

/**
 * The `components` of the message to send: one parameter per variable, buttons under their true index. Parts that
 * need nothing are left out. The values must have passed `check`.
 */
export function componentsOf(template: Template, values: TemplateValues): SentComponent[] {
  return allPartsOf(template).flatMap((part) => part.components(values));
}
