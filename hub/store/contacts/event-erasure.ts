import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { EventKind } from '../../../whatsapp/event.js';
import type { Database, Queries } from '../database/database.js';
import { bodySize, fitting } from '../events/fitting.js';
import { likeAnywhere } from '../database/like.js';
import { erasedUpdate, rememberErased } from './erased.js';
import type { ErasuresTable } from './schema.js';
import { holdsNumber, kindsWithWrittenNumbers } from './written-numbers.js';

/** So many events are deleted with one statement: databases allow only so many parameters. */
const atOnce = 500;
/** So many texts are looked for at once: SQLite takes no condition of a thousand parts. */
const textsAtOnce = 100;
/** An event can have 3 MB. What is deleted in one transaction stays near this: the others cannot write meanwhile. */
const bytesAtOnce = 4_000_000;

type ErasureRow = Selectable<ErasuresTable>;

/** A row that holds an event: one of `events`, or one of `failures`, which keep their own copy. */
interface Copy {
  key: number;
  kind: EventKind | null;
  size: number;
}

/**
 * Looks at the next events of a contact that was erased, at most `limit` and few large ones, and deletes those that
 * name it, with what waits for delivery or was given up. False when nothing is left to do.
 *
 * It looks before its transaction, so that nobody who writes waits for that. An event up to `up_to` never changes, and
 * none is added or delivered again meanwhile; what comes later is about somebody who wrote again.
 */
export async function eraseEvents(database: Database, now: number, limit: number): Promise<boolean> {
  const { db } = database;
  const erasure = await db.selectFrom('erasures').selectAll().orderBy('id').limit(1).executeTakeFirst();
  if (!erasure) return false;
  const texts = JSON.parse(erasure.identities) as string[];
  const next = await nextEvents(db, erasure, limit);
  if (next.length > 0) {
    const named = await naming(db, 'events', next, texts);
    await eraseThese(
      database,
      erasure,
      next,
      next.filter(({ key }) => named.has(key)),
      now,
    );
    return true;
  }
  await eraseFailures(database, erasure, texts, limit);
  await db.deleteFrom('erasures').where('id', '=', erasure.id).execute();
  return true;
}

function nextEvents(queries: Queries, { waba_id: wabaId, up_to: upTo, done }: ErasureRow, limit: number) {
  return queries
    .selectFrom('events as e')
    .select(['seq as key', 'kind', 'id', 'of_message', bodySize])
    .where('waba_id', '=', wabaId)
    .where('seq', '>', done)
    .where('seq', '<=', upTo)
    .orderBy('seq')
    .limit(limit)
    .execute()
    .then((rows) => fitting(rows, bytesAtOnce));
}

/** Those among the rows, in the order of their keys, whose event holds one of the texts. */
async function naming(
  queries: Queries,
  table: 'events' | 'failures',
  rows: readonly Copy[],
  texts: readonly string[],
): Promise<ReadonlySet<number>> {
  const keyColumn = sql.ref(table === 'events' ? 'seq' : 'id');
  const bodies = sql`from ${sql.table(table)} where ${keyColumn}`;
  const named = new Set<number>();
  for (const keys of parts(
    rows.map(({ key }) => key),
    atOnce,
  )) {
    for (const some of parts(texts, textsAtOnce)) {
      const found = await sql<{ key: number }>`
        select ${keyColumn} as key ${bodies} in (${sql.join(keys)}) and ${names(some)}`.execute(queries);
      for (const { key } of found.rows) named.add(key);
    }
  }
  const numbers = new Set(texts);
  for (const { key, kind } of rows) {
    if (named.has(key) || kind === null || !kindsWithWrittenNumbers.includes(kind)) continue;
    const read = await sql<{ body: string }>`select body ${bodies} = ${key}`.execute(queries);
    if (read.rows.some(({ body }) => holdsNumber(body, numbers))) named.add(key);
  }
  return named;
}

/** What Meta repeats and would be recognised by its id is known by its hash from then on. */
async function eraseThese(
  database: Database,
  { id, waba_id: wabaId, done }: ErasureRow,
  looked: readonly Copy[],
  named: readonly { key: number; id: string; of_message: number }[],
  now: number,
): Promise<void> {
  const last = looked.at(-1)?.key ?? done;
  await database.db.transaction().execute(async (tx) => {
    await database.takeTurn(tx);
    const erasures = tx.updateTable('erasures').where('id', '=', id).where('done', '=', done);
    const { numUpdatedRows } = await erasures.set({ done: last }).executeTakeFirstOrThrow();
    if (Number(numUpdatedRows) === 0) return; // Another hub did this part meanwhile.
    for (const keys of parts(
      named.map(({ key }) => key),
      atOnce,
    )) {
      await tx
        .deleteFrom('deliveries')
        .where('subscription_id', 'in', (all) =>
          all.selectFrom('subscriptions').select('id').where('waba_id', '=', wabaId),
        )
        .where('event_seq', 'in', keys)
        .execute();
      await tx.deleteFrom('events').where('seq', 'in', keys).execute();
    }
    const byId = named.filter(({ of_message: ofMessage }) => ofMessage === 0);
    await rememberErased(
      database,
      tx,
      byId.map((event) => erasedUpdate(wabaId, event.id)),
      now,
    );
  });
}

/** When the events are gone nothing is added to these. */
async function eraseFailures(
  database: Database,
  { waba_id: wabaId, up_to: upTo }: ErasureRow,
  texts: readonly string[],
  limit: number,
): Promise<void> {
  for (let after = 0; ;) {
    const sizes = await database.db
      .selectFrom('failures as e')
      .select(['id as key', 'event as kind', bodySize])
      .where('waba_id', '=', wabaId)
      .where('id', '>', after)
      .where('event_seq', '<=', upTo)
      .where('body', 'is not', null)
      .orderBy('id')
      .limit(limit)
      .execute();
    const next = fitting(sizes, bytesAtOnce);
    const last = next.at(-1);
    if (!last) return;
    const named = await naming(database.db, 'failures', next, texts);
    await database.db.transaction().execute(async (tx) => {
      await database.takeTurn(tx);
      for (const keys of parts([...named], atOnce)) {
        await tx.deleteFrom('failures').where('id', 'in', keys).execute();
      }
    });
    after = last.key;
    await nextTurn(); // Checkpoints share this thread.
  }
}

function parts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}

/** True for a body that holds one of the texts as a whole value. */
function names(texts: readonly string[]): RawBuilder<boolean> {
  const holds = texts.map((text) => likeAnywhere(sql.ref('body'), JSON.stringify(text)));
  return sql<boolean>`(${sql.join(holds, sql` or `)})`;
}
