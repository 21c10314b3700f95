import { invalidParameter } from '../graph-error.js';
import { asText, isObject, type Json } from '../json.js';
import type { TemplateButton, TemplateCategory, TemplateComponent, TemplateNode } from './node.js';
import { onlyKeys } from '../judge/parameters.js';
import { refusedParameter } from './refusal.js';

const CATEGORIES = ['UTILITY', 'MARKETING', 'AUTHENTICATION'];
const DAY = 24 * 60 * 60;

/** How long a message may wait, in seconds, by category (Cloud API: time to live); -1 is thirty days. */
const TIME_TO_LIVE: Record<TemplateCategory, { least: number; most: number; thirtyDays: boolean }> = {
  AUTHENTICATION: { least: 30, most: 900, thirtyDays: true },
  UTILITY: { least: 30, most: 12 * 60 * 60, thirtyDays: true },
  MARKETING: { least: 12 * 60 * 60, most: 30 * DAY, thirtyDays: false },
};

const COMPONENT_MEMBERS = [
  'type',
  'format',
  'text',
  'example',
  'buttons',
  'cards',
  'limited_time_offer',
  'add_security_recommendation',
  'code_expiration_minutes',
];

const BUTTON_TEXTS = ['text', 'url', 'phone_number', 'otp_type', 'package_name', 'signature_hash'];

/** @throws GraphError 100 for a name that is not of small letters, digits and underscores. */
export function parseName(value: unknown): string {
  const name = asText(value);
  if (!name) throw invalidParameter('(#100) The parameter name is required.');
  if (!/^[a-z0-9_]{1,512}$/.test(name)) {
    throw refusedParameter(
      'Invalid template name',
      'The message template name can have lowercase letters, numbers and underscores only, 512 at most.',
    );
  }
  return name;
}

/** @throws GraphError 100 for what is no language code such as `en` or `pt_BR`. */
export function parseLanguage(value: unknown): string {
  const language = asText(value);
  if (!language) throw invalidParameter('(#100) The parameter language is required.');
  if (!/^[a-z]{2,3}(_[A-Z]{2,4})?$/.test(language)) {
    throw invalidParameter(`(#100) Param language must be a supported language - got "${language}".`);
  }
  return language;
}

/** @throws GraphError 100 for a category that there is not. */
export function parseCategory(value: unknown): TemplateCategory {
  const category = asText(value)?.toUpperCase();
  if (!category) throw invalidParameter('(#100) The parameter category is required.');
  if (category === 'UTILITY' || category === 'MARKETING' || category === 'AUTHENTICATION') return category;
  throw invalidParameter(
    `(#100) Param category must be one of {${CATEGORIES.join(', ')}} - got "${category}".`,
  );
}

/** POSITIONAL when nothing is said; small letters are taken too. */
export function parseFormat(value: unknown): TemplateNode['parameter_format'] {
  const format = (asText(value) ?? 'POSITIONAL').toUpperCase();
  if (format === 'POSITIONAL' || format === 'NAMED') return format;
  throw invalidParameter(
    `(#100) Param parameter_format must be one of {POSITIONAL, NAMED} - got "${format}".`,
  );
}

/** @throws GraphError 100 for a time outside of what the category allows. */
export function parseTimeToLive(value: unknown, category: TemplateCategory): number | undefined {
  if (value === undefined) return undefined;
  const seconds = Number(value);
  const { least, most, thirtyDays } = TIME_TO_LIVE[category];
  if ((seconds === -1 && thirtyDays) || (Number.isInteger(seconds) && seconds >= least && seconds <= most)) {
    return seconds;
  }
  throw refusedParameter(
    'Invalid time to live',
    `message_send_ttl_seconds of ${category} templates must be from ${least} to ${most}.`,
  );
}

/** The components as Graph keeps them: kinds in capitals. @throws GraphError 100 for what has another shape. */
export function parseComponents(value: unknown): TemplateComponent[] {
  // A form sends lists as JSON text.
  const list: unknown = typeof value === 'string' ? jsonOf(value) : value;
  if (list === undefined) throw invalidParameter('(#100) The parameter components is required.');
  if (!Array.isArray(list) || list.length === 0) {
    throw invalidParameter('(#100) Param components must be an array.');
  }
  return list.map((component: unknown, index) => parseComponent(component, `components[${index}]`));
}

function parseComponent(value: unknown, path: string): TemplateComponent {
  if (!isObject(value)) throw invalidParameter(`(#100) Param ${path} must be a JSON object.`);
  const type = asText(value.type)?.toUpperCase();
  if (!type) throw invalidParameter(`(#100) The parameter ${path}['type'] is required.`);
  onlyKeys(value, COMPONENT_MEMBERS, path);
  const { buttons, cards, format, limited_time_offer: offer } = value;
  checkTexts(value, ['text'], path);
  if (offer !== undefined && !isObject(offer)) {
    throw invalidParameter(`(#100) Param ${path}['limited_time_offer'] must be a JSON object.`);
  }
  if (offer) checkTexts(offer, ['text'], `${path}['limited_time_offer']`);
  return {
    ...(value as Partial<TemplateComponent>),
    type,
    ...(format === undefined ? {} : { format: String(format).toUpperCase() }),
    ...(buttons === undefined ? {} : { buttons: listOf(buttons, `${path}['buttons']`).map(parseButton) }),
    ...(cards === undefined
      ? {}
      : {
          cards: listOf(cards, `${path}['cards']`).map((card, index) => ({
            components: listOf(card.components, `${path}['cards'][${index}]['components']`).map((one, at) =>
              parseComponent(one, `${path}['cards'][${index}]['components'][${at}]`),
            ),
          })),
        }),
  };
}

function parseButton(button: Json): TemplateButton {
  const type = asText(button.type)?.toUpperCase();
  if (!type) throw invalidParameter("(#100) The parameter buttons['type'] is required.");
  checkTexts(button, BUTTON_TEXTS, 'buttons');
  if (button.supported_apps !== undefined) listOf(button.supported_apps, "buttons['supported_apps']");
  return { ...(button as Partial<TemplateButton>), type };
}

function checkTexts(object: Json, names: readonly string[], path: string): void {
  const wrong = names.find((name) => object[name] !== undefined && typeof object[name] !== 'string');
  if (wrong !== undefined) throw invalidParameter(`(#100) Param ${path}['${wrong}'] must be a string.`);
}

function listOf(value: unknown, path: string): Json[] {
  if (!Array.isArray(value) || !value.every(isObject)) {
    throw invalidParameter(`(#100) Param ${path} must be an array of JSON objects.`);
  }
  return value;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidParameter('(#100) Param components must be an array.');
  }
}
