import { buttonPart } from './button-kinds.js';
import { carousel } from './carousel.js';
import { headerPart } from './header-kinds.js';
import { limitedTimeOffer } from './limited-time-offer.js';
import { fixedPart, type Part, type Place } from './part.js';
import { isPasscodeButton, passcodeBody, passcodeButton, sendsPasscode } from './passcode.js';
import { readTemplate } from './reading.js';
import type { Template, TemplateComponent } from './template.js';
import { textPart } from './text.js';
import { unknownPart } from './unknown.js';

/** Characters of a filled-in body (Cloud API: template components, limited-time offers, carousels). */
const BODY = 1024;
const BODY_OF_OFFER = 600;
const BODY_OF_CARD = 160;

/** The parts of a template, ready for filling in, in the order in which the customer sees them. */
export interface TemplateParts {
  texts: Part[];
  buttons: Part[];
  /** The cards of a carousel, as one part. */
  cards: Part[];
}

export function partsOf(json: Template): TemplateParts {
  const template = readTemplate(json);
  const isOffer = template.components.some((component) => kindOf(component) === 'LIMITED_TIME_OFFER');
  return partsIn(template.components, { template, card: null, bodyLimit: isOffer ? BODY_OF_OFFER : BODY });
}

/** All parts of a template in one list. */
export function allPartsOf(template: Template): Part[] {
  const { buttons, cards, texts } = partsOf(template);
  return [...texts, ...buttons, ...cards];
}

function partsIn(components: readonly TemplateComponent[], place: Place): TemplateParts {
  const parts: TemplateParts = { texts: [], buttons: [], cards: [] };
  const passcode = place.card === null && sendsPasscode(place.template);
  const seen = new Set<string>();
  for (const component of inReadingOrder(components)) {
    const kind = kindOf(component);
    // A second one of the same kind is none that Meta describes.
    if (seen.has(kind)) parts.texts.push(unknownPart(place, kind));
    else if (kind === 'BUTTONS') parts.buttons.push(...buttonsOf(component, place, passcode));
    else if (kind === 'CAROUSEL' && place.card === null) parts.cards.push(cardsOf(component, place));
    else parts.texts.push(textOf(kind, component, place, passcode));
    seen.add(kind);
  }
  return parts;
}

function textOf(kind: string, component: TemplateComponent, place: Place, passcode: boolean): Part {
  switch (kind) {
    case 'HEADER':
      return headerPart(place, component);
    case 'LIMITED_TIME_OFFER':
      return limitedTimeOffer(place, component);
    case 'BODY':
      return passcode ? passcodeBody(place, component) : bodyText(place, component);
    case 'FOOTER':
      return fixedPart(component.text ?? lifeOfCode(component));
    case 'CALL_PERMISSION_REQUEST':
      return fixedPart('[The customer is asked for permission to call]');
    default:
      return unknownPart(place, kind);
  }
}

function buttonsOf({ buttons = [] }: TemplateComponent, place: Place, passcode: boolean): Part[] {
  return buttons.map((button, index) =>
    passcode && isPasscodeButton(button) ? passcodeButton(button, index) : buttonPart(place, button, index),
  );
}

function cardsOf({ cards = [] }: TemplateComponent, { template }: Place): Part {
  return carousel(
    cards.map(({ components }, index) => {
      const { buttons, texts } = partsIn(components, {
        template,
        card: index + 1,
        bodyLimit: BODY_OF_CARD,
      });
      return [...texts, ...buttons];
    }),
  );
}

function bodyText(place: Place, component: TemplateComponent): Part {
  return textPart(place, component.text ?? '', {
    type: 'body',
    title: 'Body',
    limit: place.bodyLimit,
    key: (variable) => `body_${variable}`,
    examples: {
      numbered: component.example?.body_text?.[0],
      named: component.example?.body_text_named_params,
    },
  });
}

/** What Meta writes below a code that ends, where Graph does not tell it. */
function lifeOfCode(component: TemplateComponent): string {
  const minutes = component['code_expiration_minutes'];
  return typeof minutes === 'number' ? `This code expires in ${minutes} minutes.` : '';
}

const READING_ORDER = ['HEADER', 'LIMITED_TIME_OFFER', 'BODY', 'FOOTER', 'BUTTONS', 'CAROUSEL'];

function inReadingOrder(components: readonly TemplateComponent[]): TemplateComponent[] {
  const place = (component: TemplateComponent) => {
    const known = READING_ORDER.indexOf(kindOf(component));
    return known < 0 ? READING_ORDER.length : known;
  };
  return [...components].sort((a, b) => place(a) - place(b));
}

function kindOf({ type }: TemplateComponent): string {
  return type.toUpperCase();
}
