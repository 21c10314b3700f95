import { listOf, objectOf, textOf } from '../json.js';
import type { IncomingMessage } from '../webhook.js';

/** Meta's interactive replies, under the names a Zap builder picks from. */
const REPLIES: ReadonlyMap<unknown, string> = new Map([
  ['button_reply', 'button'],
  ['list_reply', 'list_reply'],
  ['nfm_reply', 'flow_reply'],
  ['call_permission_reply', 'call_permission_reply'],
]);

/** Interactive replies that share Meta's `nfm_reply` with flows and are told apart by their name. */
const ADDRESS = 'address_message';

/**
 * What kind of message it is: Meta's own word, except that both kinds of reply button are `button` and
 * interactive replies are named after what was answered. `unsupported` when Meta says nothing.
 */
export function messageType(message: IncomingMessage): string {
  if (message.type !== 'interactive') return textOf(message.type) ?? 'unsupported';
  const interactive = objectOf(message['interactive']);
  if (objectOf(interactive['nfm_reply'])['name'] === ADDRESS) return 'address_reply';
  return REPLIES.get(interactive['type']) ?? textOf(interactive['type']) ?? 'unsupported';
}

/** What the message says as plain text, whatever its type; empty when it says nothing in words. */
export function messageText(message: IncomingMessage): string {
  const type = textOf(message.type) ?? '';
  const content = objectOf(message[type]);
  switch (type) {
    case 'text':
      return textOf(content['body']) ?? '';
    case 'interactive':
      return replyText(content);
    case 'location':
      return locationText(content);
    case 'contacts':
      return listOf(message['contacts']).map(contactName).filter(Boolean).join(', ');
    case 'order':
      return textOf(content['text']) ?? listOf(content['product_items']).map(orderLine).join(', ');
    case 'edit':
      return editedText(content);
    default:
      return firstText(content, ['caption', 'text', 'body', 'emoji']);
  }
}

/** The message an edit put in place of the old one; empty when there is none. */
export function editedMessage(message: IncomingMessage): IncomingMessage {
  return objectOf(objectOf(message['edit'])['message']);
}

function replyText(interactive: Record<string, unknown>): string {
  const reply = objectOf(interactive[textOf(interactive['type']) ?? '']);
  return firstText(reply, ['title', 'body', 'response']);
}

function locationText(location: Record<string, unknown>): string {
  const named = [textOf(location['name']), textOf(location['address'])].filter(Boolean).join(', ');
  if (named) return named;
  return [textOf(location['latitude']), textOf(location['longitude'])].filter(Boolean).join(', ');
}

function contactName(contact: unknown): string {
  return textOf(objectOf(objectOf(contact)['name'])['formatted_name']) ?? '';
}

function orderLine(item: unknown): string {
  const line = objectOf(item);
  return `${textOf(line['quantity']) ?? '1'} × ${textOf(line['product_retailer_id']) ?? '?'}`;
}

function editedText(edit: Record<string, unknown>): string {
  const message: IncomingMessage = objectOf(edit['message']);
  return message.type === 'edit' ? '' : messageText(message);
}

function firstText(content: Record<string, unknown>, members: readonly string[]): string {
  for (const member of members) {
    const text = textOf(content[member]);
    if (text !== null) return text;
  }
  return '';
}
