import { explain } from '../../whatsapp/errors.js';
import type { SendOutcome } from '../../whatsapp/send-permit.js';
import type { MessageWord } from '../contacts/message.js';
import { isErased, type SendState } from './send.js';

/** Refusals after which a person has to look. */
const mostRefusals = 3;

/** Takes over what became of a try; what is known to be sent stays so. `now` in epoch milliseconds. */
export function settled(send: SendState, outcome: SendOutcome, now: number): SendState {
  if (outcome.outcome === 'accepted') {
    const { message_id: id } = outcome;
    // Its status was faster, and knows it better.
    return send.state === 'undelivered' && isOf(send, id) ? send : accepted(send, id, now);
  }
  if (send.state !== 'started' && send.state !== 'unknown') return send;
  const { reason } = outcome;
  if (outcome.outcome === 'unknown') {
    return { ...send, state: 'unknown', details: { ...send.details, reason } };
  }
  const { retry, advice, code } = outcome;
  const refusals = send.refusals + 1;
  const again = retry === 'safe' && refusals < mostRefusals;
  return {
    ...send,
    state: again ? 'refused' : 'given_up',
    endedAt: now,
    refusals,
    details: { ...send.details, reason, advice, code: code ?? undefined },
  };
}

/** How far a message got, as its statuses say. `id` is null for one that was erased; `errorCode` is Meta's. */
export interface Heard {
  id: string | null;
  status: MessageWord;
  errorCode: number | null;
}

/** Takes over what the statuses of its message tell of a try. `now` in epoch milliseconds. */
export function heard(send: SendState, { id, status, errorCode }: Heard, now: number): SendState {
  if (status === 'failed') return undelivered(send, id, errorCode, now);
  const isLate = status === 'sent' && send.state === 'undelivered' && isOf(send, id);
  return isLate ? send : accepted(send, id, now);
}

/** WhatsApp took it, and could not deliver it. */
export function undelivered(
  send: SendState,
  messageId: string | null,
  errorCode: number | null,
  now: number,
): SendState {
  const { state } = send;
  // It was known before that it did not go out, or a person said so.
  const isSettled = state === 'given_up' && !send.undecided;
  // Another message went out in its place; of who was erased, nobody knows whether one did.
  const isOut = state === 'accepted' && (isErased(send) || !isOf(send, messageId));
  if (state === 'undelivered' || state === 'replaced' || isSettled || isOut) return send;
  const { happened: reason, advice } = errorCode === null ? untold : explain(errorCode);
  return {
    ...send,
    state: 'undelivered',
    // Its key is kept since WhatsApp took it.
    endedAt: send.endedAt ?? now,
    undecided: false,
    messageId,
    details: { ...send.details, reason, advice, code: errorCode ?? undefined },
  };
}

const untold = {
  happened: 'WhatsApp could not deliver the message, and did not say why.',
  advice: 'Check the number with its country code, and the values of the step.',
};

/** True when this is the message by which the ledger knows the try; of who was erased it keeps none. */
function isOf(send: SendState, messageId: string | null): boolean {
  return isErased(send) || (messageId !== null && send.messageId === messageId);
}

/** WhatsApp took it: it said so, or a status did. */
export function accepted(send: SendState, messageId: string | null, now: number): SendState {
  if (send.state === 'accepted') return send;
  return { ...send, state: 'accepted', endedAt: now, undecided: false, messageId };
}

/** A person says of one that was given up that it did not go out, so no message comes any more that needs its text. */
export function notSent(send: SendState): SendState {
  return { ...send, undecided: false, details: { ...send.details, text: undefined } };
}

/** Nobody can say whether it went out. */
export function undecided(send: SendState, now: number): SendState {
  return { ...send, state: 'given_up', endedAt: now, undecided: true };
}
