import type { Message, Rendering, Ticks } from '../entities.js';
import type { World } from '../world.js';

export interface PhoneMessage extends Rendering {
  id: string;
  from: 'business' | 'customer';
  type: string;
  ticks: Ticks;
  /** ISO-8601. */
  at: string;
  reply_to: string | null;
}

export interface Chat {
  /** The business's verified name. */
  name: string;
  phone_number_id: string;
  display_phone_number: string;
  messages: PhoneMessage[];
}

/** What a customer's phone shows. */
export interface Phone {
  wa_id: string;
  name: string;
  user_id: string;
  on_whatsapp: boolean;
  chats: Chat[];
}

/** A customer's phone: one chat for each business number, with what was written and what has arrived. */
export function phoneOf(number: string, world: World): Phone {
  const customer = world.customer(number);
  const messages = [...world.messages.values()].filter(
    (message) => message.waId === customer.waId && isShown(message),
  );
  const chats = world.phoneNumbers
    .map((business) => ({
      name: business.verified_name,
      phone_number_id: business.id,
      display_phone_number: business.display_phone_number,
      messages: messages.filter((message) => message.phoneNumberId === business.id).map(shown),
    }))
    .filter((chat) => chat.messages.length > 0);
  return {
    wa_id: customer.waId,
    name: customer.name,
    user_id: customer.userId,
    on_whatsapp: customer.onWhatsApp,
    chats,
  };
}

/** What a business sent is there once it is delivered. */
function isShown(message: Message): boolean {
  return message.from === 'customer' || ['delivered', 'read', 'played'].includes(message.ticks);
}

function shown(message: Message): PhoneMessage {
  const { at, from, id, rendering, replyTo, ticks, type } = message;
  return { id, from, type, ...rendering, ticks, at: new Date(at).toISOString(), reply_to: replyTo };
}
