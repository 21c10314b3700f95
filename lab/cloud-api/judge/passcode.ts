import { whatsAppError } from '../graph-error.js';
import type { TemplateButton, TemplateComponent } from '../templates/node.js';

const LONGEST_CODE = 15;
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
const LINK = /:\/\/|\bwww\./i;

/** Graph lists the button of a passcode as OTP, or as a link to this place. */
const OTP_LINK = /^https:\/\/(www\.)?whatsapp\.com\/otp\//i;

/** Whether these components carry a one-time passcode: their text is Meta's own, with one variable. */
export function carriesPasscode(components: readonly TemplateComponent[], category: string): boolean {
  const body = components.find((component) => component.type.toUpperCase() === 'BODY');
  return (
    components.some((component) => component.buttons?.some(isPasscode)) ||
    (category === 'AUTHENTICATION' && body?.text === undefined)
  );
}

/**
 * Judges the code of an authentication template, which the text and the button both take (Cloud API: authentication
 * templates).
 * @throws GraphError 131009 for a code that is long, holds a link or an emoji, or differs from the button's.
 */
export function judgePasscode(
  body: ReadonlyMap<string, string>,
  buttons: readonly TemplateButton[],
  sent: ReadonlyMap<number, string>,
): void {
  const code = body.get('1') ?? '';
  if (code.length > LONGEST_CODE) {
    throw whatsAppError(131009, `body: code must be at most ${LONGEST_CODE} characters long`);
  }
  if (EMOJI.test(code) || LINK.test(code)) {
    throw whatsAppError(131009, 'body: code must not contain URLs, media or emojis');
  }
  buttons.forEach((button, index) => {
    if (isPasscode(button) && sent.get(index) !== code) {
      throw whatsAppError(131009, `buttons: Button at index ${index} must have the same code as the body`);
    }
  });
}

function isPasscode(button: TemplateButton): boolean {
  return button.type.toUpperCase() === 'OTP' || OTP_LINK.test(button.url ?? '');
}
