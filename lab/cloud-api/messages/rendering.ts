import type { Rendering, ShownButton } from '../entities.js';
import { asText, isObject, type Json } from '../json.js';
import type { Verdict } from '../judge/judge.js';
import {
  fillVariables,
  type TemplateButton,
  type TemplateComponent,
  type TemplateNode,
} from '../templates/node.js';

/** A template as the customer's phone shows it, with the values it was sent with. */
export function renderTemplate(template: TemplateNode, verdict: Verdict): Rendering {
  return render(template.components, template, verdict);
}

function render(components: TemplateComponent[], template: TemplateNode, verdict: Verdict): Rendering {
  const part = (type: string) => components.find((component) => component.type.toUpperCase() === type);
  const header = part('HEADER');
  const footer = footerOf(part('FOOTER'));
  const offer = part('LIMITED_TIME_OFFER')?.limited_time_offer;
  const buttons = part('BUTTONS')?.buttons ?? [];
  const cards = part('CAROUSEL')?.cards ?? [];
  return {
    ...(header ? renderHeader(header, verdict) : {}),
    text: bodyOf(part('BODY'), template, verdict),
    ...(offer ? { offer: renderOffer(offer.text, verdict) } : {}),
    ...(footer ? { footer } : {}),
    ...(buttons.length > 0
      ? { buttons: buttons.map((button, index) => renderButton(button, verdict.buttons.get(index))) }
      : {}),
    ...(cards.length > 0
      ? {
          cards: cards.flatMap((card, index) => {
            const values = verdict.cards[index];
            return values ? [render(card.components, template, values)] : [];
          }),
        }
      : {}),
  };
}

function renderHeader(header: TemplateComponent, verdict: Verdict): Partial<Rendering> {
  if (header.format?.toUpperCase() === 'TEXT')
    return { header: fillVariables(header.text ?? '', verdict.header) };
  const object = verdict.headerObject ?? {};
  return header.format?.toUpperCase() === 'LOCATION'
    ? { location: locationOf(object) }
    : { media: mediaOf((header.format ?? '').toLowerCase(), object) };
}

function renderOffer(text: string, { offerEnds }: Verdict): NonNullable<Rendering['offer']> {
  return { text, ...(offerEnds === null ? {} : { ends_at: new Date(offerEnds).toISOString() }) };
}

function bodyOf(body: TemplateComponent | undefined, template: TemplateNode, verdict: Verdict): string {
  if (template.category !== 'AUTHENTICATION' || body?.text !== undefined) {
    return fillVariables(body?.text ?? '', verdict.body);
  }
  // Meta writes the text of authentication templates itself.
  const code = `*${verdict.body.get('1') ?? ''}* is your verification code.`;
  return body?.add_security_recommendation ? `${code} For your security, do not share this code.` : code;
}

function footerOf(footer: TemplateComponent | undefined): string | undefined {
  const minutes = footer?.code_expiration_minutes;
  return minutes === undefined ? footer?.text : `This code expires in ${minutes} minutes.`;
}

function renderButton(button: TemplateButton, value: string | undefined): ShownButton {
  const text = button.text ?? (button.type === 'COPY_CODE' ? 'Copy offer code' : '');
  switch (button.type.toUpperCase()) {
    case 'URL':
      return { type: 'url', text, url: fillVariables(button.url ?? '', new Map([['1', value ?? '']])) };
    case 'PHONE_NUMBER':
      return { type: 'phone_number', text, phone_number: button.phone_number ?? '' };
    case 'COPY_CODE':
    case 'OTP':
      return { type: 'copy_code', text, code: value ?? '' };
    case 'QUICK_REPLY':
      return { type: 'quick_reply', text, payload: value ?? text };
    default:
      return { type: button.type.toLowerCase(), text };
  }
}

/** Media as a chat shows it, from Graph's media object. */
export function mediaOf(kind: string, media: Json): NonNullable<Rendering['media']> {
  const id = asText(media.id);
  const link = asText(media.link);
  const fileName = asText(media.filename);
  return {
    kind,
    ...(id ? { id } : {}),
    ...(link ? { link } : {}),
    ...(fileName ? { file_name: fileName } : {}),
  };
}

/** A place as a chat shows it, from Graph's location object. */
export function locationOf(location: unknown): NonNullable<Rendering['location']> {
  const place = isObject(location) ? location : {};
  const name = asText(place.name);
  const address = asText(place.address);
  return {
    latitude: Number(place.latitude),
    longitude: Number(place.longitude),
    ...(name ? { name } : {}),
    ...(address ? { address } : {}),
  };
}
