import { invalidParameter } from '../graph-error.js';
import { checkButtons } from './button-rules.js';
import { checkAuthentication, checkCarousel, checkOffer } from './kind-rules.js';
import type { TemplateComponent, TemplateNode } from './node.js';
import { checkBody, checkFooter, checkHeader } from './part-rules.js';
import { missingField, refusedParameter } from './refusal.js';
import type { TextRules } from './text-rules.js';

const LONGEST_BODY = 1024;

const TYPES = [
  'HEADER',
  'BODY',
  'FOOTER',
  'BUTTONS',
  'CAROUSEL',
  'LIMITED_TIME_OFFER',
  'CALL_PERMISSION_REQUEST',
];

/**
 * Holds the components of a new or edited template against Meta's rules (Cloud API: template components).
 * @throws GraphError 100, most with a subcode that says which rule.
 */
export function checkComponents(
  components: readonly TemplateComponent[],
  category: TemplateNode['category'],
  rules: TextRules,
): void {
  const part = (type: string) => components.find((component) => component.type === type);
  components.forEach((component, index) => {
    if (!TYPES.includes(component.type)) {
      throw invalidParameter(
        `(#100) Param components[${index}]['type'] must be one of {${TYPES.join(', ')}} - got "${component.type}".`,
      );
    }
    if (components.findIndex(({ type }) => type === component.type) !== index) {
      throw refusedParameter('Invalid components', `There is more than one ${component.type} component.`);
    }
  });
  const buttons = part('BUTTONS')?.buttons ?? [];
  checkButtons(buttons, category, 'components');
  if (category === 'AUTHENTICATION') return checkAuthentication(components);

  const body = part('BODY');
  if (!body) throw missingField('BODY', 'text');
  checkBody(body, rules, LONGEST_BODY);
  const header = part('HEADER');
  if (header) checkHeader(header, rules);
  const footer = part('FOOTER');
  if (footer) checkFooter(footer);
  checkOffer(components, category);
  checkCarousel(part('CAROUSEL'), category, rules);
}
