import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { Database } from '../database.js';
import { likeAnywhere } from '../like.js';
import type { Tables } from '../schema.js';
import { erasedUpdate, rememberErased } from './erased.js';
import { holdsNumber, kindsWithWrittenNumbers } from './written-numbers.js';

/** So many events are deleted with one statement: databases allow only so many parameters. */
const atOnce = 500;
/** So many texts are looked for at once: SQLite takes no condition of a thousand parts. */
const textsAtOnce = 100;

/**
 * Looks at the next `limit` events of a contact that was erased, and deletes those that name it, with what waits for
 * delivery or was given up. False when nothing is left to do.
 */
export async function eraseEvents(database: Database, now: number, limit: number): Promise<boolean> {
  return database.db.transaction().execute(async (tx) => {
    await database.takeTurn(tx);
    const erasure = await tx.selectFrom('erasures').selectAll().orderBy('id').limit(1).executeTakeFirst();
    if (!erasure) return false;
    const { id, waba_id: wabaId, up_to: upTo, done } = erasure;
    const texts = JSON.parse(erasure.identities) as string[];
    const next = await tx
      .selectFrom('events')
      .select('seq')
      .where('waba_id', '=', wabaId)
      .where('seq', '>', done)
      .where('seq', '<=', upTo)
      .orderBy('seq')
      .limit(limit)
      .execute();
    const last = next.at(-1)?.seq;
    if (last === undefined) {
      await eraseFailures(tx, wabaId, texts, upTo);
      await tx.deleteFrom('erasures').where('id', '=', id).execute();
      return true;
    }
    const ids = await eraseRange(tx, wabaId, texts, done, last);
    await rememberErased(
      database,
      tx,
      ids.map((one) => erasedUpdate(wabaId, one)),
      now,
    );
    await tx.updateTable('erasures').set({ done: last }).where('id', '=', id).execute();
    return true;
  });
}

/** Gives the ids of those that would be recognised by their id when Meta repeats them. */
async function eraseRange(
  tx: Transaction<Tables>,
  wabaId: string,
  texts: readonly string[],
  after: number,
  upTo: number,
): Promise<string[]> {
  const named = new Set<number>();
  const ids: string[] = [];
  for (const some of parts(texts, textsAtOnce)) {
    const rows = await tx
      .selectFrom('events')
      .select(['seq', 'id', 'of_message'])
      .where('waba_id', '=', wabaId)
      .where('seq', '>', after)
      .where('seq', '<=', upTo)
      .where(names(some))
      .execute();
    for (const { seq, id, of_message: ofMessage } of rows) {
      named.add(seq);
      if (ofMessage === 0) ids.push(id);
    }
  }
  for (const { seq, id } of await withWrittenNumber(tx, wabaId, texts, after, upTo)) {
    named.add(seq);
    ids.push(id);
  }
  for (const seqs of parts([...named], atOnce)) {
    await tx
      .deleteFrom('deliveries')
      .where('subscription_id', 'in', (all) =>
        all.selectFrom('subscriptions').select('id').where('waba_id', '=', wabaId),
      )
      .where('event_seq', 'in', seqs)
      .execute();
    await tx.deleteFrom('events').where('seq', 'in', seqs).execute();
  }
  return ids;
}

/** The events that hold the number of the contact with blanks and the like in it. Each is recognised by its id. */
async function withWrittenNumber(
  tx: Transaction<Tables>,
  wabaId: string,
  texts: readonly string[],
  after: number,
  upTo: number,
): Promise<{ seq: number; id: string }[]> {
  const numbers = new Set(texts);
  const rows = await tx
    .selectFrom('events')
    .select(['seq', 'id'])
    .where('waba_id', '=', wabaId)
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .where('kind', 'in', kindsWithWrittenNumbers)
    .execute();
  const found: typeof rows = [];
  for (const row of rows) {
    // One at a time: a history may be large.
    const { body } = await tx
      .selectFrom('events')
      .select('body')
      .where('seq', '=', row.seq)
      .executeTakeFirstOrThrow();
    if (holdsNumber(body, numbers)) found.push(row);
  }
  return found;
}

/** They keep their own copy of the event. */
async function eraseFailures(
  tx: Transaction<Tables>,
  wabaId: string,
  texts: readonly string[],
  upTo: number,
) {
  for (const some of parts(texts, textsAtOnce)) {
    await tx
      .deleteFrom('failures')
      .where('waba_id', '=', wabaId)
      .where('event_seq', '<=', upTo)
      .where(names(some))
      .execute();
  }
  const numbers = new Set(texts);
  const rows = await tx
    .selectFrom('failures')
    .select(['id', 'body'])
    .where('waba_id', '=', wabaId)
    .where('event_seq', '<=', upTo)
    .where('event', 'in', kindsWithWrittenNumbers)
    .execute();
  for (const { id, body } of rows) {
    if (body !== null && holdsNumber(body, numbers)) {
      await tx.deleteFrom('failures').where('id', '=', id).execute();
    }
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
