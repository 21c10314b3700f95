import { isObject, listOf, objectOf, textOf, type JsonObject } from '../json.js';
import type { Template, TemplateButton, TemplateComponent, TemplateExample } from './template.js';

/**
 * Any JSON as a template: members of another kind than Graph promises are left out, and unknown ones are kept. Never
 * throws.
 */
export function readTemplate(json: unknown): Template {
  const template = objectOf(json);
  const text = (name: string) => textOf(template[name]) ?? '';
  const format = textOf(template['parameter_format']);
  return {
    ...template,
    id: text('id'),
    name: text('name'),
    language: text('language'),
    status: text('status'),
    category: text('category'),
    ...(format && { parameter_format: format }),
    components: readComponents(template['components']),
  };
}

/** The components in a list of anything. */
function readComponents(json: unknown): TemplateComponent[] {
  return listOf(json).filter(isObject).map(readComponent);
}

function readComponent(json: JsonObject): TemplateComponent {
  return {
    ...json,
    type: textOf(json['type']) ?? '',
    format: textOf(json['format']) ?? undefined,
    text: textOf(json['text']) ?? undefined,
    buttons: listOf(json['buttons']).map((button) => readButton(objectOf(button))),
    cards: listOf(json['cards']).map((card) => ({
      components: readComponents(objectOf(card)['components']),
    })),
    example: readExample(objectOf(json['example'])),
  };
}

function readButton(json: JsonObject): TemplateButton {
  const text = (name: string) => textOf(json[name]) ?? undefined;
  const examples = Array.isArray(json['example']) ? json['example'] : [json['example']];
  return {
    ...json,
    type: text('type') ?? '',
    text: text('text'),
    url: text('url'),
    phone_number: text('phone_number'),
    example: textsIn(examples),
  };
}

function readExample(json: JsonObject): TemplateExample {
  return {
    header_text: textsIn(json['header_text']),
    header_handle: textsIn(json['header_handle']),
    header_text_named_params: namedIn(json['header_text_named_params']),
    body_text: listsIn(json['body_text']),
    body_text_named_params: namedIn(json['body_text_named_params']),
  };
}

function textsIn(json: unknown): string[] {
  return listOf(json).map((item) => textOf(item) ?? '');
}

/** A list of lists; a plain list, as some templates have it, is the first. */
function listsIn(json: unknown): string[][] {
  const list = listOf(json);
  return list.some(Array.isArray) ? list.map(textsIn) : [textsIn(list)];
}

function namedIn(json: unknown): { param_name: string; example: string }[] {
  return listOf(json)
    .filter(isObject)
    .map((param) => ({
      param_name: textOf(param['param_name']) ?? '',
      example: textOf(param['example']) ?? '',
    }));
}
