import { hash as digest } from 'node:crypto';
import type { Transaction } from 'kysely';
import { column } from '../database/column.js';
import type { Database, Queries } from '../database/database.js';
import type { Insertion, Row } from '../database/insert.js';
import type { LookUp } from '../database/look-up.js';
import type { Tables } from '../schema.js';
import { sendOperation } from '../sends/rows.js';
import type { ContactCommit } from './commit.js';
import { messagesIn, type Contacted } from './contacted.js';
import { messageId } from './message-rows.js';
import type { Messages } from './message-set.js';

/**
 * What was erased is known again by a hash alone, so that what WhatsApp tells late does not bring it back.
 */

const dayMs = 86_400_000;

/**
 * WhatsApp delivers a message up to 30 days after it was sent (Cloud API: time-to-live), and repeats a webhook for
 * up to 7 days (Cloud API: webhooks).
 */
export const toldWithinMs = 37 * dayMs;

/** Hexadecimal digits: enough that no two of all messages ever have the same. */
const hashLength = 32;

const findErased: LookUp<'erased', 'hash'> = { table: 'erased', keys: ['hash'], columns: ['hash'] };
const insertErased: Insertion = { table: 'erased', columns: ['hash', 'erased_at'], key: 'hash' };

export function erasedMessage(wabaId: string, id: string): string {
  return hashOf('message', wabaId, messageId(id));
}

export function erasedSend(wabaId: string, operation: string): string {
  return hashOf('send', wabaId, sendOperation(operation));
}

/** What is recognised by its own id. */
export function erasedUpdate(wabaId: string, id: string): string {
  return hashOf('update', wabaId, id);
}

/** Remembers that what has these hashes was erased. */
export async function rememberErased(
  database: Database,
  tx: Transaction<Tables>,
  hashes: Iterable<string>,
  now: number,
): Promise<void> {
  const rows = [...new Set(hashes)].map((hash): Row => [hash, now]);
  await database.insert(tx, insertErased, rows);
}

export async function wasErased(database: Database, tx: Transaction<Tables>, hash: string): Promise<boolean> {
  return (await database.find(tx, findErased, [[hash]])).length > 0;
}

/** What tells of messages that were erased, with the rest of their chats, and what repeats an update that was erased. */
export async function erasedAmong(
  { database, tx }: ContactCommit,
  contacted: readonly Contacted[],
  messages: Messages,
): Promise<ReadonlySet<Contacted>> {
  const telling = new Map<string, Contacted[]>();
  for (const one of contacted) {
    for (const hash of hashesOf(one, messages)) {
      const same = telling.get(hash);
      if (same) same.push(one);
      else telling.set(hash, [one]);
    }
  }
  const keys = [...telling.keys()].map((hash) => [hash]);
  const found = await database.find(tx, findErased, keys);
  const erased = new Set(found.flatMap(({ hash }) => telling.get(hash) ?? []));
  if (erased.size === 0) return erased;
  // A chat of a history has one `who` for all that it tells.
  const people = new Set([...erased].flatMap(({ touch }) => touch.who ?? []));
  return new Set(contacted.filter((one) => erased.has(one) || (one.touch.who && people.has(one.touch.who))));
}

/** Forgets what was erased before `before`, at most `limit`; gives how many. */
export async function pruneErased(queries: Queries, before: number, limit: number): Promise<number> {
  const result = await queries
    .deleteFrom('erased')
    .where('hash', 'in', (all) =>
      all
        .selectFrom('erased')
        .select('hash')
        .where('erased_at', '<', before)
        .orderBy('erased_at')
        .limit(limit),
    )
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}

function hashesOf(one: Contacted, messages: Messages): string[] {
  const { update, touch, wabaId } = one;
  const unknown = messagesIn(one).filter(({ id }) => !messages.get(wabaId, id));
  const hashes = unknown.map(({ id }) => erasedMessage(wabaId, id));
  if (touch.what !== 'wrote' && touch.what !== 'status') hashes.push(erasedUpdate(wabaId, update.id));
  const operation = touch.what === 'status' ? touch.status.callback?.operation : undefined;
  if (hashes.length > 0 && operation !== undefined) hashes.push(erasedSend(wabaId, operation));
  return hashes;
}

function hashOf(what: 'message' | 'send' | 'update', wabaId: string, id: string): string {
  const text = [what, column(wabaId), id].join('\0');
  return digest('sha256', text).slice(0, hashLength);
}
