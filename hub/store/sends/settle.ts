import type { SendOutcome, SendReport } from '../../../whatsapp/send-permit.js';
import type { MessageState } from '../../contacts/message.js';
import { describe, messageOfSend } from '../../sends/message.js';
import { accepted, settled } from '../../sends/outcome.js';
import { isErased, type SendState } from '../../sends/send.js';
import { inContactCommit, type ContactCommit } from '../contacts/commit.js';
import { erasedMessage, rememberErased } from '../contacts/erased.js';
import { Messages } from '../contacts/message-set.js';
import type { Database } from '../database.js';
import { followSends } from '../failures/sends.js';
import type { LookUp } from '../look-up.js';
import { contactOf } from './recipient.js';
import { columns, findSend, sendOperation, stateOf, updateSend } from './rows.js';

/** See SendStore. */
export async function settleSend(
  database: Database,
  wabaId: string,
  operation: string,
  outcome: SendOutcome,
  now: number,
): Promise<SendReport | null> {
  const { result } = await inContactCommit(database, now, async (commit) => {
    const before = await findSend(commit.tx, wabaId, operation);
    return before && settle(commit, before, outcome);
  });
  return result;
}

/** Takes over what became of a try that is in the ledger. */
export async function settle(
  commit: ContactCommit,
  before: SendState,
  outcome: SendOutcome,
): Promise<SendReport> {
  const { database, tx, now } = commit;
  const send = settled(before, outcome, now);
  if (send !== before) {
    const { state, messageId } = send;
    if (state === 'accepted' && messageId !== null) await saveMessage(commit, send, messageId);
    await updateSend(tx, kept(send));
    await followSends(database, tx, [send], now);
  }
  const { state, refusals, messageId } = kept(send);
  return { state, refusals, message_id: messageId };
}

const byOperation: LookUp<'sends', (typeof columns)[number]> = {
  table: 'sends',
  keys: ['waba_id', 'operation'],
  columns,
};

/** A send of which WhatsApp told. */
export interface HeardOf {
  wabaId: string;
  /** As the status brought it back. */
  operation: string;
  /** Null: it was erased. */
  message: MessageState | null;
}

/**
 * What the first statuses of messages tell the ledger, by operation: WhatsApp took them, whoever heard the answer.
 * In return the messages learn what they say.
 */
export async function settleByStatus(
  { database, tx, now }: ContactCommit,
  heard: readonly HeardOf[],
): Promise<void> {
  const keys = new Map<string, readonly [string, string]>();
  const messages = new Map<string, MessageState | null>();
  for (const { wabaId, operation, message } of heard) {
    const key = [wabaId, sendOperation(operation)] as const;
    keys.set(key.join(' '), key);
    messages.set(key.join(' '), message);
  }
  const sends = await database.find(tx, byOperation, [...keys.values()]);
  const found: SendState[] = [];
  for (const send of sends.map(stateOf)) {
    const message = messages.get(`${send.wabaId} ${send.operation}`);
    if (message === undefined) continue;
    if (message) describe(message, send);
    const after = accepted(send, message?.id ?? null, now);
    await updateSend(tx, kept(after));
    if (after !== send) found.push(after);
  }
  await followSends(database, tx, found, now);
}

async function saveMessage(commit: ContactCommit, send: SendState, id: string): Promise<void> {
  const { wabaId } = send;
  if (isErased(send))
    return rememberErased(commit.database, commit.tx, [erasedMessage(wabaId, id)], commit.now);
  const messages = await Messages.load(commit, [{ wabaId, id }]);
  const known = messages.get(wabaId, id);
  if (known) {
    describe(known.message, send);
    known.changed = true;
  } else {
    messages.add(messageOfSend(send, id, await contactOf(commit.tx, send), commit.now));
  }
  await messages.save();
}

/**
 * What stays in the ledger. The text is with the message, unless one may still come; the id of a message holds the
 * number of its recipient.
 */
function kept(send: SendState): SendState {
  const { state, details, messageId } = send;
  const text = state === 'unknown' ? details.text : undefined;
  return { ...send, details: { ...details, text }, messageId: isErased(send) ? null : messageId };
}
