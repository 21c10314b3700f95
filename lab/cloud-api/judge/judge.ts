import { invalidParameter, whatsAppError } from '../graph-error.js';
import { asText, isObject, type Json } from '../json.js';
import { judgeButtons } from './buttons.js';
import { judgeHeader } from './header.js';
import { judgeOffer } from './offer.js';
import { carriesPasscode, judgePasscode } from './passcode.js';
import { onlyKeys, parametersOf, textsOf, wrongCount } from './parameters.js';
import { fillVariables, variablesOf, type TemplateComponent, type TemplateNode } from '../templates/node.js';

/** Characters of a body with its values, by where it stands (Cloud API: template components). */
const LONGEST_BODY = 1024;
const LONGEST_OFFER_BODY = 600;
const LONGEST_CARD_BODY = 160;

/** Parts that any template may be sent with, and that are not judged. */
const EXTRAS = ['order_status', 'tap_target_configuration'];

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
  /** When a limited-time offer ends, epoch milliseconds. */
  offerEnds: number | null;
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
 * Holds the components of a send against the approved template (Cloud API: sending template messages). Parts of the
 * template that Meta added since are let through.
 * @throws GraphError 132000, 132005, 132012, 132018, 131008, 131009 or 100, as Meta answers.
 */
export function judge(template: TemplateNode, sent: unknown, around: Surroundings): Verdict {
  const offer = template.components.some((component) => typeOf(component) === 'limited_time_offer');
  const longest = offer ? LONGEST_OFFER_BODY : LONGEST_BODY;
  return judgeComponents(template.components, template, sent, around, { path: 'template', longest });
}

/** Where components stand, and how long their body may be. */
interface Place {
  path: string;
  longest: number;
}

function judgeComponents(
  approved: TemplateComponent[],
  template: TemplateNode,
  sent: unknown,
  around: Surroundings,
  { longest, path }: Place,
): Verdict {
  const components = componentList(sent, path);
  const one = (type: string) => only(components, type);
  const approvedOf = (type: string) => approved.find((component) => typeOf(component) === type);
  refuseForeign(components, approved);

  const { parameter_format: format } = template;
  const header = judgeHeader(approvedOf('header'), one('header'), format, around);
  const passcode = carriesPasscode(approved, template.category);
  const text = approvedOf('body')?.text ?? '';
  const variables = passcode ? ['1'] : variablesOf(text, format);
  const body = textsOf('body', variables, parametersOf(one('body'), 'body'), format);
  judgeLength(fillVariables(text, body), longest);

  const approvedButtons = approvedOf('buttons')?.buttons ?? [];
  const buttons = judgeButtons(
    approvedButtons,
    components.filter((component) => typeOf(component) === 'button'),
  );
  if (passcode) judgePasscode(body, approvedButtons, buttons);
  const offer = judgeOffer(approvedOf('limited_time_offer'), one('limited_time_offer'), around.now());
  const cards = judgeCards(approvedOf('carousel'), one('carousel'), template, around);
  return { header: header.values, headerObject: header.object, body, buttons, offerEnds: offer, cards };
}

function judgeLength(hydrated: string, longest: number): void {
  if (hydrated.length <= longest) return;
  throw whatsAppError(
    132005,
    `body: Translated text too long: ${hydrated.length} characters, at most ${longest} are allowed`,
  );
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
  if (cards.length !== approvedCards.length) {
    throw wrongCount('carousel', cards.length, approvedCards.length);
  }
  for (const card of cards) onlyKeys(card, ['card_index', 'components'], 'cards');
  return approvedCards.map((approvedCard, index) => {
    const card = cards.find((one) => asText(one.card_index) === String(index));
    if (!card) throw whatsAppError(131008, `carousel: Card with card_index ${index} is missing`);
    const place = { path: `cards[${index}]`, longest: LONGEST_CARD_BODY };
    return judgeComponents(approvedCard.components, template, card.components, around, place);
  });
}

function componentList(sent: unknown, path: string): Json[] {
  if (sent === undefined) return [];
  if (!Array.isArray(sent)) throw invalidParameter(`(#100) Param ${path}['components'] must be an array.`);
  return sent.map((component, index) => {
    const here = `${path}['components'][${index}]`;
    if (!isObject(component) || !typeOf(component)) {
      throw invalidParameter(`(#100) The parameter ${here}['type'] is required.`);
    }
    onlyKeys(component, ['type', 'sub_type', 'index', 'parameters', 'cards'], here);
    return component;
  });
}

function refuseForeign(sent: Json[], approved: TemplateComponent[]): void {
  const known = ['header', 'body', 'button', 'limited_time_offer', 'carousel'];
  for (const component of sent) {
    const type = typeOf(component);
    if (EXTRAS.includes(type) || type === 'button') continue;
    if (approved.some((one) => typeOf(one) === type)) continue;
    if (!known.includes(type)) {
      throw whatsAppError(131009, `components: Component type ${type} is not supported`);
    }
    const count = Array.isArray(component.parameters) ? component.parameters.length : 1;
    throw wrongCount(type, count, 0);
  }
}

function only(components: Json[], type: string): Json | undefined {
  const found = components.filter((component) => typeOf(component) === type);
  if (found.length > 1) throw whatsAppError(131009, `components: More than one component of type ${type}`);
  return found[0];
}

function typeOf(component: { type?: unknown }): string {
  return (asText(component.type) ?? '').toLowerCase();
}
