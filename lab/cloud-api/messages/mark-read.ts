import type { PhoneNumber } from '../entities.js';
import type { CloudApiEvents } from '../events.js';
import { invalidParameter, whatsAppError } from '../graph-error.js';
import { asText, isObject, type Json } from '../json.js';
import type { World } from '../world.js';

const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1000;

/**
 * Marks a customer's message, and all before it, as read, and shows that the business is typing when asked to.
 * @throws GraphError 100 or 131009 when there is no such message of a customer on this number.
 */
export function markRead(body: Json, number: PhoneNumber, world: World, events: CloudApiEvents): Json {
  if (body.status !== 'read') throw invalidParameter('(#100) Param status must be one of {READ}');
  const id = asText(body.message_id);
  if (!id) throw invalidParameter('(#100) The parameter message_id is required.');
  const message = world.messages.get(id);
  const known = message?.from === 'customer' && message.phoneNumberId === number.id;
  if (!known || world.now() - message.at > THIRTY_DAYS) {
    throw whatsAppError(131009, 'message_id is not the id of a message received by this phone number');
  }
  for (const one of world.messages.values()) {
    const sameChat = one.phoneNumberId === number.id && one.waId === message.waId;
    if (sameChat && one.from === 'customer' && one.at <= message.at) one.ticks = 'read';
  }
  events.emit('phone', { wa_id: message.waId, what: 'ticks', message });
  if (isObject(body.typing_indicator))
    events.emit('phone', { wa_id: message.waId, what: 'typing', message: null });
  return { success: true };
}
