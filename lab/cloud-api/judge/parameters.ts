import { invalidParameter, whatsAppError, type GraphError } from '../graph-error.js';
import { asText, isObject, type Json } from '../json.js';
import type { TemplateNode } from '../templates/node.js';

/** @throws GraphError 100 when an object has a key Graph does not know there. */
export function onlyKeys(object: Json, known: readonly string[], path: string): void {
  for (const key of Object.keys(object)) {
    if (!known.includes(key)) throw invalidParameter(`(#100) Unexpected key "${key}" on param "${path}".`);
  }
}

/** The parameters of a component, each an object with a type. */
export function parametersOf(component: Json | undefined, part: string): Json[] {
  const parameters = component?.parameters;
  if (parameters === undefined) return [];
  if (!Array.isArray(parameters))
    throw invalidParameter(`(#100) Param parameters of ${part} must be an array.`);
  return parameters.map((parameter) => {
    if (!isObject(parameter) || typeof parameter.type !== 'string') {
      throw whatsAppError(131008, `${part}: Parameter is missing its type`);
    }
    return parameter;
  });
}

/**
 * The text each variable gets.
 * @throws GraphError 132000 for a wrong count, 132012 for a wrong kind or name, 131008 without text, 132018 for text
 * with line breaks, tabs or long gaps.
 */
export function textsOf(
  part: string,
  variables: readonly string[],
  parameters: readonly Json[],
  format: TemplateNode['parameter_format'],
): Map<string, string> {
  if (parameters.length !== variables.length) throw wrongCount(part, parameters.length, variables.length);
  const values = new Map<string, string>();
  parameters.forEach((parameter, index) => {
    const name =
      format === 'NAMED' ? nameOf(parameter, part, variables) : positionOf(parameter, part, variables[index]);
    if (values.has(name)) throw whatsAppError(132012, `${part}: Parameter ${name} is given more than once`);
    values.set(name, textOf(parameter, part));
  });
  return values;
}

/** The text of a text parameter, held against the rules for such text. */
export function plainText(parameter: Json, part: string): string {
  if (parameter.type !== 'text') throw mismatch(part, 'TEXT', parameter);
  onlyKeys(parameter, ['type', 'text', 'parameter_name'], `${part}['parameters']`);
  const text = asText(parameter.text);
  if (!text) throw whatsAppError(131008, `${part}: Parameter of type text is missing text value`);
  if (/[\n\r\t]| {5,}/.test(text)) {
    throw whatsAppError(
      132018,
      `${part}: Param text cannot have new-line/tab characters or more than 4 consecutive spaces`,
    );
  }
  return text;
}

/** The complaint that a part was sent with more or fewer values than the template has. */
export function wrongCount(part: string, given: number, expected: number): GraphError {
  return whatsAppError(
    132000,
    `${part}: number of localizable_params (${given}) does not match the expected number of params (${expected})`,
  );
}

/** The complaint that a parameter is of another kind than the template has. */
export function mismatch(part: string, expected: string, parameter: Json | undefined): Error {
  const received = parameter ? String(parameter.type).toUpperCase() : 'UNKNOWN';
  return whatsAppError(132012, `${part}: Format mismatch, expected ${expected}, received ${received}`);
}

function textOf(parameter: Json, part: string): string {
  if (parameter.type !== 'currency' && parameter.type !== 'date_time') return plainText(parameter, part);
  const content = parameter[parameter.type];
  const fallback = isObject(content) ? asText(content.fallback_value) : undefined;
  if (!fallback)
    throw whatsAppError(131008, `${part}: Parameter of type ${parameter.type} is missing fallback_value`);
  const money = isObject(content) ? content : {};
  if (parameter.type === 'currency' && (!asText(money.code) || !Number.isFinite(Number(money.amount_1000)))) {
    throw whatsAppError(131008, `${part}: Parameter of type currency is missing code or amount_1000`);
  }
  return fallback;
}

function nameOf(parameter: Json, part: string, variables: readonly string[]): string {
  const name = asText(parameter.parameter_name);
  if (!name) {
    throw invalidParameter(`(#100) Invalid parameter: ${part}: Parameter name is missing or empty`);
  }
  if (!variables.includes(name)) {
    throw whatsAppError(132012, `${part}: Parameter name ${name} does not exist in the template`);
  }
  return name;
}

function positionOf(parameter: Json, part: string, variable: string | undefined): string {
  if (parameter.parameter_name !== undefined) {
    throw whatsAppError(
      132012,
      `${part}: The template has positional parameters, but parameter_name was given`,
    );
  }
  return variable ?? '';
}
