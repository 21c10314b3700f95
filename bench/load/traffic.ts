import {
  bodyOf,
  CUSTOMERS,
  customerNumber,
  messageId,
  messagesChange,
  SENTENCE,
  type Business,
} from './messages.js';

/** One update of the traffic of a business that sends ten messages for three that it gets. */
export interface TrafficUpdate {
  what: 'received' | (typeof steps)[number];
  /** Number of its message, for `messageId`. */
  message: number;
  /** Customers are numbered from 0, and take turns. */
  turn: number;
}

const steps = ['sent', 'delivered', 'read'] as const;
/** Each sent message has three statuses; so of eleven updates one is a message of a customer. */
const updatesPerReceived = 11;
/** So many other messages are sent between two statuses of one: more than share a transaction. */
const sentBetween = 2_000;
/** Where the numbers of sent messages begin; those of received ones begin with 0. */
const firstSent = 2 ** 30;
/** Every body has this many bytes; the rest is filled with spaces, as JSON allows. */
const bytesPerBody = 1024;

/** The update number `index` of the traffic. */
export function trafficUpdate(index: number): TrafficUpdate {
  const received = Math.floor(index / updatesPerReceived);
  const place = index % updatesPerReceived;
  if (place === 0) return { what: 'received', message: received, turn: received };
  const status = received * (updatesPerReceived - 1) + place - 1;
  const step = status % steps.length;
  // What is delivered was sent a while ago, and what is read was delivered a while ago.
  const turn = Math.floor(status / steps.length) + (steps.length - 1 - step) * sentBetween;
  return { what: steps[step] ?? 'sent', message: firstSent + turn, turn };
}

/** The webhook body of update number `index`; `at` in epoch seconds. */
export function trafficBody(business: Business, index: number, at: number): string {
  const { what, message, turn } = trafficUpdate(index);
  const customer = customerNumber(turn % CUSTOMERS);
  const content =
    what === 'received' ? received(customer, message, at) : statusOf(what, customer, message, at);
  return bodyOf(business, [messagesChange(business, content)]).padEnd(bytesPerBody);
}

function received(from: string, message: number, at: number): object {
  const text = { body: SENTENCE };
  return {
    contacts: [{ profile: { name: 'Zo\u00eb Example' }, wa_id: from }],
    messages: [{ from, id: messageId(message), timestamp: String(at), text, type: 'text' }],
  };
}

function statusOf(status: string, customer: string, message: number, at: number): object {
  const pricing = { billable: true, pricing_model: 'PMP', type: 'regular', category: 'utility' };
  return {
    statuses: [{ id: messageId(message), status, timestamp: String(at), recipient_id: customer, pricing }],
  };
}
