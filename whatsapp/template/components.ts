import type { SentComponent } from './part.js';
import { partsOf } from './parts.js';
import type { Template, TemplateValues } from './template.js';

export type { SentComponent, SentParameter } from './part.js';

/**
 * The `components` of the message to send: one parameter per variable, buttons under their true index. Parts that
 * need nothing are left out. The values must have passed `check`.
 */
export function componentsOf(template: Template, values: TemplateValues): SentComponent[] {
  const { texts, buttons } = partsOf(template);
  return [...texts, ...buttons].flatMap((part) => part.components(values));
}
