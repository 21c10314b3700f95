import type { Transaction } from 'kysely';
import type { FailureKind, FailureState } from '../../../whatsapp/failure.js';
import { notSent } from '../../sends/outcome.js';
import type { Database, Queries } from '../database/database.js';
import type { Tables } from '../schema.js';
import { saveOutcome } from '../sends/ending.js';
import { stateOf } from '../sends/rows.js';
import { deliverAgain } from './again.js';
import { itemOf, shown } from './rows.js';
import type { FailureBar, FailureChange } from './store.js';

/** See FailureStore. */
export function retryFailure(
  database: Database,
  wabaId: string,
  id: string,
  now: number,
): Promise<FailureChange | null> {
  return database.db.transaction().execute(async (tx) => {
    await database.takeTurn(tx);
    const row = await find(tx, wabaId, id);
    if (!row) return null;
    // Who ignored that a message did not go out may send it after all.
    const isOpen = row.state === 'open' || (row.kind === 'send' && row.state === 'ignored');
    const bar = isOpen ? await barOf(tx, wabaId, row) : 'closed';
    if (bar) return { failure: itemOf(row), bar };
    await retry(tx, wabaId, row.kind, [row], now);
    return { failure: itemOf({ ...row, state: 'retried' }), bar: null };
  });
}

/** See FailureStore. */
export function retryFailures(
  database: Database,
  wabaId: string,
  kind: FailureKind,
  limit: number,
  now: number,
): Promise<{ retried: number; left: number }> {
  return database.db.transaction().execute(async (tx) => {
    await database.takeTurn(tx);
    const open = openOf(tx, wabaId, kind);
    let possible = open;
    if (kind === 'delivery')
      possible = open.where(({ exists, selectFrom }) =>
        exists(selectFrom('subscriptions as s').select('s.id').whereRef('s.id', '=', 'f.subscription_id')),
      );
    const isBarred = kind === 'delivery' && (await isErasing(tx, wabaId));
    const rows = isBarred
      ? []
      : await possible.select(['f.id', 'f.dedup_key']).orderBy('f.id').limit(limit).execute();
    if (rows.length > 0) await retry(tx, wabaId, kind, rows, now);
    const { left } = await open
      .select(({ fn }) => fn.countAll<number>().as('left'))
      .executeTakeFirstOrThrow();
    return { retried: rows.length, left };
  });
}

/** See FailureStore. One that is ignored already stays so. */
export function ignoreFailure(database: Database, wabaId: string, id: string): Promise<FailureChange | null> {
  return database.db.transaction().execute(async (tx) => {
    await database.takeTurn(tx);
    const row = await find(tx, wabaId, id);
    if (!row) return null;
    if (row.state === 'ignored') return { failure: itemOf(row), bar: null };
    if (row.state !== 'open') return { failure: itemOf(row), bar: 'closed' };
    await close(tx, [row.id], 'ignored');
    return { failure: itemOf({ ...row, state: 'ignored' }), bar: null };
  });
}

/** See FailureStore. */
export function ignoreFailures(
  database: Database,
  wabaId: string,
  kind: FailureKind,
  limit: number,
): Promise<number> {
  return database.db.transaction().execute(async (tx) => {
    await database.takeTurn(tx);
    const rows = await openOf(tx, wabaId, kind).select('f.id').orderBy('f.id').limit(limit).execute();
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) await close(tx, ids, 'ignored');
    return ids.length;
  });
}

function openOf(queries: Queries, wabaId: string, kind: FailureKind) {
  return queries
    .selectFrom('failures as f')
    .where('f.waba_id', '=', wabaId)
    .where('f.kind', '=', kind)
    .where('f.state', '=', 'open');
}

function find(queries: Queries, wabaId: string, id: string) {
  return queries
    .selectFrom('failures')
    .select([...shown, 'dedup_key', 'subscription_id'])
    .where('waba_id', '=', wabaId)
    .where('id', '=', Number(id))
    .executeTakeFirst();
}

async function barOf(
  queries: Queries,
  wabaId: string,
  { kind, subscription_id }: { kind: FailureKind; subscription_id: string | null },
): Promise<FailureBar | null> {
  if (kind === 'send') return null;
  const subscription = await queries
    .selectFrom('subscriptions')
    .select('id')
    .where('id', '=', subscription_id)
    .executeTakeFirst();
  if (!subscription) return 'no_subscription';
  return (await isErasing(queries, wabaId)) ? 'erasure' : null;
}

/** What is stored now would not be erased any more: the erasure looks at what was there when it was ordered. */
async function isErasing(queries: Queries, wabaId: string): Promise<boolean> {
  const erasure = await queries
    .selectFrom('erasures')
    .select('id')
    .where('waba_id', '=', wabaId)
    .limit(1)
    .executeTakeFirst();
  return erasure !== undefined;
}

async function retry(
  tx: Transaction<Tables>,
  wabaId: string,
  kind: FailureKind,
  failures: readonly { id: number; dedup_key: string | null }[],
  now: number,
): Promise<void> {
  const ids = failures.map(({ id }) => id);
  if (kind === 'delivery') await deliverAgain(tx, ids, now);
  else
    await freeKeys(
      tx,
      wabaId,
      failures.flatMap(({ dedup_key: key }) => key ?? []),
    );
  await close(tx, ids, 'retried');
}

/** A person says that these may be sent again: they did not arrive. */
async function freeKeys(queries: Queries, wabaId: string, keys: readonly string[]): Promise<void> {
  const undecided = await queries
    .selectFrom('sends')
    .selectAll()
    .where('waba_id', '=', wabaId)
    .where('dedup_key', 'in', keys)
    .where('state', '=', 'given_up')
    .where('undecided', '=', 1)
    .orderBy('ended_at')
    .execute();
  for (const send of undecided.map(stateOf)) await saveOutcome(queries, notSent(send));
  await queries
    .updateTable('sends')
    .set({ state: 'replaced' })
    .where('waba_id', '=', wabaId)
    .where('dedup_key', 'in', keys)
    .where('state', '=', 'undelivered')
    .execute();
}

async function close(queries: Queries, ids: readonly number[], state: FailureState): Promise<void> {
  await queries.updateTable('failures').set({ state }).where('id', 'in', ids).execute();
}
