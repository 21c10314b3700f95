import type { SendPermit } from '../../../whatsapp/send-permit.js';
import type { SendState } from '../../sends/send.js';
import type { Turn } from '../../sends/turn.js';
import type { Queries } from '../database/database.js';

type Later = Extract<Turn, { now: false }>;

export async function alreadySent(queries: Queries, send: SendState): Promise<SendPermit> {
  const { operation, messageId } = send;
  return {
    decision: 'already_sent',
    operation,
    message_id: messageId,
    status: messageId === null ? null : await statusOf(queries, send.wabaId, messageId),
    sent_at: new Date(send.startedAt ?? send.createdAt).toISOString(),
    type: send.details.type,
  };
}

export function openOutcome(until: number, now: number): SendPermit {
  return {
    decision: 'wait',
    seconds: secondsUntil(until, now),
    reason: 'unknown_outcome',
    detail:
      'The same message was started a moment ago, and it is not known yet whether it went out. WhatsApp tells within a minute; until then it is not sent again.',
  };
}

export function waitsForTurn({ dueAt, waitsFor }: Later, now: number): SendPermit {
  return {
    decision: 'wait',
    seconds: secondsUntil(dueAt, now),
    reason: waitsFor,
    detail: details[waitsFor],
  };
}

export function givenUp(send: SendState): SendPermit {
  const detail = send.state === 'undelivered' ? `Nothing was sent now. ${notDelivered(send)}` : lost;
  return { decision: 'given_up', operation: send.operation, detail };
}

/** What a step says of a message that WhatsApp took and could not deliver. */
export function notDelivered({ details: { reason, advice } }: SendState): string {
  return `WhatsApp took this message, and told later that it failed. ${reason} ${advice} Before the step may send it again, retry the failure, with the action “Retry or Ignore Failure” for example.`;
}

const lost =
  'An earlier try of this message may have gone out: WhatsApp’s answer was lost, and it told nothing about the message since. Nothing was sent now. Look into the customer’s chat. If the message is not there, retry the failure, with the action “Retry or Ignore Failure” for example, and run the step again. If it is there, ignore the failure.';

const details = {
  number_rate:
    'The phone number has sent as many messages as it may for the moment. This one keeps its place, and goes out when the step runs again.',
  pair_rate:
    'WhatsApp lets a phone number write to the same customer about once in 6 seconds. This message keeps its place, and goes out when the step runs again.',
} as const;

async function statusOf(queries: Queries, wabaId: string, messageId: string): Promise<string | null> {
  const message = await queries
    .selectFrom('messages')
    .select('status')
    .where('waba_id', '=', wabaId)
    .where('id', '=', messageId)
    .executeTakeFirst();
  return message?.status ?? null;
}

/** Upwards, so that who waits so long does not come too early. */
function secondsUntil(time: number, now: number): number {
  return Math.ceil(time - now) / 1_000;
}
