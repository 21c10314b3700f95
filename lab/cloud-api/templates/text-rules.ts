import { isObject } from '../json.js';
import { variablesOf, type TemplateComponent, type TemplateNode } from './node.js';
import { missingField, refusedTemplate, type TemplateSubcode } from './refusal.js';

/** What the texts of a template are judged by. */
export interface TextRules {
  format: TemplateNode['parameter_format'];
  /** The handles of samples that were uploaded, with the type of each. */
  sampleType(handle: string): string | undefined;
}

/** Meta does not tell its formula; as many variables as words are too many. */
const WORDS = /[\p{L}\p{N}]+/gu;

/**
 * The variables of a text, held against the rules for how they are written.
 * @throws GraphError 100 with the subcode of the place: braces without a partner, names in place of numbers, gaps.
 */
export function writtenVariables(
  text: string,
  format: TemplateNode['parameter_format'],
  subcode: TemplateSubcode,
): string[] {
  const written = [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map((match) => (match[1] ?? '').trim());
  if (/\{\{|\}\}/.test(text.replace(/\{\{[^{}]*\}\}/g, ''))) {
    throw refusedTemplate(subcode, 'A variable is missing a bracket.');
  }
  const valid = format === 'NAMED' ? /^[a-z_][a-z0-9_]*$/ : /^[1-9]\d*$/;
  const wrong = written.find((name) => !valid.test(name));
  if (wrong !== undefined) {
    throw refusedTemplate(subcode, `The variable {{${wrong}}} does not fit the parameter format ${format}.`);
  }
  const variables = variablesOf(text, format);
  if (format === 'POSITIONAL' && variables.some((name, index) => name !== String(index + 1))) {
    throw refusedTemplate(subcode, 'Variables must be numbered from {{1}} on, without a gap.');
  }
  return variables;
}

/** @throws GraphError 2388299 for a variable at an end of the body, 2388293 for too many for its length. */
export function checkBalance(text: string, variables: readonly string[]): void {
  const body = text.trim();
  if (body.startsWith('{{') || body.endsWith('}}')) {
    throw refusedTemplate(2388299, "Variables can't be at the start or end of the template.");
  }
  const words = body.replace(/\{\{[^{}]*\}\}/g, ' ').match(WORDS)?.length ?? 0;
  if (variables.length > 0 && words <= variables.length) {
    throw refusedTemplate(
      2388293,
      'This template has too many variables for its length. Reduce the number of variables or increase the message length.',
    );
  }
}

/** @throws GraphError 2388043 when a variable of a text has no example. */
export function checkExamples(
  component: TemplateComponent,
  variables: readonly string[],
  format: TemplateNode['parameter_format'],
): void {
  if (variables.length === 0) return;
  const kind = component.type as 'HEADER' | 'BODY';
  const example = isObject(component.example) ? component.example : {};
  const positional = kind === 'HEADER' ? example.header_text : firstRow(example.body_text);
  const named = kind === 'HEADER' ? example.header_text_named_params : example.body_text_named_params;
  const given =
    format === 'POSITIONAL'
      ? Array.isArray(positional) && variables.every((_name, index) => isText(positional[index]))
      : Array.isArray(named) && variables.every((name) => isText(exampleOf(name, named)));
  if (!given) throw missingField(kind, 'example');
}

function firstRow(rows: unknown): unknown {
  return Array.isArray(rows) ? rows[0] : undefined;
}

function exampleOf(name: string, list: readonly unknown[]): unknown {
  return list.filter(isObject).find((one) => one.param_name === name)?.example;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
