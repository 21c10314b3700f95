import type { Problem } from './part.js';
import { partsOf } from './parts.js';
import type { Template, TemplateValues } from './template.js';

export type { Problem } from './part.js';

/** Everything about the values that WhatsApp would refuse, all at once; empty when the message can go out. */
export function check(template: Template, values: TemplateValues): Problem[] {
  const { texts, buttons } = partsOf(template);
  return [...texts, ...buttons].flatMap((part) => part.problems(values));
}
