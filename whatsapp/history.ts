import { listOf, objectOf } from './json.js';
import type { IncomingMessage } from './webhook.js';

/**
 * The customers who wrote in one entry of the `history` field, which brings the chats a business had in its
 * WhatsApp Business app. A chat is named after the customer; who was only written to is not among them.
 */
export function writersIn(entry: unknown): IncomingMessage[] {
  const writers: IncomingMessage[] = [];
  for (const thread of listOf(objectOf(entry)['threads'])) {
    const { id, messages } = objectOf(thread);
    if (typeof id !== 'string') continue;
    const written = listOf(messages).map((message): IncomingMessage => objectOf(message));
    const byCustomer = written.find(({ from, from_user_id: user }) => from === id || user === id);
    if (byCustomer) writers.push(byCustomer);
  }
  return writers;
}
