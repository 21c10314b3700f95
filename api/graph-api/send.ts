import type { HttpResponse, ZObject } from 'zapier-platform-core';
import { explain } from '../../whatsapp/errors.js';
import { failureOf, type Failure } from '../../whatsapp/retry.js';
import { Deadline } from '../deadline.js';
import { graph, path } from './graph-call.js';
import { isNothingSent, isUnknownOutcome, unknownOutcome } from '../outcome.js';
import { graphErrorOf, graphRefusal, mayBeDone } from '../refusal.js';
import { settings } from '../settings.js';

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

/** What came of a send. */
export type Sent = { ok: true; accepted: Accepted } | NotSent;

/** A send that was refused, or whose outcome nobody knows. */
export interface NotSent {
  ok: false;
  /** What a person reads when it is left at that. */
  refusal: Error;
  /** Meta's code, when it is certain that nothing was sent; null when it is not. */
  code: number | null;
  failure: Failure;
  /** What happened and what to do, each in a sentence without a word about this one customer. */
  happened: string;
  advice: string;
}

/** The Cloud API's own way, or the Marketing Messages API, which takes marketing templates only. */
export type SendingWay = 'messages' | 'marketing_messages';

interface Answer {
  contacts?: { wa_id?: string; user_id?: string }[];
  messages?: { id?: string; message_status?: string }[];
}

/**
 * Sends one message, once. It is never repeated from here: the Cloud API has no key by which it would recognise a
 * repetition. What did not go well is given back, for a caller that knows what to do about it.
 * @throws what stopped it before anything was sent.
 */
export async function send(
  z: ZObject,
  phoneNumberId: string,
  message: Record<string, unknown>,
  way: SendingWay = 'messages',
  deadline = new Deadline(),
): Promise<Sent> {
  deadline.reserve(z, LEAST_SEND_TIME);
  let response: HttpResponse<unknown>;
  try {
    response = await graph(z, `${path`${phoneNumberId}`}/${way}`, {
      method: 'POST',
      timeout: deadline.within(z, settings.sendTimeout),
      body: { messaging_product: 'whatsapp', ...message },
      middlewareData: { sends: true },
      skipThrowForStatus: true,
    });
  } catch (error) {
    if (isUnknownOutcome(error)) return { ...unknown, refusal: error };
    if (isNothingSent(error)) return { ...notReached, refusal: error };
    throw error;
  }
  const refusal = graphRefusal(z, response);
  if (refusal) return refused(response, refusal);

  const { contacts, messages } = response.data as Answer;
  const messageId = messages?.[0]?.id;
  if (!messageId) {
    return { ...unknown, refusal: unknownOutcome(z, 'WhatsApp gave an answer without a message ID.') };
  }
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

const unknown = {
  ok: false,
  code: null,
  failure: 'unknown',
  happened: 'WhatsApp gave no answer that can be read, so it is not known whether the message was sent.',
  advice: 'Look into the customer’s chat before the message is sent again.',
} as const;

const notReached = {
  ok: false,
  code: null,
  failure: 'safe',
  happened: 'WhatsApp could not be reached, and nothing was sent.',
  advice: 'Run the step again in a few minutes.',
} as const;

const notTaken = {
  ok: false,
  code: null,
  happened: 'WhatsApp did not take the message, and gave no reason that can be read.',
  advice: 'Run the step again in a few minutes.',
} as const;

function refused(response: HttpResponse<unknown>, refusal: Error): NotSent {
  const error = graphErrorOf(response.data);
  if (!error) {
    if (isUnknownOutcome(refusal)) return { ...unknown, refusal };
    return { ...notTaken, failure: response.status === 429 ? 'safe' : 'never', refusal };
  }
  const { happened, advice } = explain(error.code, error.error_subcode);
  const isUnknown = isUnknownOutcome(refusal);
  return {
    ok: false,
    refusal,
    code: mayBeDone(response, error) ? null : error.code,
    failure: isUnknown ? 'unknown' : failureOf(error),
    happened,
    advice,
  };
}
