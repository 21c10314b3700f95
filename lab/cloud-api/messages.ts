import type { FastifyInstance } from 'fastify';
import type { Access } from './access.js';
import type { Customer, Message, PhoneNumber, Rendering, Waba } from './entities.js';
import type { CloudApiEvents } from './events.js';
import { invalidParameter, unsupportedRequest, whatsAppError } from './graph-error.js';
import { messageId } from './ids.js';
import { asText, isObject, type Json } from './json.js';
import type { RateLimits } from './limits.js';
import { markRead } from './mark-read.js';
import { contentOf, SESSION_TYPES } from './message-content.js';
import { dialled } from './recipient.js';
import { renderTemplate } from './rendering.js';
import type { Statuses } from './statuses.js';
import { judge, templateMeant, type Surroundings } from './template-judge.js';
import { onlyKeys } from './template-parameters.js';
import type { World } from './world.js';

const LONGEST_CALLBACK_DATA = 512;

export interface MessageParts {
  world: World;
  events: CloudApiEvents;
  access: Access;
  limits: RateLimits;
  statuses: Statuses;
}

interface Content {
  rendering: Rendering;
  category: Message['category'];
}

/** Sending, and marking as read: `POST /{phone}/messages` with the checks Meta makes before it answers. */
export function registerMessages(server: FastifyInstance, parts: MessageParts): void {
  const { access, events, limits, statuses, world } = parts;
  server.post<{ Params: { id: string } }>('/:id/messages', (request) => {
    const number = access.phoneNumber(request, request.params.id, 'whatsapp_business_messaging');
    const waba = world.waba(number.wabaId);
    if (!waba) throw unsupportedRequest(request.method, number.id);
    if (!number.registered) {
      throw whatsAppError(133010, 'The phone number is not registered on the WhatsApp Business Platform.');
    }
    const body = isObject(request.body) ? request.body : {};
    checkProduct(body);
    if (body.status !== undefined) return markRead(body, number, world, events);

    const type = typeOf(body);
    checkEnvelope(body);
    const customer = recipientOf(body, number, world);
    const content = checkContent(type, body, number, waba, world);
    if (content.category === 'authentication' && body.to === undefined) {
      throw whatsAppError(131062, 'Authentication templates can only be sent to a phone number.');
    }
    limits.countOutbound(number.id, customer.waId);

    const message = accepted(type, body, content, number, customer, world);
    events.emit('message', message);
    statuses.follow(message);
    return answerTo(body, message, customer);
  });
}

function checkProduct(body: Json): void {
  if (body.messaging_product === undefined) {
    throw invalidParameter('(#100) The parameter messaging_product is required.');
  }
  if (body.messaging_product !== 'whatsapp') {
    throw invalidParameter('(#100) Param messaging_product must be one of {WHATSAPP}');
  }
}

function checkEnvelope(body: Json): void {
  const known = [
    'messaging_product',
    'recipient_type',
    'to',
    'recipient',
    'type',
    'context',
    'biz_opaque_callback_data',
    'recipient_identity_key_hash',
    'access_token',
    'appsecret_proof',
    'template',
    ...SESSION_TYPES,
  ];
  const foreign = Object.keys(body).find((key) => !known.includes(key));
  if (foreign !== undefined) throw invalidParameter(`(#100) Unexpected key "${foreign}" on param "message".`);
  if (body.recipient_type !== undefined && body.recipient_type !== 'individual') {
    throw invalidParameter('(#100) Param recipient_type must be one of {INDIVIDUAL}');
  }
  const data = body.biz_opaque_callback_data;
  if (data !== undefined && (typeof data !== 'string' || data.length > LONGEST_CALLBACK_DATA)) {
    throw invalidParameter(
      `(#100) Param biz_opaque_callback_data must be at most ${LONGEST_CALLBACK_DATA} characters long.`,
    );
  }
  if (body.context !== undefined && !(isObject(body.context) && asText(body.context.message_id))) {
    throw invalidParameter("(#100) The parameter context['message_id'] is required.");
  }
}

/** `to` wins over `recipient` when both are there (Cloud API: business-scoped user IDs). */
function recipientOf(body: Json, number: PhoneNumber, world: World): Customer {
  const to = asText(body.to);
  const userId = asText(body.recipient);
  if (!to && !userId) throw invalidParameter('The parameter to is required.');
  if (!to) {
    const known = world.customerByUserId(userId ?? '');
    if (!known) throw whatsAppError(131009, 'recipient is not the id of a user of this business portfolio');
    return known;
  }
  const digits = dialled(to, number.display_phone_number);
  if (!digits) throw whatsAppError(131009, 'Parameter value is not valid: to must be a phone number');
  const customer = world.customer(digits);
  if (customer.waId === number.display_phone_number.replace(/\D/g, '')) {
    throw whatsAppError(131021, 'Recipient phone number cannot be the same as the sender phone number');
  }
  if (number.allowedRecipients && !number.allowedRecipients.includes(customer.waId)) {
    throw whatsAppError(
      131030,
      'Recipient phone number not in allowed list: Add recipient phone number to recipient list and try again.',
    );
  }
  return customer;
}

function typeOf(body: Json): string {
  const type = body.type === undefined && body.text !== undefined ? 'text' : body.type;
  if (type === undefined) throw invalidParameter('(#100) The parameter type is required.');
  const written = (asText(type) ?? '').toLowerCase();
  if (written !== 'template' && !SESSION_TYPES.includes(written)) {
    throw whatsAppError(131051, `Unsupported message type: ${written}`);
  }
  return written;
}

function checkContent(type: string, body: Json, number: PhoneNumber, waba: Waba, world: World): Content {
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
  if (template.category === 'MARKETING' && waba.marketingOnCloudApiDisabled) {
    throw whatsAppError(131063, 'Send marketing templates through the Marketing Messages API.');
  }
  const verdict = judge(template, body.template.components, around);
  const category = template.category.toLowerCase() as Message['category'];
  return { rendering: renderTemplate(template, verdict), category };
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
