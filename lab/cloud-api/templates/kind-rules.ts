import { checkButtons, wrongButtons } from './button-rules.js';
import type { TemplateComponent, TemplateNode } from './node.js';
import { checkBody, checkHeader } from './part-rules.js';
import { checkLength, missingField, refusedParameter, refusedTemplate } from './refusal.js';
import type { TextRules } from './text-rules.js';

const LONGEST_OFFER = 16;
const LONGEST_OFFER_BODY = 600;
const LONGEST_OFFER_CODE = 15;
const FEWEST_CARDS = 2;
const MOST_CARDS = 10;
const MOST_CARD_BUTTONS = 2;
const LONGEST_CARD_BODY = 160;
const LONGEST_EXPIRY_MINUTES = 90;

/** The rules for a template with a one-time passcode (Cloud API: authentication templates). */
export function checkAuthentication(components: readonly TemplateComponent[]): void {
  const part = (type: string) => components.find((component) => component.type === type);
  const foreign = components.find(({ type }) => !['BODY', 'FOOTER', 'BUTTONS'].includes(type));
  if (foreign || part('BODY')?.text !== undefined || part('FOOTER')?.text !== undefined) {
    throw refusedParameter(
      'Invalid components',
      'Authentication templates have preset texts: a body, a footer and a one-time passcode button.',
    );
  }
  if (!part('BODY')) throw missingField('BODY', 'add_security_recommendation');
  const minutes = part('FOOTER')?.code_expiration_minutes;
  if (part('FOOTER') && !(Number.isInteger(minutes) && within(Number(minutes), 1, LONGEST_EXPIRY_MINUTES))) {
    throw refusedTemplate(2388073, `code_expiration_minutes must be from 1 to ${LONGEST_EXPIRY_MINUTES}.`);
  }
  const [button] = part('BUTTONS')?.buttons ?? [];
  if (!button) throw missingField('BUTTONS', 'OTP');
  if (!['COPY_CODE', 'ONE_TAP', 'ZERO_TAP'].includes(button.otp_type ?? '')) {
    throw missingField('BUTTONS', 'otp_type');
  }
  if (button.otp_type === 'COPY_CODE') return;
  const apps = button.supported_apps ?? [button];
  if (!apps.every((app) => app.package_name && app.signature_hash) || apps.length === 0) {
    throw missingField('BUTTONS', 'supported_apps');
  }
  if (button.otp_type === 'ZERO_TAP' && button.zero_tap_terms_accepted !== true) {
    throw wrongButtons('zero_tap_terms_accepted must be true.');
  }
}

/** The rules for a limited-time offer (Cloud API: limited-time offer templates). */
export function checkOffer(
  components: readonly TemplateComponent[],
  category: TemplateNode['category'],
): void {
  const part = (type: string) => components.find((component) => component.type === type);
  const offer = part('LIMITED_TIME_OFFER');
  if (!offer) return;
  const refuse = (message: string) => refusedParameter('Invalid limited-time offer', message);
  if (category !== 'MARKETING') throw refuse('Limited-time offers are for marketing templates only.');
  if (part('FOOTER')) throw refuse('Templates with a limited-time offer have no footer.');
  const header = part('HEADER')?.format;
  if (header !== undefined && header !== 'IMAGE' && header !== 'VIDEO') {
    throw refuse('The header of a limited-time offer is an image or a video.');
  }
  const text = offer.limited_time_offer?.text ?? '';
  if (text.trim() === '') throw missingField('LIMITED_TIME_OFFER', 'text');
  checkLength('limited-time offer', text, LONGEST_OFFER);
  checkLength('body', part('BODY')?.text ?? '', LONGEST_OFFER_BODY);
  const code = part('BUTTONS')?.buttons?.find(({ type }) => type === 'COPY_CODE')?.example ?? '';
  checkLength('code', String(Array.isArray(code) ? code[0] : code), LONGEST_OFFER_CODE);
}

/** The rules for cards (Cloud API: carousel templates). */
export function checkCarousel(
  carousel: TemplateComponent | undefined,
  category: TemplateNode['category'],
  rules: TextRules,
): void {
  if (!carousel) return;
  const refuse = (message: string) => refusedParameter('Invalid carousel', message);
  const cards = carousel.cards ?? [];
  if (!within(cards.length, FEWEST_CARDS, MOST_CARDS)) {
    throw refuse(`A carousel has from ${FEWEST_CARDS} to ${MOST_CARDS} cards.`);
  }
  for (const { components } of cards) {
    const part = (type: string) => components.find((component) => component.type === type);
    const header = part('HEADER');
    if (!header || !['IMAGE', 'VIDEO', 'PRODUCT'].includes(header.format ?? '')) {
      throw refuse('Each card has an image, a video or a product as its header.');
    }
    checkHeader(header, rules);
    const body = part('BODY');
    if (body) checkBody(body, rules, LONGEST_CARD_BODY);
    const buttons = part('BUTTONS')?.buttons ?? [];
    if (buttons.length > MOST_CARD_BUTTONS) throw refuse(`A card has ${MOST_CARD_BUTTONS} buttons at most.`);
    checkButtons(buttons, category, 'cards');
  }
  if (new Set(cards.map(({ components }) => layoutOf(components))).size > 1) {
    throw refuse('All cards must have the same components.');
  }
}

function layoutOf(components: readonly TemplateComponent[]): string {
  return components
    .map(({ buttons = [], format = '', type }) => [type, format, ...buttons.map((one) => one.type)].join(' '))
    .sort()
    .join(';');
}

function within(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}
