import type { Customer, PhoneNumber } from '../entities.js';
import { invalidParameter, whatsAppError } from '../graph-error.js';
import { asText, isObject, type Json } from '../json.js';
import { SESSION_TYPES } from './message-content.js';
import { dialled } from './recipient.js';
import type { World } from '../world.js';

const LONGEST_CALLBACK_DATA = 512;

/** @throws GraphError 100 when `messaging_product` is not `whatsapp`. */
export function checkProduct(body: Json): void {
  if (body.messaging_product === undefined) {
    throw invalidParameter('(#100) The parameter messaging_product is required.');
  }
  if (body.messaging_product !== 'whatsapp') {
    throw invalidParameter('(#100) Param messaging_product must be one of {WHATSAPP}');
  }
}

/** Checks what every message has around its content. @throws GraphError 100. */
export function checkEnvelope(body: Json): void {
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

/** Who gets a message: `to` wins over `recipient` when both are there (Cloud API: business-scoped user IDs). */
export function recipientOf(body: Json, number: PhoneNumber, world: World): Customer {
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

/** The type of a message. @throws GraphError 100 without one, 131051 for one that cannot be sent. */
export function typeOf(body: Json): string {
  const type = body.type === undefined && body.text !== undefined ? 'text' : body.type;
  if (type === undefined) throw invalidParameter('(#100) The parameter type is required.');
  const written = (asText(type) ?? '').toLowerCase();
  if (written !== 'template' && !SESSION_TYPES.includes(written)) {
    throw whatsAppError(131051, `Unsupported message type: ${written}`);
  }
  return written;
}
