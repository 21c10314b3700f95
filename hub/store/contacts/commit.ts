import type { Transaction } from 'kysely';
import type { ChangeSource } from '../../../whatsapp/change-source.js';
import type { HubEvent } from '../../../whatsapp/event.js';
import { windowOf } from '../../../whatsapp/windows.js';
import type { Database } from '../database/database.js';
import { EventWriter } from '../events/event-writer.js';
import type { Tables } from '../schema.js';
import type { ContactState } from '../../contacts/contact.js';
import type { ConversationState } from '../../contacts/conversation.js';
import { closedUntil } from './closing.js';
import { Tally } from './tally.js';

/** One transaction that changes contacts. What it gathers is written, once for all of it, before it ends. */
export interface ContactCommit {
  database: Database;
  tx: Transaction<Tables>;
  /** Epoch milliseconds: when what is committed was received. */
  now: number;
  /** Epoch milliseconds: the start of the window that this transaction counts to. */
  window: number;
  /** How often something happened, to be added to `contact_windows`. */
  tally: Tally;
  /** To be written to `contact_changes`. */
  changes: ContactChange[];
  /** Events of the hub's own, to be stored and delivered like Meta's. */
  derived: HubEvent[];
}

export interface ContactChange {
  wabaId: string;
  contactId: string;
  kind: 'tag_added' | 'tag_removed' | 'consent' | 'created' | 'profile' | 'attributes' | 'handoff';
  source: ChangeSource;
  detail: string | null;
}

/** An event that was new, with whom it is about. What a reaction changes in `contact` and `conversation` is saved. */
export interface Happening {
  event: HubEvent;
  contact: ContactState;
  /** Null for what belongs to no conversation. */
  conversation: ConversationState | null;
}

/**
 * Does `work` in one transaction that changes contacts, then writes what it gathered in `changes` and `derived`.
 * `wake` names the subscriptions that have something new.
 */
export async function inContactCommit<T>(
  database: Database,
  now: number,
  work: (commit: ContactCommit) => Promise<T>,
): Promise<{ result: T; wake: string[] }> {
  return database.db.transaction().execute(async (tx) => {
    const commit = await beginCommit(database, tx, now);
    const result = await work(commit);
    return { result, wake: await finishCommit(commit, new EventWriter(database)) };
  });
}

/** Takes the turn, and with it the window that nobody has been told of yet. */
export async function beginCommit(
  database: Database,
  tx: Transaction<Tables>,
  now: number,
): Promise<ContactCommit> {
  await database.takeTurn(tx);
  const window = windowOf(Math.max(now, await closedUntil(tx)));
  return { database, tx, now, window, changes: [], derived: [], tally: new Tally() };
}

/** Writes what was gathered; gives the subscriptions that have something new. */
export async function finishCommit(commit: ContactCommit, events: EventWriter): Promise<string[]> {
  await commit.tally.write(commit);
  const { wake } = await events.write(commit.tx, commit.derived, commit.now);
  return [...wake];
}
