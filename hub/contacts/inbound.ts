import { objectOf, textOf } from '../../whatsapp/json.js';
import type { IncomingMessage } from '../../whatsapp/webhook.js';
import { isPlaceholder } from './message.js';

/** What follows from something that the customer did. */
export interface InboundEffect {
  /** The service window is open for a day from then. */
  opensWindow: boolean;
  /** It counts as a message, and is the last that the customer wrote. */
  counts: boolean;
  /** The customer waits for an answer, and a conversation that was closed or is over begins anew. */
  asks: boolean;
  /** It may be the first message of its sender. */
  first: boolean;
}

/** By kind, from what says most to what says nothing. */
export const inboundEffects = {
  /** Any message, also of a type that is new. */
  message: { opensWindow: true, counts: true, asks: true, first: true },
  /** A message that WhatsApp cannot show, or whose content may follow. */
  placeholder: { opensWindow: true, counts: true, asks: true, first: false },
  /** What needs no answer: a call, a reaction or its removal, a vote, a chat that was opened to be welcomed. */
  gesture: { opensWindow: true, counts: false, asks: false, first: false },
  /** What changes something else, or is told by WhatsApp: an edit, a withdrawal, a pin, a new number. */
  notice: { opensWindow: false, counts: false, asks: false, first: false },
} as const satisfies Record<string, InboundEffect>;

type InboundKind = keyof typeof inboundEffects;

/** Types that are no message though they come as one (Cloud API: messages webhook; `unsupported.type`). */
const otherKinds: ReadonlyMap<unknown, InboundKind> = new Map([
  ['reaction', 'gesture'],
  ['poll_update', 'gesture'],
  ['request_welcome', 'gesture'],
  ['edit', 'notice'],
  ['revoke', 'notice'],
  ['pin', 'notice'],
  ['keep_in_chat', 'notice'],
  ['system', 'notice'],
]);

/** What follows from a message. In a group it is not said to the business alone: it opens no window and asks nothing. */
export function effectOf(message: IncomingMessage): InboundEffect {
  const effect = inboundEffects[kindOf(message)];
  return isInGroup(message) ? { ...effect, opensWindow: false, asks: false } : effect;
}

export function isInGroup(message: IncomingMessage): boolean {
  return textOf(message.group_id) !== null;
}

function kindOf(message: IncomingMessage): InboundKind {
  const { type } = message;
  const meant = type === 'unsupported' ? objectOf(message['unsupported'])['type'] : type;
  return otherKinds.get(meant) ?? (isPlaceholder(type) ? 'placeholder' : 'message');
}
