import type { TemplateCategory, TemplateComponent, TemplateNode } from './node.js';

/** Why a template was rejected, as the webhook tells it. */
export interface Rejection {
  reason: string;
  info?: { reason: string; recommendation: string };
}

/** What a review comes to. */
export interface Decision {
  /** The category that the reviewer holds for right. */
  category: TemplateCategory;
  /** Null when the template is approved. */
  rejection: Rejection | null;
}

const PROMOTIONAL =
  /\b(discount|sale|promo(tion)?|special offer|limited time|deals?|coupon|voucher|(buy|shop|order) now|% off|free gift)\b|\d+\s?% off/i;

/**
 * Decides on a template as Meta's reviewers might: neighbouring variables are refused, promotion in a utility template
 * makes it marketing, and a name with `reject` in it is refused, so that a rejection can be tried.
 */
export function reviewOf(template: TemplateNode): Decision {
  const texts = textsIn(template.components);
  const promotes = template.category === 'UTILITY' && texts.some((text) => PROMOTIONAL.test(text));
  return { category: promotes ? 'MARKETING' : template.category, rejection: rejectionOf(template, texts) };
}

function rejectionOf(template: TemplateNode, texts: readonly string[]): Rejection | null {
  if (template.name.includes('reject')) return { reason: 'ABUSIVE_CONTENT' };
  if (!texts.some((text) => /\}\}\s*\{\{/.test(text))) return null;
  return {
    reason: 'INVALID_FORMAT',
    info: {
      reason: 'The template has variables with nothing between them.',
      recommendation: 'Write words between the variables, and submit the template again.',
    },
  };
}

function textsIn(components: readonly TemplateComponent[]): string[] {
  return components.flatMap(({ buttons = [], cards = [], text }) => [
    ...(text === undefined ? [] : [text]),
    ...buttons.flatMap((button) => (button.text === undefined ? [] : [button.text])),
    ...cards.flatMap((card) => textsIn(card.components)),
  ]);
}
