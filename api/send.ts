import type { ZObject } from 'zapier-platform-core';
import { graph, path } from './graph-call.js';
import { unknownOutcome } from './outcome.js';
import { settings } from './settings.js';

/** What WhatsApp says when it takes a message (Cloud API: messages). It is not yet delivered then. */
export interface Accepted {
  messageId: string;
  /** Absent when the message went to a business-scoped user ID. */
  recipientWaId: string | null;
  recipientUserId: string | null;
  /** accepted, held_for_quality_assessment or paused. */
  status: string;
}

interface Answer {
  contacts?: { wa_id?: string; user_id?: string }[];
  messages?: { id?: string; message_status?: string }[];
}

/**
 * Sends one message, once. It is never repeated from here: the Cloud API has no key by which it would recognise a
 * repetition. When nobody can say whether it went out, the error says so.
 */
export async function send(
  z: ZObject,
  phoneNumberId: string,
  message: Record<string, unknown>,
): Promise<Accepted> {
  const { data } = await graph(z, path`${phoneNumberId}/messages`, {
    method: 'POST',
    timeout: settings.sendTimeout,
    body: { messaging_product: 'whatsapp', ...message },
    middlewareData: { sends: true },
  });
  const { contacts, messages } = data as Answer;
  const messageId = messages?.[0]?.id;
  if (!messageId) throw unknownOutcome(z, 'WhatsApp gave an answer without a message ID.');
  return {
    messageId,
    recipientWaId: contacts?.[0]?.wa_id ?? null,
    recipientUserId: contacts?.[0]?.user_id ?? null,
    status: messages?.[0]?.message_status ?? 'accepted',
  };
}
