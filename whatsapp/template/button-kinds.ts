import { catalogButton } from './button-catalog.js';
import { codeButton } from './button-code.js';
import { flowButton } from './button-flow.js';
import { productsButton } from './button-products.js';
import { replyButton } from './button-reply.js';
import { hasSuffix, urlButton } from './button-url.js';
import { fixedPart, type Part, type Place } from './part.js';
import type { TemplateButton } from './template.js';
import { unknownPart } from './unknown.js';

/** The kinds of button, by Meta's `type`. */
const BUTTONS: ReadonlyMap<string, (place: Place, button: TemplateButton, index: number) => Part> = new Map([
  ['QUICK_REPLY', replyButton],
  ['URL', linkButton],
  ['COPY_CODE', codeButton],
  ['FLOW', flowButton],
  ['CATALOG', catalogButton],
  ['MPM', productsButton],
  ['SPM', (_place, button) => fixedPart(`[${button.text ?? 'View'}]`)],
  ['PHONE_NUMBER', (_place, button) => fixedPart(`[${button.text ?? 'Call'}: ${button.phone_number ?? ''}]`)],
  ['VOICE_CALL', (_place, button) => fixedPart(`[${button.text ?? 'Call'}]`)],
  ['REQUEST_CONTACT_INFO', (_place, button) => fixedPart(`[${button.text ?? 'Share contact'}]`)],
]);

export function buttonPart(place: Place, button: TemplateButton, index: number): Part {
  const kind = button.type.toUpperCase();
  const make = BUTTONS.get(kind);
  if (make) return make(place, button, index);
  return unknownPart(place, `BUTTON ${kind}`, button.text && `[${button.text}]`);
}

function linkButton(place: Place, button: TemplateButton, index: number): Part {
  return hasSuffix(button)
    ? urlButton(place, button, index)
    : fixedPart(`[${button.text ?? 'Link'}: ${button.url ?? ''}]`);
}
