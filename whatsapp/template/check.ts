import type { Problem } from './part.js';
import { allPartsOf } from './parts.js';
import type { Template, TemplateValues } from './template.js';

export type { Problem } from './part.js';

/**
 * Everything about the values that WhatsApp would refuse, all at once; empty when the message can go out. `now` is in
 * ms since 1970: an offer must end after it.
 */
export function check(template: Template, values: TemplateValues, now: number = Date.now()): Problem[] {
  return allPartsOf(template).flatMap((part) => part.problems(values, now));
}
