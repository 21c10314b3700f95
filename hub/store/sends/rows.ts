import type { Insertable, Selectable } from 'kysely';
import { shareOf } from '../../sends/rounds.js';
import type { SendDetails, SendState } from '../../sends/send.js';
import { column } from '../database/column.js';
import type { Queries } from '../database/database.js';
import type { SendsTable } from './schema.js';

/** More than ours have; whatever another system writes must not stop the commit. */
const longestOperation = 100;
const longestShare = 220;

export const columns = [
  'waba_id',
  'operation',
  'phone_number_id',
  'recipient',
  'dedup_key',
  'state',
  'waits_for',
  'created_at',
  'started_at',
  'due_at',
  'ended_at',
  'keep_ms',
  'refusals',
  'undecided',
  'message_id',
  'share',
  'round',
  'details',
] as const satisfies (keyof SendsTable)[];

/** The id of a try as its column holds it. */
export function sendOperation(operation: string): string {
  return column(operation, longestOperation);
}

/** The share of a send as its column holds it. */
export function shareColumn(send: Pick<SendState, 'details'>): string {
  return column(shareOf(send), longestShare);
}

/** The try with this id, and all that have the key, the one that was asked for first comes first. */
export async function findTries(
  queries: Queries,
  { wabaId, operation, key }: Pick<SendState, 'wabaId' | 'operation' | 'key'>,
): Promise<SendState[]> {
  const sends = queries.selectFrom('sends').selectAll().where('waba_id', '=', wabaId);
  const rows = await sends
    .where('dedup_key', '=', key)
    // With `or`, SQLite would look through all sends of the account.
    .union(sends.where('operation', '=', operation))
    .orderBy('created_at')
    .orderBy('operation')
    .execute();
  return rows.map(stateOf);
}

export async function findSend(
  queries: Queries,
  wabaId: string,
  operation: string,
): Promise<SendState | null> {
  const row = await queries
    .selectFrom('sends')
    .selectAll()
    .where('waba_id', '=', wabaId)
    .where('operation', '=', operation)
    .executeTakeFirst();
  return row ? stateOf(row) : null;
}

/** Writes a try in the place of an earlier one, or behind all others when there is none. */
export async function takePlace(queries: Queries, place: SendState | null, send: SendState): Promise<void> {
  if (place) await updateSend(queries, send, place.operation);
  else await queries.insertInto('sends').values(rowOf(send)).execute();
}

/** Writes a try as it is now; `operation` is the id under which it was written before. */
export async function updateSend(
  queries: Queries,
  send: SendState,
  operation = send.operation,
): Promise<void> {
  await queries
    .updateTable('sends')
    .set(rowOf(send))
    .where('waba_id', '=', send.wabaId)
    .where('operation', '=', operation)
    .execute();
}

export function stateOf(row: Selectable<SendsTable>): SendState {
  return {
    wabaId: row.waba_id,
    operation: row.operation,
    phoneNumberId: row.phone_number_id,
    recipient: row.recipient,
    key: row.dedup_key,
    state: row.state,
    waitsFor: row.waits_for,
    createdAt: row.created_at,
    startedAt: row.started_at,
    dueAt: row.due_at,
    endedAt: row.ended_at,
    keepMs: row.keep_ms,
    refusals: row.refusals,
    undecided: row.undecided === 1,
    messageId: row.message_id,
    round: row.round,
    details: JSON.parse(row.details) as SendDetails,
  };
}

function rowOf(send: SendState): Insertable<SendsTable> {
  return {
    waba_id: send.wabaId,
    operation: send.operation,
    phone_number_id: send.phoneNumberId,
    recipient: send.recipient,
    dedup_key: send.key,
    state: send.state,
    waits_for: send.waitsFor,
    created_at: send.createdAt,
    started_at: send.startedAt,
    due_at: send.dueAt === null ? null : Math.ceil(send.dueAt),
    ended_at: send.endedAt,
    keep_ms: send.keepMs,
    refusals: send.refusals,
    undecided: send.undecided ? 1 : 0,
    message_id: send.messageId,
    share: shareColumn(send),
    round: send.round,
    details: JSON.stringify(send.details),
  };
}
