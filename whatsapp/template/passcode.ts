import { missing, problem, type Part, type Place, type Problem, type TemplateField } from './part.js';
import { textFault } from './text.js';
import type { Template, TemplateButton, TemplateComponent, TemplateValues } from './template.js';
import { lengthOf, valueOf } from './value.js';
import { filled } from './variables.js';

/** Characters of a one-time passcode (Cloud API: authentication templates). */
const LONGEST_CODE = 15;

/** The link that stands for a passcode button where Graph lists one as a link. */
const OTP_LINK = /^https:\/\/(www\.)?whatsapp\.com\/otp\//i;

const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
const LINK = /:\/\/|www\.|\.[a-z]{2,}(\/|$)/i;

const FIELD: TemplateField = {
  key: 'otp_code',
  label: 'One-time code',
  kind: 'text',
  required: true,
  group: 'body',
  example: '123456',
  help: `The code that the customer reads and copies, at most ${LONGEST_CODE} characters. It fills the text and the button.`,
};

/** Whether a template sends a one-time passcode, which fills its text and its button at once. */
export function sendsPasscode({ category, components }: Template): boolean {
  if (components.some(({ buttons = [] }) => buttons.some(isPasscodeButton))) return true;
  const body = components.find(({ type }) => type.toUpperCase() === 'BODY');
  return category.toUpperCase() === 'AUTHENTICATION' && body !== undefined && body.text === undefined;
}

export function isPasscodeButton({ type, url = '' }: TemplateButton): boolean {
  return type.toUpperCase() === 'OTP' || OTP_LINK.test(url);
}

/** The text with the code. Where Graph does not tell the text that Meta wrote, it shows in English. */
export function passcodeBody(place: Place, component: TemplateComponent): Part {
  const advice = component['add_security_recommendation'] === true;
  const standard = `*{{1}}* is your verification code.${advice ? ' For your security, do not share this code.' : ''}`;
  return {
    fields: [FIELD],
    problems: (values) => codeProblems(place, valueOf(values, FIELD.key)),
    components: (values) => [{ type: 'body', parameters: codeParameters(values) }],
    preview: (values) => {
      const code = valueOf(values, FIELD.key) || '[code]';
      return filled(component.text ?? standard, () => code);
    },
  };
}

/** The button that copies the code or puts it into the app. It is sent as a link (Cloud API: authentication templates). */
export function passcodeButton(button: TemplateButton, index: number): Part {
  return {
    fields: [],
    problems: () => [],
    components: (values) => [
      { type: 'button', sub_type: 'url', index: String(index), parameters: codeParameters(values) },
    ],
    preview: () => `[${button.text ?? 'Copy code'}]`,
  };
}

function codeParameters(values: TemplateValues): { type: string; text: string }[] {
  return [{ type: 'text', text: valueOf(values, FIELD.key) }];
}

function codeProblems(place: Place, code: string): Problem[] {
  if (code === '') return [missing(FIELD, place)];
  const fault = textFault(code);
  if (fault !== null) return [problem(FIELD, fault)];
  const faults = [
    lengthOf(code) > LONGEST_CODE &&
      `is too long: a code may have ${LONGEST_CODE} characters. Use a shorter one.`,
    EMOJI.test(code) && 'holds an emoji, and a code may have none. Use letters and digits.',
    LINK.test(code) && 'holds a link, and a code may have none. Use letters and digits.',
  ];
  return faults.filter((said) => said !== false).map((said) => problem(FIELD, said));
}
