import { whatsAppError } from './graph-error.js';
import { asText, isObject, type Json } from './json.js';
import { onlyKeys, parametersOf, plainText } from './template-parameters.js';
import { fillVariables, variablesOf, type TemplateButton } from './template-node.js';

const LONGEST_URL = 2000;
const LONGEST_OTP = 15;
const LONGEST_COUPON = 20;
const LONGEST_PAYLOAD = 512;

/** How a send names each kind of template button. */
const SUB_TYPES: Record<string, string> = {
  URL: 'url',
  OTP: 'url',
  QUICK_REPLY: 'quick_reply',
  COPY_CODE: 'copy_code',
  FLOW: 'flow',
  CATALOG: 'catalog',
  MPM: 'mpm',
  VOICE_CALL: 'voice_call',
};

/** Holds the buttons of a send against the template's, by index, and gives what each was sent with. */
export function judgeButtons(approved: TemplateButton[], sent: Json[]): Map<number, string> {
  const values = new Map<number, string>();
  const seen = new Set<number>();
  for (const component of sent) {
    const index = indexOf(component);
    const button = approved[index];
    if (!button)
      throw whatsAppError(132012, `buttons: Button at index ${index} does not exist in the template`);
    if (seen.has(index))
      throw whatsAppError(131009, `buttons: Button at index ${index} is given more than once`);
    seen.add(index);
    const subType = (asText(component.sub_type) ?? '').toLowerCase();
    if (subType !== SUB_TYPES[button.type]) {
      throw whatsAppError(
        132012,
        `buttons: Button at index ${index} is of type ${button.type}, but sub_type ${subType || 'UNKNOWN'} was given`,
      );
    }
    const value = judgeButton(button, index, parametersOf(component, 'buttons'));
    if (value !== null) values.set(index, value);
  }
  approved.forEach((button, index) => {
    if (needsValue(button) && !values.has(index)) {
      throw whatsAppError(
        131008,
        `buttons: Button at index ${index} of type ${titleCase(button.type)} requires a parameter`,
      );
    }
  });
  return values;
}

function judgeButton(button: TemplateButton, index: number, parameters: Json[]): string | null {
  const [parameter] = parameters;
  if (parameters.length > 1 || (parameter && button.type === 'URL' && !needsValue(button))) {
    throw whatsAppError(
      132012,
      `buttons: Button at index ${index} does not take ${parameters.length} parameter(s)`,
    );
  }
  if (!parameter) return null;
  switch (button.type) {
    case 'URL':
      return urlSuffix(button, parameter);
    case 'OTP':
      return withinLength('code', plainText(parameter, 'buttons'), LONGEST_OTP);
    case 'COPY_CODE':
      return withinLength('coupon_code', valueOf(parameter, 'coupon_code', index), LONGEST_COUPON);
    case 'QUICK_REPLY':
    case 'VOICE_CALL':
      return withinLength('payload', valueOf(parameter, 'payload', index), LONGEST_PAYLOAD);
    default: {
      if (parameter.type !== 'action' || !isObject(parameter.action))
        throw wrongKind(index, 'action', parameter);
      return asText(parameter.action.flow_token) ?? '';
    }
  }
}

function urlSuffix(button: TemplateButton, parameter: Json): string {
  const suffix = plainText(parameter, 'buttons');
  const [variable = '1'] = variablesOf(button.url ?? '', 'POSITIONAL');
  const url = fillVariables(button.url ?? '', new Map([[variable, suffix]]));
  if (url.length > LONGEST_URL) {
    throw whatsAppError(
      132005,
      `buttons: URL too long: ${url.length} characters, at most ${LONGEST_URL} are allowed`,
    );
  }
  return suffix;
}

function valueOf(parameter: Json, type: 'coupon_code' | 'payload', index: number): string {
  if (parameter.type !== type) throw wrongKind(index, type, parameter);
  onlyKeys(parameter, ['type', type], "buttons['parameters']");
  const value = asText(parameter[type]);
  if (!value) throw whatsAppError(131008, `buttons: Parameter of type ${type} is missing its value`);
  return value;
}

function withinLength(name: string, value: string, longest: number): string {
  if (value.length > longest) {
    throw whatsAppError(131009, `buttons: ${name} must be at most ${longest} characters long`);
  }
  return value;
}

/** Whether the template cannot be sent without a value for this button. */
function needsValue(button: TemplateButton): boolean {
  if (button.type === 'URL') return variablesOf(button.url ?? '', 'POSITIONAL').length > 0;
  return button.type === 'OTP' || button.type === 'COPY_CODE';
}

function indexOf(component: Json): number {
  const written = asText(component.index);
  if (written === undefined || !/^\d+$/.test(written)) {
    throw whatsAppError(131008, 'buttons: Button component is missing its index');
  }
  return Number(written);
}

function wrongKind(index: number, expected: string, parameter: Json): Error {
  return whatsAppError(
    132012,
    `buttons: Button at index ${index}: expected a parameter of type ${expected}, received ${String(parameter.type)}`,
  );
}

function titleCase(type: string): string {
  return type.charAt(0) + type.slice(1).toLowerCase();
}
