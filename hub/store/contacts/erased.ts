import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Update } from '../../../whatsapp/updates.js';
import { column } from '../column.js';
import type { Database, Queries } from '../database.js';
import type { Insertion, Row } from '../insert.js';
import type { LookUp } from '../look-up.js';
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

/** A message that is told later than this was told before; one that is written now is told at once. */
const lateMs = 60_000;

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

/**
 * The updates that tell of messages which were erased. Only those are looked up that may be such a message: one that
 * is not known, and is told late.
 */
export async function erasedAmong(
  { database, tx, now }: ContactCommit,
  contacted: readonly Contacted[],
  messages: Messages,
): Promise<ReadonlySet<Update>> {
  const updates = new Map<string, Update[]>();
  for (const one of contacted) {
    if (!isLate(one, now)) continue;
    for (const hash of hashesOf(one, messages)) {
      const found = updates.get(hash);
      if (found) found.push(one.update);
      else updates.set(hash, [one.update]);
    }
  }
  const keys = [...updates.keys()].map((hash) => [hash]);
  const erased = await database.find(tx, findErased, keys);
  return new Set(erased.flatMap(({ hash }) => updates.get(hash) ?? []));
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

function isLate({ touch }: Contacted, now: number): boolean {
  return touch.what === 'status' || ('message' in touch && touch.message.at < now - lateMs);
}

function hashesOf(one: Contacted, messages: Messages): string[] {
  const { touch, wabaId } = one;
  const unknown = messagesIn(one).filter(({ id }) => !messages.get(wabaId, id));
  const hashes = unknown.map(({ id }) => erasedMessage(wabaId, id));
  const operation = touch.what === 'status' ? touch.status.callback?.operation : undefined;
  if (hashes.length > 0 && operation !== undefined) hashes.push(erasedSend(wabaId, operation));
  return hashes;
}

function hashOf(what: 'message' | 'send', wabaId: string, id: string): string {
  const text = [what, column(wabaId), id].join('\0');
  return createHash('sha256').update(text).digest('hex').slice(0, hashLength);
}
