import type { Problem } from './template/part.js';
import type { ExistingTemplate, TemplateDraft } from './template-draft.js';
import { ruleBreaches } from './template-lint/rules.js';

export interface Findings {
  /** Meta would refuse or reject the template. */
  errors: Problem[];
  /** Meta may reject the template, or change its category. */
  warnings: Problem[];
}

/**
 * What is known before a template is submitted for review: every rule of Meta's that can be checked here (Cloud API:
 * template components, template review), all at once. `existing` are the templates the account has.
 */
export function lint(draft: TemplateDraft, existing: readonly ExistingTemplate[] = []): Findings {
  const breaches = ruleBreaches(draft, existing);
  const of = (severity: 'error' | 'warning') =>
    breaches
      .filter((breach) => breach.severity === severity)
      .map(({ key, label, message }) => ({ key, label, message }));
  return { errors: of('error'), warnings: of('warning') };
}
