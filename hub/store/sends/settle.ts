import type { SendOutcome, SendReport } from '../../../whatsapp/send-permit.js';
import type { MessageState } from '../../contacts/message.js';
import { describe, messageOfSend } from '../../sends/message.js';
import { accepted, settled } from '../../sends/outcome.js';
import type { SendState } from '../../sends/send.js';
import { inContactCommit, type ContactCommit } from '../contacts/commit.js';
import { Messages } from '../contacts/message-set.js';
import { column } from '../column.js';
import type { Database } from '../database.js';
import { followSends } from '../failures/sends.js';
import type { LookUp } from '../look-up.js';
import { contactOf } from './recipient.js';
import { columns, findSend, stateOf, updateSend } from './rows.js';

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
    if (!before) return null;
    const send = settled(before, outcome, now);
    const { state, refusals, messageId } = send;
    if (send === before) return { state, refusals, message_id: messageId };
    if (state === 'accepted' && messageId !== null) await saveMessage(commit, send, messageId);
    await updateSend(commit.tx, handedOn(send));
    await followSends(database, commit.tx, [send], now);
    return { state, refusals, message_id: messageId };
  });
  return result;
}

/** More than ours have; whatever another system writes must not stop the commit. */
const longestOperation = 100;

const byOperation: LookUp<'sends', (typeof columns)[number]> = {
  table: 'sends',
  keys: ['waba_id', 'operation'],
  columns,
};

/**
 * What the first statuses of messages tell the ledger, by operation: WhatsApp took them, whoever heard the answer.
 * In return the messages learn what they say.
 */
export async function settleByStatus(
  { database, tx, now }: ContactCommit,
  heard: readonly { operation: string; message: MessageState }[],
): Promise<void> {
  const keys = new Map<string, readonly [string, string]>();
  const messages = new Map<string, MessageState>();
  for (const { operation, message } of heard) {
    const key = [message.wabaId, column(operation, longestOperation)] as const;
    keys.set(key.join(' '), key);
    messages.set(key.join(' '), message);
  }
  const sends = await database.find(tx, byOperation, [...keys.values()]);
  const found: SendState[] = [];
  for (const send of sends.map(stateOf)) {
    const message = messages.get(`${send.wabaId} ${send.operation}`);
    if (!message) continue;
    describe(message, send);
    const after = accepted(send, message.id, now);
    await updateSend(tx, handedOn(after));
    if (after !== send) found.push(after);
  }
  await followSends(database, tx, found, now);
}

async function saveMessage(commit: ContactCommit, send: SendState, id: string): Promise<void> {
  const { wabaId } = send;
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

/** The text is with the message now. */
function handedOn(send: SendState): SendState {
  return { ...send, details: { ...send.details, text: undefined } };
}
