import type { ExistingTemplate, TemplateDraft } from '../template-draft.js';
import type { Breach } from './breach.js';

/** Every rule that a draft breaks, in the order in which a person fills a draft in. */
export function ruleBreaches(_draft: TemplateDraft, _existing: readonly ExistingTemplate[]): Breach[] {
  return [];
}
