import type { SendState } from './send.js';

/** Zapier runs a step that was told to wait again within minutes. */
export const comesBackWithinMs = 15 * 60_000;

/** A send that nobody came back for, as it ends: a person has to look. `now` in epoch milliseconds. */
export function abandoned(send: SendState, now: number): SendState {
  const isOpen = send.state === 'started' || send.state === 'unknown';
  const { details } = send;
  // As of every send: the text stays only while its message may still come.
  const text = isOpen ? details.text : undefined;
  const reason = details.reason ?? reasons[isOpen ? 'unknown' : 'waiting'];
  return {
    ...send,
    state: 'given_up',
    endedAt: now,
    undecided: isOpen,
    details: { ...details, text, reason },
  };
}

const reasons = {
  unknown: 'It is not known whether WhatsApp took the message, and the Zap did not ask again.',
  waiting: 'The message waited for its turn, and the Zap did not come back for it.',
};
