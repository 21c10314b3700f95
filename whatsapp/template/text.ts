import {
  fieldIn,
  missing,
  problem,
  type Part,
  type Place,
  type Problem,
  type SentParameter,
  type TemplateField,
} from './part.js';
import type { NamedExample, Template, TemplateValues } from './template.js';
import { lengthOf, valueOf } from './value.js';
import { filled, isNumber, variablesOf, wordsAround } from './variables.js';

/** What tells the header's text and the body's text apart. */
export interface TextRole {
  type: 'header' | 'body';
  /** As it begins labels: `Header`, `Body`. */
  title: string;
  /** Characters, counted after filling in (Cloud API: template components). */
  limit: number;
  /** The key of a variable that is the `at`th of its text, counted from 0. */
  key(variable: string, about: { at: number; named: boolean }): string;
  /** Meta's examples of numbered variables, in order, and of named ones. */
  examples: { numbered?: string[] | undefined; named?: NamedExample[] | undefined };
}

/** A text with variables: each is a field, and each is sent as one parameter. */
export function textPart(place: Place, text: string, role: TextRole): Part {
  const variables = variablesOf(text);
  const named = isNamed(place.template, variables);
  const fields = variables.map((name, at) => fieldIn(place, variableField(text, name, at, named, role)));
  const keys = new Map(variables.map((name, at) => [name, fields[at]?.key ?? '']));
  const key = (name: string) => keys.get(name) ?? '';
  const shown = (values: TemplateValues) => filled(text, (name) => valueOf(values, key(name)));
  return {
    fields,
    problems: (values) => [
      ...fields.flatMap((field) => variableProblems(field, values, place)),
      ...lengthProblems(shown(values), fields, values, role),
    ],
    components: (values) =>
      variables.length === 0
        ? []
        : [
            {
              type: role.type,
              parameters: variables.map((name) => parameter(name, named, valueOf(values, key(name)))),
            },
          ],
    preview: (values) => filled(text, (name) => valueOf(values, key(name)) || `[${name}]`),
  };
}

/** Why WhatsApp refuses a value inside a text (Cloud API: code 132018), or null. */
export function textFault(value: string): string | null {
  if (/[\n\r\u2028\u2029]/.test(value))
    return 'has a line break, and WhatsApp allows none in a variable. Take it out.';
  if (value.includes('\t')) return 'has a tab, and WhatsApp allows none in a variable. Take it out.';
  if (/ {5}/.test(value)) return 'has more than four spaces in a row. Take the extra spaces out.';
  if (/\{\{|\}\}/.test(value))
    return 'still holds a placeholder in double braces. Put the value itself there.';
  return null;
}

function variableField(
  text: string,
  name: string,
  at: number,
  named: boolean,
  role: TextRole,
): TemplateField {
  const example = named
    ? role.examples.named?.find((known) => known.param_name === name)?.example
    : role.examples.numbered?.[at];
  return {
    key: role.key(name, { at, named }),
    label: named ? `${role.title}: ${name}` : `${numberedTitle(name, role)} · "${wordsAround(text, name)}"`,
    kind: 'text',
    required: true,
    group: role.type,
    ...(example && { example }),
  };
}

/** A header has one variable at most, so its number says nothing. */
function numberedTitle(name: string, { type, title }: TextRole): string {
  return type === 'header' ? title : `${title} ${name}`;
}

function variableProblems(field: TemplateField, values: TemplateValues, place: Place): Problem[] {
  const value = valueOf(values, field.key);
  if (value === '') return [missing(field, place)];
  const fault = textFault(value);
  return fault === null ? [] : [problem(field, fault)];
}

/** Names the field with the longest value: that is the one to shorten. */
function lengthProblems(
  shown: string,
  fields: readonly TemplateField[],
  values: TemplateValues,
  { title, limit }: TextRole,
): Problem[] {
  const excess = lengthOf(shown) - limit;
  const size = ({ key }: TemplateField) => lengthOf(valueOf(values, key));
  const [longest] = [...fields].sort((a, b) => size(b) - size(a));
  if (excess <= 0 || !longest) return [];
  const most = limit.toLocaleString('en-GB');
  const over = excess.toLocaleString('en-GB');
  return [
    problem(
      longest,
      `is too long: filled in, the ${title.toLowerCase()} may have ${most} characters and has ${over} too many. Shorten it.`,
    ),
  ];
}

function parameter(name: string, named: boolean, text: string): SentParameter {
  return named ? { type: 'text', parameter_name: name, text } : { type: 'text', text };
}

function isNamed({ parameter_format: format }: Template, variables: readonly string[]): boolean {
  return format?.toUpperCase() === 'NAMED' || !variables.every(isNumber);
}
