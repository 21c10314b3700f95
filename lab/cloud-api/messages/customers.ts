import type { Customer, Message, PhoneNumber, Rendering } from '../entities.js';
import type { CloudApiEvents } from '../events.js';
import { messageId } from '../ids.js';
import { asText, isObject, type Json } from '../json.js';
import type { RateLimits } from '../limits.js';
import { mediaAddress } from './media.js';
import { MEDIA_KINDS } from './media-kinds.js';
import { locationOf, mediaOf } from './rendering.js';
import { SAMPLES } from './sample-media.js';
import { contactOf, heading } from './statuses.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import type { World } from '../world.js';

/** What a customer writes: plain text, or a message in the form webhooks give it, without id, sender and time. */
export type CustomerMessage = string | ({ type: string } & Json);

export interface CustomerWrites {
  /** The business number it goes to; the first number of all when absent. */
  phoneNumberId?: string;
  from: { wa_id: string; name?: string; user_id?: string; username?: string; hides_phone?: boolean };
  /**
   * Media members take `data` (base64) and `mime_type`; without `data` the lab sends a small sample file.
   * `context` and `referral` are passed on as they are.
   */
  message: CustomerMessage;
}

export interface CustomerParts {
  world: World;
  events: CloudApiEvents;
  limits: RateLimits;
  webhooks: Webhooks;
  /** Where the local Meta listens. */
  base(): string;
}

/** The customers: they write, and press the buttons they were sent. */
export class Customers {
  constructor(private readonly parts: CustomerParts) {}

  /** Lets a customer write to a number: opens the service window and sends the webhook. @throws Error in plain words. */
  write({ phoneNumberId, from, message }: CustomerWrites): { id: string } {
    const { events, limits, webhooks, world } = this.parts;
    const number = phoneNumberId === undefined ? world.phoneNumbers[0] : world.phoneNumber(phoneNumberId);
    if (!number) throw new Error(`There is no business number with the id ${phoneNumberId}.`);
    const customer = this.introduce(from);
    const content: { type: string } & Json =
      typeof message === 'string' ? { type: 'text', text: { body: message } } : message;

    const id = messageId(customer.waId, 'in');
    const written: Json = {
      ...(content.context === undefined ? {} : { context: content.context }),
      ...(content.referral === undefined ? {} : { referral: content.referral }),
      ...(customer.hidesPhone ? {} : { from: customer.waId }),
      from_user_id: customer.userId,
      id,
      timestamp: String(Math.floor(world.now() / 1000)),
      ...content,
      ...(content.type in MEDIA_KINDS ? { [content.type]: this.withFile(content, number) } : {}),
    };

    world.openWindow(number.id, customer.waId);
    limits.countInbound(number.id);
    const kept = this.keep(id, written, number, customer);
    // What WhatsApp itself tells of a customer comes without a contact.
    const contacts = content.type === 'system' ? {} : { contacts: [contactOf(customer)] };
    webhooks.send(number.wabaId, 'messages', { ...heading(number), ...contacts, messages: [written] });
    events.emit('phone', { wa_id: customer.waId, what: 'message', message: kept });
    return { id };
  }

  /** Lets a customer press a button, or pick a list row, of a message on their phone. @throws Error in plain words. */
  press(waId: string, messageIdShown: string, label: string): { id: string } {
    const { world } = this.parts;
    const message = world.messages.get(messageIdShown);
    const customer = world.customer(waId);
    const buttons = [message?.rendering, ...(message?.rendering.cards ?? [])].flatMap(
      (one) => one?.buttons ?? [],
    );
    const button = buttons.find((one) => one.text === label && one.payload !== undefined);
    if (!message || message.waId !== customer.waId || !button) {
      throw new Error(`This phone shows no message with a button “${label}”.`);
    }
    const number = world.phoneNumber(message.phoneNumberId);
    const context = { from: number?.display_phone_number.replace(/\D/g, ''), id: message.id };
    const { description, payload, text, type } = button;
    const title = { id: payload, title: text };
    const answer: { type: string } & Json =
      type === 'quick_reply'
        ? { type: 'button', button: { payload, text } }
        : type === 'row'
          ? listReply({ ...title, ...(description ? { description } : {}) })
          : { type: 'interactive', interactive: { type: 'button_reply', button_reply: title } };
    return this.write({
      phoneNumberId: message.phoneNumberId,
      from: { wa_id: waId },
      message: { ...answer, context },
    });
  }

  private introduce(from: CustomerWrites['from']): Customer {
    if (!/\d{5,}/.test(from.wa_id.replace(/\D/g, ''))) {
      throw new Error('A customer needs a wa_id: the phone number with its country code, digits only.');
    }
    const customer = this.parts.world.customer(from.wa_id);
    if (from.name !== undefined) customer.name = from.name;
    if (from.user_id !== undefined) customer.userId = from.user_id;
    if (from.username !== undefined) customer.username = from.username;
    if (from.hides_phone !== undefined) customer.hidesPhone = from.hides_phone;
    return customer;
  }

  /** The media member of a message as a webhook gives it: the file is kept, and its address added. */
  private withFile(content: { type: string } & Json, number: PhoneNumber): Json {
    const given = content[content.type];
    const { data, mime_type: givenType, ...members } = isObject(given) ? given : {};
    const sample = SAMPLES[content.type] ?? { mimeType: 'application/octet-stream', bytes: Buffer.alloc(0) };
    const bytes = typeof data === 'string' ? Buffer.from(data, 'base64') : sample.bytes;
    const mimeType = asText(givenType) ?? sample.mimeType;
    const media = this.parts.world.keepMedia(number, bytes, mimeType, true);
    return {
      ...members,
      mime_type: mimeType,
      sha256: media.sha256.toString('base64'),
      id: media.id,
      url: mediaAddress(media, this.parts.world, this.parts.base(), 'webhook'),
    };
  }

  private keep(id: string, written: Json, number: PhoneNumber, customer: Customer): Message {
    const kept: Message = {
      id,
      phoneNumberId: number.id,
      wabaId: number.wabaId,
      waId: customer.waId,
      from: 'customer',
      type: String(written.type),
      rendering: renderingOf(written),
      ticks: 'delivered',
      at: this.parts.world.now(),
      category: 'service',
      callbackData: null,
      replyTo: isObject(written.context) ? (asText(written.context.id) ?? null) : null,
      raw: written,
      error: null,
    };
    this.parts.world.messages.set(id, kept);
    return kept;
  }
}

function listReply(row: Json): { type: string } & Json {
  return { type: 'interactive', interactive: { type: 'list_reply', list_reply: row } };
}

/** What the customer's own chat shows of what they wrote. */
function renderingOf(written: Json): Rendering {
  const type = String(written.type);
  const content = isObject(written[type]) ? written[type] : {};
  if (type in MEDIA_KINDS) return { media: mediaOf(type, content), text: asText(content.caption) ?? '' };
  if (type === 'location') return { location: locationOf(content), text: '' };
  if (type === 'interactive') {
    const reply = content[String(content.type)];
    return { text: isObject(reply) ? (asText(reply.title) ?? asText(reply.body) ?? '') : '' };
  }
  return { text: asText(content.body) ?? asText(content.text) ?? asText(content.emoji) ?? '' };
}
