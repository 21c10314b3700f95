import { partsOf } from './parts.js';
import type { Template, TemplateValues } from './template.js';

/**
 * The message as the customer will see it, as plain text: header, offer, body and footer with a line between them,
 * then a line for each button, then the cards. A value that is missing shows as its variable in brackets.
 */
export function preview(template: Template, values: TemplateValues): string {
  const { buttons, cards, texts } = partsOf(template);
  const seen = texts.map((part) => part.preview(values));
  const taps = buttons.map((part) => part.preview(values)).join('\n');
  const swipes = cards.map((part) => part.preview(values));
  return [...seen, taps, ...swipes].filter((text) => text !== '').join('\n\n');
}
