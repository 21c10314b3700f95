import type { ZObject } from 'zapier-platform-core';
import { graph, path } from './graph-call.js';

/**
 * Marks a customer's message as read, and all before it; with `typing` the customer also sees that somebody types
 * (Cloud API: mark messages as read, typing indicators). Asking twice changes nothing.
 */
export async function markRead(
  z: ZObject,
  phoneNumberId: string,
  messageId: string,
  typing: boolean,
): Promise<void> {
  await graph(z, path`${phoneNumberId}/messages`, {
    method: 'POST',
    body: {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: messageId,
      ...(typing && { typing_indicator: { type: 'text' } }),
    },
  });
}
