import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Access } from '../access.js';
import type { Customer, Message, PhoneNumber, Rendering, Waba } from '../entities.js';
import type { CloudApiEvents } from '../events.js';
import { invalidParameter, unsupportedRequest, whatsAppError } from '../graph-error.js';
import { messageId } from '../ids.js';
import { asText, isObject, type Json } from '../json.js';
import type { RateLimits } from '../limits.js';
import { markRead } from './mark-read.js';
import { contentOf } from './message-content.js';
import { checkEnvelope, checkProduct, recipientOf, typeOf } from './message-envelope.js';
import { renderTemplate } from './rendering.js';
import type { Statuses } from './statuses.js';
import { judge, templateMeant, type Surroundings } from '../judge/judge.js';
import { onlyKeys } from '../judge/parameters.js';
import type { World } from '../world.js';

export interface MessageParts {
  world: World;
  events: CloudApiEvents;
  access: Access;
  limits: RateLimits;
  statuses: Statuses;
}

/** By which API a message goes out. */
export type Channel = 'cloud_api' | 'marketing_messages';

interface Content {
  rendering: Rendering;
  category: Message['category'];
}

interface Sender {
  number: PhoneNumber;
  waba: Waba;
}

/** Sending, and marking as read: `POST /{phone}/messages` with the checks Meta makes before it answers. */
export function registerMessages(server: FastifyInstance, parts: MessageParts): void {
  const { events, world } = parts;
  server.post<{ Params: { id: string } }>('/:id/messages', (request) => {
    const sender = senderOf(request, request.params.id, parts);
    const body = isObject(request.body) ? request.body : {};
    checkProduct(body);
    if (body.status !== undefined) return markRead(body, sender.number, world, events);
    return send(body, sender, parts, 'cloud_api');
  });
}

/** @throws GraphError when the number cannot be used: 100/33, 10, 200 or 133010. */
export function senderOf(request: FastifyRequest, id: string, { access, world }: MessageParts): Sender {
  const number = access.phoneNumber(request, id, 'whatsapp_business_messaging');
  const waba = world.waba(number.wabaId);
  if (!waba) throw unsupportedRequest(request.method, number.id);
  if (!number.registered) {
    throw whatsAppError(133010, 'The phone number is not registered on the WhatsApp Business Platform.');
  }
  return { number, waba };
}

/** Checks a message, accepts it and lets it go on its way; gives Graph's answer. */
export function send(body: Json, sender: Sender, parts: MessageParts, channel: Channel): Json {
  const { events, limits, statuses, world } = parts;
  const { number } = sender;
  const type = typeOf(body);
  checkEnvelope(body);
  const customer = recipientOf(body, number, world);
  const content = checkContent(type, body, sender, world, channel);
  if (content.category === 'authentication' && body.to === undefined) {
    throw whatsAppError(131062, 'Authentication templates can only be sent to a phone number.');
  }
  limits.countOutbound(number, customer.waId);

  const message = accepted(type, body, content, number, customer, world);
  events.emit('message', message);
  statuses.follow(message);
  return answerTo(body, message, customer);
}

function checkContent(
  type: string,
  body: Json,
  { number, waba }: Sender,
  world: World,
  channel: Channel,
): Content {
  const around: Surroundings = {
    now: () => world.now(),
    mediaType: (id) => {
      const media = world.mediaById(id);
      return media?.phoneNumberId === number.id ? media.mime_type : undefined;
    },
  };
  if (type !== 'template') return { rendering: contentOf(type, body, around), category: 'service' };

  if (!isObject(body.template)) throw invalidParameter('(#100) The parameter template is required.');
  onlyKeys(body.template, ['name', 'language', 'components'], 'template');
  const name = asText(body.template.name);
  if (!name) throw invalidParameter("(#100) The parameter template['name'] is required.");
  const language = isObject(body.template.language) ? body.template.language : {};
  const code = asText(language.code);
  if (!code) throw invalidParameter("(#100) The parameter template['language']['code'] is required.");
  if (language.policy !== undefined && language.policy !== 'deterministic') {
    throw whatsAppError(131009, "template['language']['policy'] must be deterministic");
  }
  const template = templateMeant(waba.templates, name, code);
  if (channel === 'marketing_messages' && template.category !== 'MARKETING') {
    throw whatsAppError(131055, 'Only templates of the category MARKETING can be sent with this API.');
  }
  if (channel === 'cloud_api' && template.category === 'MARKETING' && waba.marketingOnCloudApiDisabled) {
    throw whatsAppError(131063, 'Send marketing templates through the Marketing Messages API.');
  }
  const verdict = judge(template, body.template.components, around);
  const category = template.category.toLowerCase() as Message['category'];
  return { rendering: renderTemplate(template, verdict), category: pricedAs(category, waba, channel) };
}

/** A fallback to the Cloud API costs what the Cloud API costs. */
function pricedAs(category: Message['category'], waba: Waba, channel: Channel): Message['category'] {
  const lite = channel === 'marketing_messages' && isOnboarded(waba);
  return lite && category === 'marketing' ? 'marketing_lite' : category;
}

/** Whether an account can use the Marketing Messages API itself. */
export function isOnboarded(waba: Waba): boolean {
  return (waba.marketingMessages ?? 'ONBOARDED') === 'ONBOARDED';
}

function accepted(
  type: string,
  body: Json,
  content: Content,
  number: PhoneNumber,
  customer: Customer,
  world: World,
): Message {
  const message: Message = {
    id: messageId(customer.waId, 'out'),
    phoneNumberId: number.id,
    wabaId: number.wabaId,
    waId: customer.waId,
    from: 'business',
    type,
    rendering: content.rendering,
    ticks: 'accepted',
    at: world.now(),
    category: content.category,
    callbackData: asText(body.biz_opaque_callback_data) ?? null,
    replyTo: isObject(body.context) ? (asText(body.context.message_id) ?? null) : null,
    raw: body,
    error: null,
  };
  world.messages.set(message.id, message);
  return message;
}

function answerTo(body: Json, message: Message, customer: Customer): Json {
  const contact =
    body.to === undefined
      ? { input: body.recipient, user_id: customer.userId }
      : { input: body.to, wa_id: customer.waId };
  return {
    messaging_product: 'whatsapp',
    contacts: [contact],
    messages: [{ id: message.id, ...(message.type === 'template' ? { message_status: 'accepted' } : {}) }],
  };
}
