import type { HttpResponse, ZObject } from 'zapier-platform-core';
import { Deadline } from './deadline.js';
import { graph, path } from './graph-call.js';
import { unknownOutcome } from './outcome.js';
import { graphErrorOf, graphRefusal, mayBeDone } from './refusal.js';
import { settings } from './settings.js';

/** Milliseconds without which a send is not started: one that is cut off may have gone out all the same. */
export const LEAST_SEND_TIME = 8_000;

/** What WhatsApp says when it takes a message (Cloud API: messages). It is not yet delivered then. */
export interface Accepted {
  messageId: string;
  /** Absent when the message went to a business-scoped user ID. */
  recipientWaId: string | null;
  recipientUserId: string | null;
  /** accepted, held_for_quality_assessment or paused. */
  status: string;
}

/** What came of a send that WhatsApp answered. */
export type Sent =
  | { ok: true; accepted: Accepted }
  | {
      ok: false;
      refusal: Error;
      /** Meta's code, when it is certain that nothing was sent; null when it is not. */
      code: number | null;
    };

/** The Cloud API's own way, or the Marketing Messages API, which takes marketing templates only. */
export type SendingWay = 'messages' | 'marketing_messages';

interface Answer {
  contacts?: { wa_id?: string; user_id?: string }[];
  messages?: { id?: string; message_status?: string }[];
}

/**
 * Sends one message, once. It is never repeated from here: the Cloud API has no key by which it would recognise a
 * repetition. A refusal is given back, for a caller that can mend what was refused. When nobody can say whether the
 * message went out, the error says so.
 */
export async function send(
  z: ZObject,
  phoneNumberId: string,
  message: Record<string, unknown>,
  way: SendingWay = 'messages',
  deadline = new Deadline(),
): Promise<Sent> {
  deadline.reserve(z, LEAST_SEND_TIME);
  const response = await graph(z, `${path`${phoneNumberId}`}/${way}`, {
    method: 'POST',
    timeout: deadline.within(z, settings.sendTimeout),
    body: { messaging_product: 'whatsapp', ...message },
    middlewareData: { sends: true },
    skipThrowForStatus: true,
  });
  const refusal = graphRefusal(z, response);
  if (refusal) return { ok: false, refusal, code: codeOfCertainRefusal(response) };

  const { contacts, messages } = response.data as Answer;
  const messageId = messages?.[0]?.id;
  if (!messageId) throw unknownOutcome(z, 'WhatsApp gave an answer without a message ID.');
  return {
    ok: true,
    accepted: {
      messageId,
      recipientWaId: contacts?.[0]?.wa_id ?? null,
      recipientUserId: contacts?.[0]?.user_id ?? null,
      status: messages?.[0]?.message_status ?? 'accepted',
    },
  };
}

function codeOfCertainRefusal(response: HttpResponse<unknown>): number | null {
  const error = graphErrorOf(response.data);
  return error && !mayBeDone(response, error) ? error.code : null;
}
