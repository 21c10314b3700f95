/** Whose webhooks the load pretends to be. */
export interface Business {
  wabaId: string;
  phoneNumberId: string;
}

/** So many different customers write; every load begins with the first again when they are used up. */
export const CUSTOMERS = 5000;
const HEX_DIGITS = 8;

/**
 * Meta's message ids differ in a random part, so they reach a database's index in no order.
 * An odd factor modulo 2^32 gives every index its own place, far from its neighbours.
 */
function scatter(index: number): number {
  return Math.imul(index, 2654435761) >>> 0;
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(HEX_DIGITS, '0');
}

/** The message id of the load's message number `index`: unique, 60 characters as Meta's are. */
export function messageId(index: number): string {
  return `wamid.HBgLMTIwMTU1NTAxMDAVAgASGBQzQUE2NzQ4${hex(scatter(index))}${hex(index)}AA==`;
}

/** The number of the load's message with this id, or null when the load did not make it. */
export function messageIndex(id: unknown): number | null {
  if (typeof id !== 'string') return null;
  const index = Number.parseInt(id.slice(-HEX_DIGITS - 4, -4), 16);
  return messageId(index) === id ? index : null;
}

/**
 * The phone number of a customer, of the range that is kept free for fiction (555-01xx). Of the 79,900th on it has
 * a digit too many, so that it is nobody's either.
 */
export function customerNumber(number: number): string {
  return `1${201 + Math.floor(number / 100)}55501${String(number % 100).padStart(2, '0')}`;
}

function change(business: Business, index: number, text: string, at: number): unknown {
  const from = customerNumber(index % CUSTOMERS);
  return messagesChange(business, {
    contacts: [{ profile: { name: 'Zo\u00eb Example' }, wa_id: from }],
    messages: [{ from, id: messageId(index), timestamp: String(at), text: { body: text }, type: 'text' }],
  });
}

/** A change of the field `messages`, with what is in it. */
export function messagesChange({ phoneNumberId }: Business, content: object): unknown {
  const metadata = { display_phone_number: '15550001234', phone_number_id: phoneNumberId };
  return { value: { messaging_product: 'whatsapp', metadata, ...content }, field: 'messages' };
}

/** A webhook body with these changes, as Meta writes it. */
export function bodyOf({ wabaId }: Business, changes: unknown[]): string {
  return metaJson({ object: 'whatsapp_business_account', entry: [{ id: wabaId, changes }] });
}

/** JSON as Meta writes and signs it: every character beyond ASCII is escaped. */
function metaJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export const SENTENCE = 'Hello, is the table at the window still free on Friday at eight? ';

/** One webhook body of exactly 1,024 bytes that holds text message number `index`; `at` in epoch seconds. */
export function textMessageBody(business: Business, index: number, at: number): string {
  const body = (text: string): string => bodyOf(business, [change(business, index, text, at)]);
  return body(SENTENCE.repeat(20).slice(0, 1024 - body('').length));
}

/** One webhook body with the `updates` text messages that start at number `first`; `at` in epoch seconds. */
export function batchedBody(business: Business, first: number, updates: number, at: number): string {
  const changes = Array.from({ length: updates }, (_, offset) =>
    change(business, first + offset, SENTENCE, at),
  );
  return bodyOf(business, changes);
}
