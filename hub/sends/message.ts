import { filled, longestText, newMessage, type MessageState } from '../contacts/message.js';
import type { SendState } from './send.js';

/** The message that came of a send, until its first status. `now` in epoch milliseconds. */
export function messageOfSend(
  send: SendState,
  messageId: string,
  contactId: string | null,
  now: number,
): MessageState {
  const { wabaId, phoneNumberId, details } = send;
  const facts = {
    id: messageId,
    at: now,
    type: details.type,
    text: textOf(send),
    status: 'accepted' as const,
  };
  const message = newMessage({ wabaId, phoneNumberId, contactId }, facts);
  describe(message, send);
  return message;
}

/** Lets a message tell what its statuses do not: what it says, and of which template it is. */
export function describe(message: MessageState, send: SendState): void {
  const { operation, details } = send;
  filled(message, { ...message, type: details.type, text: textOf(send) });
  message.templateName ??= details.templateName ?? null;
  message.details.operationId ??= operation;
  message.details.templateId ??= details.templateId;
  message.details.templateLanguage ??= details.templateLanguage;
}

function textOf({ details }: SendState): string | null {
  return details.text?.slice(0, longestText) ?? null;
}
