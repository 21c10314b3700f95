import type { SendOutcome } from '../../whatsapp/send-permit.js';
import type { SendState } from './send.js';

/** Refusals after which a person has to look. */
const mostRefusals = 3;

/** Takes over what became of a try; what is known to be sent stays so. `now` in epoch milliseconds. */
export function settled(send: SendState, outcome: SendOutcome, now: number): SendState {
  if (outcome.outcome === 'accepted') return accepted(send, outcome.message_id, now);
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

/** WhatsApp took it: it said so, or a status did. */
export function accepted(send: SendState, messageId: string | null, now: number): SendState {
  if (send.state === 'accepted') return send;
  return { ...send, state: 'accepted', endedAt: now, undecided: false, messageId };
}

/** Nobody can say whether it went out. */
export function undecided(send: SendState, now: number): SendState {
  return { ...send, state: 'given_up', endedAt: now, undecided: true };
}
