import type { HttpRequestOptions, ZObject } from 'zapier-platform-core';
import type {
  SendOutcome,
  SendPermit,
  SendReport,
  SendRequest,
  UnaskedSend,
} from '../../whatsapp/send-permit.js';
import type { Deadline } from '../deadline.js';
import { path } from '../graph-api/graph-call.js';
import { hub } from './hub.js';
import { memberOf } from '../other-answer.js';
import { hubRefusal } from '../refusal.js';
import { settings } from '../settings.js';

/** The ledger's answer, or that there is nobody to ask. */
export type Permit =
  | Exclude<SendPermit, { decision: 'not_sent' }>
  /** No hub is set up: the send may go out, and nothing is known of it. */
  | { decision: 'no_hub' }
  /** The hub does not answer, or cannot. */
  | { decision: 'unreachable' };

/**
 * Asks the hub's ledger whether a message may be sent now. Only after `go` it may, and once.
 * @throws the hub's sentence when it refuses the question itself.
 */
export async function askPermit(z: ZObject, request: SendRequest, deadline: Deadline): Promise<Permit> {
  if (!settings.hubUrl) return { decision: 'no_hub' };
  const options = { method: 'POST', body: { ...request } } as const;
  const answer = await answerOf<Permit>(z, 'v1/sends', 'decision', options, deadline);
  return answer ?? { decision: 'unreachable' };
}

/** What the ledger knows of the earlier tries of a send, or that there is nobody to ask. */
export type Earlier =
  | Extract<SendPermit, { decision: 'wait' | 'already_sent' | 'given_up' | 'not_sent' }>
  | Exclude<Permit, SendPermit>;

/**
 * As `askPermit`, of the earlier tries alone: nothing is let through.
 * @throws the hub's sentence when it refuses the question itself.
 */
export async function askEarlier(z: ZObject, request: SendRequest, deadline: Deadline): Promise<Earlier> {
  if (!settings.hubUrl) return { decision: 'no_hub' };
  const options = { method: 'POST', body: { ...request, earlier_only: true } } as const;
  const answer = await answerOf<Earlier>(z, 'v1/sends', 'decision', options, deadline);
  return answer ?? { decision: 'unreachable' };
}

/**
 * Tells the ledger what became of a message that it let through, and gives what it makes of that; null when it cannot
 * be told: the statuses of the message tell it later.
 */
export async function reportOutcome(
  z: ZObject,
  { waba_id, operation }: Pick<SendRequest, 'waba_id' | 'operation'>,
  outcome: SendOutcome,
  deadline: Deadline,
): Promise<SendReport | null> {
  if (!settings.hubUrl) return null;
  return reportTo(z, operation, { method: 'PATCH', body: { waba_id, ...outcome } }, deadline);
}

/** As `reportOutcome`, of a message that went out though the ledger did not answer: it hears of it whole. */
export async function reportUnasked(
  z: ZObject,
  { operation, ...request }: SendRequest,
  outcome: SendOutcome,
  deadline: Deadline,
): Promise<SendReport | null> {
  if (!settings.hubUrl) return null;
  const unasked: UnaskedSend = { ...request, ...outcome };
  return reportTo(z, operation, { method: 'PUT', body: { ...unasked } }, deadline);
}

async function reportTo(
  z: ZObject,
  operation: string,
  options: HttpRequestOptions,
  deadline: Deadline,
): Promise<SendReport | null> {
  try {
    return await answerOf<SendReport>(z, path`v1/sends/${operation}`, 'state', options, deadline);
  } catch {
    // What became of the message counts, not who was told of it.
    return null;
  }
}

/**
 * Null when the hub is away, has no database, or is older than its ledger; and when the answer lacks the `word` that
 * each of the hub's has.
 */
async function answerOf<T>(
  z: ZObject,
  where: string,
  word: keyof T & string,
  options: HttpRequestOptions,
  deadline: Deadline,
): Promise<T | null> {
  const timeout = deadline.lastWord(settings.lookupTimeout);
  let response;
  try {
    response = await hub(z, where, { ...options, timeout, skipThrowForStatus: true });
  } catch (error) {
    if (error instanceof z.errors.Error) return null;
    throw error;
  }
  const { status, data } = response;
  if (status >= 500 || status === 404) return null;
  // Whoever else answers there, such as a proxy, allows nothing.
  if (status < 300) return typeof memberOf(data, word) === 'string' ? (data as T) : null;
  const refusal = hubRefusal(z, response);
  if (refusal) throw refusal;
  return null;
}
