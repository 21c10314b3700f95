import type { SendOutcome, SendReport } from '../../../whatsapp/send-permit.js';
import type { MessageState } from '../../contacts/message.js';
import type { StatusFacts } from '../../contacts/message-status.js';
import { describe, messageOfSend } from '../../sends/message.js';
import { heard, settled, undelivered, type Heard } from '../../sends/outcome.js';
import { isErased, type SendState } from '../../sends/send.js';
import { inContactCommit, type ContactCommit } from '../contacts/commit.js';
import { erasedMessage, rememberErased } from '../contacts/erased.js';
import { Messages } from '../contacts/message-set.js';
import type { Database } from '../database/database.js';
import { followSends } from '../failures/sends.js';
import type { LookUp } from '../database/look-up.js';
import { notDelivered } from './answers.js';
import { saveOutcome } from './ending.js';
import { contactOf } from './recipient.js';
import { columns, findSend, sendOperation, stateOf } from './rows.js';

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
  let send = settled(before, outcome, now);
  if (send !== before) {
    const { state, messageId } = send;
    if (state === 'accepted' && messageId !== null) {
      const message = await saveMessage(commit, send, messageId);
      if (message?.status === 'failed') send = undelivered(send, messageId, message.errorCode, now);
    }
    await saveOutcome(tx, kept(send));
    await followSends(database, tx, [send], now);
  }
  const { state, refusals, messageId } = kept(send);
  return {
    state,
    refusals,
    message_id: messageId,
    detail: state === 'undelivered' ? notDelivered(send) : null,
  };
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
  /** The status itself. */
  told: StatusFacts;
}

/**
 * What statuses tell the ledger, by operation: the first one, that WhatsApp took the message, whoever heard the
 * answer; others, that it failed, or did not. In return the messages learn what they say.
 */
export async function settleByStatus(
  { database, tx, now }: ContactCommit,
  all: readonly HeardOf[],
): Promise<void> {
  const told = new Map<string, { key: readonly [string, string]; of: HeardOf[] }>();
  for (const one of all) {
    const key = [one.wabaId, sendOperation(one.operation)] as const;
    const name = key.join(' ');
    const known = told.get(name);
    if (known) known.of.push(one);
    else told.set(name, { key, of: [one] });
  }
  const rows = await database.find(
    tx,
    byOperation,
    [...told.values()].map(({ key }) => key),
  );
  const changed: SendState[] = [];
  for (const before of rows.map(stateOf)) {
    let send = before;
    for (const one of told.get(`${send.wabaId} ${send.operation}`)?.of ?? []) {
      if (one.message) describe(one.message, send);
      send = heard(send, heardIn(one), now);
    }
    await saveOutcome(tx, kept(send));
    if (send !== before) changed.push(send);
  }
  await followSends(database, tx, changed, now);
}

/** What all statuses of a message say by now; of an erased one there is only this. */
function heardIn({ message, told: { status, error } }: HeardOf): Heard {
  if (message) return message;
  return { id: null, status, errorCode: error?.code ?? null };
}

/** Gives the message as its statuses left it; null for one that was erased. */
async function saveMessage(commit: ContactCommit, send: SendState, id: string): Promise<MessageState | null> {
  const { wabaId } = send;
  if (isErased(send)) {
    await rememberErased(commit.database, commit.tx, [erasedMessage(wabaId, id)], commit.now);
    return null;
  }
  const messages = await Messages.load(commit, [{ wabaId, id }]);
  const known = messages.get(wabaId, id);
  if (known) {
    describe(known.message, send);
    known.changed = true;
  } else {
    messages.add(messageOfSend(send, id, await contactOf(commit.tx, send), commit.now));
  }
  await messages.save();
  return known?.message ?? null;
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
