import { invalidParameter, whatsAppError, type GraphError } from './graph-error.js';
import { asText, isObject, type Json } from './json.js';
import { judgeButtons } from './template-judge-buttons.js';
import { judgeHeader } from './template-judge-header.js';
import { onlyKeys, parametersOf, textsOf } from './template-parameters.js';
import { fillVariables, variablesOf, type TemplateComponent, type TemplateNode } from './template-node.js';

const LONGEST_BODY = 1024;

/** What a judge needs to know beyond the template: whether an uploaded file exists, and what time it is. */
export interface Surroundings {
  mediaType(id: string): string | undefined;
  now(): number;
}

/** The values a template was sent with, found good: ready to be shown. */
export interface Verdict {
  header: Map<string, string>;
  headerObject: Json | null;
  body: Map<string, string>;
  /** What each button was given, by its index. */
  buttons: Map<number, string>;
  cards: Verdict[];
}

/**
 * The template that a send means.
 * @throws GraphError 132001 when there is none that is approved in this language, 132015 paused, 132016 disabled.
 */
export function templateMeant(
  templates: readonly TemplateNode[],
  name: string,
  language: string,
): TemplateNode {
  const template = templates.find((one) => one.name === name && one.language === language);
  if (template?.status === 'PAUSED') {
    throw whatsAppError(132015, `Template ${name} is paused due to low quality.`);
  }
  if (template?.status === 'DISABLED') {
    throw whatsAppError(132016, `Template ${name} is disabled due to low quality.`);
  }
  if (template?.status !== 'APPROVED') {
    throw whatsAppError(132001, `template name (${name}) does not exist in ${language}`);
  }
  return template;
}

/**
 * Holds the components of a send against the approved template (Cloud API: sending template messages).
 * @throws GraphError 132000, 132005, 132012, 132018, 131008, 131009 or 100, as Meta answers.
 */
export function judge(template: TemplateNode, sent: unknown, around: Surroundings): Verdict {
  return judgeComponents(template.components, template, sent, around, 'template');
}

function judgeComponents(
  approved: TemplateComponent[],
  template: TemplateNode,
  sent: unknown,
  around: Surroundings,
  path: string,
): Verdict {
  const components = componentList(sent, path);
  const one = (type: string) => only(components, type);
  const approvedOf = (type: TemplateComponent['type']) =>
    approved.find((component) => component.type === type);
  refuseForeign(components, approved);

  const header = judgeHeader(approvedOf('HEADER'), one('header'), template.parameter_format, around);
  const body = judgeBody(approvedOf('BODY'), one('body'), template);
  const buttons = judgeButtons(
    approvedOf('BUTTONS')?.buttons ?? [],
    components.filter((component) => typeOf(component) === 'button'),
  );
  judgeOffer(approvedOf('LIMITED_TIME_OFFER'), one('limited_time_offer'), around);
  const cards = judgeCards(approvedOf('CAROUSEL'), one('carousel'), template, around);
  return { header: header.values, headerObject: header.object, body, buttons, cards };
}

function judgeBody(
  approved: TemplateComponent | undefined,
  sent: Json | undefined,
  template: TemplateNode,
): Map<string, string> {
  const otp = template.category === 'AUTHENTICATION';
  const variables = otp ? ['1'] : variablesOf(approved?.text ?? '', template.parameter_format);
  const values = textsOf('body', variables, parametersOf(sent, 'body'), template.parameter_format);
  const hydrated = fillVariables(approved?.text ?? '', values);
  if (hydrated.length > LONGEST_BODY) {
    throw whatsAppError(
      132005,
      `body: Translated text too long: ${hydrated.length} characters, at most ${LONGEST_BODY} are allowed`,
    );
  }
  return values;
}

function judgeOffer(
  approved: TemplateComponent | undefined,
  sent: Json | undefined,
  around: Surroundings,
): void {
  if (!approved?.limited_time_offer?.has_expiration) {
    if (sent && parametersOf(sent, 'limited_time_offer').length > 0)
      throw tooMany('limited_time_offer', 1, 0);
    return;
  }
  const parameters = parametersOf(sent, 'limited_time_offer');
  if (parameters.length !== 1) throw tooMany('limited_time_offer', parameters.length, 1);
  const offer = parameters[0]?.limited_time_offer;
  const expires = isObject(offer) ? Number(offer.expiration_time_ms) : NaN;
  // Seconds in place of milliseconds lie in 1970: far in the past.
  if (!(expires > around.now())) {
    throw whatsAppError(
      131009,
      'limited_time_offer: expiration_time_ms must be a time to come, in milliseconds',
    );
  }
}

function judgeCards(
  approved: TemplateComponent | undefined,
  sent: Json | undefined,
  template: TemplateNode,
  around: Surroundings,
): Verdict[] {
  if (!approved) return [];
  const approvedCards = approved.cards ?? [];
  const cards = Array.isArray(sent?.cards) ? sent.cards.filter(isObject) : [];
  if (cards.length !== approvedCards.length) throw tooMany('carousel', cards.length, approvedCards.length);
  return approvedCards.map((approvedCard, index) => {
    const card = cards.find((one) => Number(one.card_index) === index);
    if (!card) throw whatsAppError(131008, `carousel: Card with card_index ${index} is missing`);
    return judgeComponents(approvedCard.components, template, card.components, around, `cards[${index}]`);
  });
}

function componentList(sent: unknown, path: string): Json[] {
  if (sent === undefined) return [];
  if (!Array.isArray(sent)) throw invalidParameter(`(#100) Param ${path}['components'] must be an array.`);
  return sent.map((component, index) => {
    if (!isObject(component) || !typeOf(component)) {
      throw invalidParameter(`(#100) The parameter ${path}['components'][${index}]['type'] is required.`);
    }
    onlyKeys(
      component,
      ['type', 'sub_type', 'index', 'parameters', 'cards'],
      `${path}['components'][${index}]`,
    );
    return component;
  });
}

const COMPONENTS: Record<string, TemplateComponent['type']> = {
  header: 'HEADER',
  body: 'BODY',
  button: 'BUTTONS',
  limited_time_offer: 'LIMITED_TIME_OFFER',
  carousel: 'CAROUSEL',
};

function refuseForeign(sent: Json[], approved: TemplateComponent[]): void {
  for (const component of sent) {
    const type = typeOf(component);
    const meant = COMPONENTS[type];
    if (!meant) throw whatsAppError(131009, `components: Component type ${type} is not supported`);
    if (meant !== 'BUTTONS' && !approved.some((one) => one.type === meant)) {
      const count = Array.isArray(component.parameters) ? component.parameters.length : 1;
      throw tooMany(type, count, 0);
    }
  }
}

function only(components: Json[], type: string): Json | undefined {
  const found = components.filter((component) => typeOf(component) === type);
  if (found.length > 1) throw whatsAppError(131009, `components: More than one component of type ${type}`);
  return found[0];
}

function typeOf(component: Json): string {
  return (asText(component.type) ?? '').toLowerCase();
}

function tooMany(part: string, given: number, expected: number): GraphError {
  return whatsAppError(
    132000,
    `${part}: number of localizable_params (${given}) does not match the expected number of params (${expected})`,
  );
}
