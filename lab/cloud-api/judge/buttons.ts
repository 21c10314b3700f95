import { whatsAppError } from '../graph-error.js';
import { asText, isObject, type Json } from '../json.js';
import { judgeCatalog, judgeFlow, judgeProducts } from './actions.js';
import { onlyKeys, parametersOf, plainText } from './parameters.js';
import { fillVariables, variablesOf, type TemplateButton } from '../templates/node.js';

const LONGEST_URL = 2000;
const LONGEST_COUPON = 20;
const LONGEST_PAYLOAD = 512;

/** How a send names each kind of template button; null takes no component. A kind not listed is let through. */
const SUB_TYPES: Record<string, string | null> = {
  URL: 'url',
  OTP: 'url',
  QUICK_REPLY: 'quick_reply',
  COPY_CODE: 'copy_code',
  FLOW: 'flow',
  CATALOG: 'catalog',
  MPM: 'mpm',
  VOICE_CALL: 'voice_call',
  PHONE_NUMBER: null,
  SPM: null,
};

/**
 * Holds the buttons of a send against the template's, by index, and gives what each was sent with.
 * @throws GraphError 132012, 132005, 131008, 131009 or 100, as Meta answers.
 */
export function judgeButtons(approved: TemplateButton[], sent: Json[]): Map<number, string> {
  const values = new Map<number, string>();
  const seen = new Set<number>();
  for (const component of sent) {
    const index = indexOf(component);
    const button = approved[index];
    if (!button) {
      throw whatsAppError(132012, `buttons: Button at index ${index} does not exist in the template`);
    }
    if (seen.has(index)) {
      throw whatsAppError(131009, `buttons: Button at index ${index} is given more than once`);
    }
    seen.add(index);
    const subType = SUB_TYPES[kindOf(button)];
    if (subType === undefined) continue;
    const given = (asText(component.sub_type) ?? '').toLowerCase();
    if (given !== subType) {
      throw whatsAppError(
        132012,
        `buttons: Button at index ${index} is of type ${kindOf(button)}, but sub_type ${given || 'UNKNOWN'} was given`,
      );
    }
    const value = judgeButton(button, index, parametersOf(component, 'buttons'));
    if (value !== null) values.set(index, value);
  }
  approved.forEach((button, index) => {
    if (needsValue(button) && !values.has(index)) {
      throw whatsAppError(
        131008,
        `buttons: Button at index ${index} of type ${titleCase(kindOf(button))} requires a parameter`,
      );
    }
  });
  return values;
}

function judgeButton(button: TemplateButton, index: number, parameters: Json[]): string | null {
  const kind = kindOf(button);
  if (kind === 'VOICE_CALL') return judgeCall(index, parameters);
  const [parameter] = parameters;
  if (parameters.length > 1 || (parameter && kind === 'URL' && !needsValue(button))) {
    throw whatsAppError(
      132012,
      `buttons: Button at index ${index} does not take ${parameters.length} parameter(s)`,
    );
  }
  if (!parameter) return null;
  switch (kind) {
    case 'URL':
      return urlSuffix(button, parameter);
    case 'OTP':
      return plainText(parameter, 'buttons');
    case 'COPY_CODE':
      return withinLength('coupon_code', valueOf(parameter, 'coupon_code', index), LONGEST_COUPON);
    case 'QUICK_REPLY':
      return withinLength('payload', valueOf(parameter, 'payload', index), LONGEST_PAYLOAD);
    case 'FLOW':
      return judgeFlow(actionOf(parameter, index), index);
    case 'CATALOG':
      return judgeCatalog(actionOf(parameter, index), index);
    default:
      return judgeProducts(actionOf(parameter, index), index);
  }
}

/** Meta documents the payload of a call button; the shape of its time to live is not told, and is let through. */
function judgeCall(index: number, parameters: Json[]): string | null {
  const payload = parameters.find((parameter) => !String(parameter.type).startsWith('ttl'));
  return payload ? withinLength('payload', valueOf(payload, 'payload', index), LONGEST_PAYLOAD) : null;
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

function actionOf(parameter: Json, index: number): Json {
  if (parameter.type !== 'action' || !isObject(parameter.action)) throw wrongKind(index, 'action', parameter);
  onlyKeys(parameter, ['type', 'action'], "buttons['parameters']");
  return parameter.action;
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
  if (kindOf(button) === 'URL') return variablesOf(button.url ?? '', 'POSITIONAL').length > 0;
  return ['OTP', 'COPY_CODE', 'FLOW', 'MPM'].includes(kindOf(button));
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

function kindOf(button: TemplateButton): string {
  return button.type.toUpperCase();
}

function titleCase(type: string): string {
  return type.charAt(0) + type.slice(1).toLowerCase();
}
