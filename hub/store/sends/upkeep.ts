import { sql } from 'kysely';
import { abandoned, comesBackWithinMs } from '../../sends/abandoned.js';
import { accountsIn } from '../upkeep/accounts.js';
import type { Database, Queries } from '../database/database.js';
import { followSends } from '../failures/sends.js';
import { saveOutcome } from './ending.js';
import { stateOf } from './rows.js';

/** See SendStore. */
export function giveUpSends(database: Database, now: number, limit: number): Promise<number> {
  return database.db.transaction().execute(async (tx) => {
    await database.takeTurn(tx);
    const rows = await lost(tx, now - comesBackWithinMs, limit);
    const sends = rows.map((row) => abandoned(stateOf(row), now));
    for (const send of sends) await saveOutcome(tx, send);
    await followSends(database, tx, sends, now);
    return rows.length;
  });
}

/** Sends that nobody came back for since `before`. */
async function lost(queries: Queries, before: number, limit: number) {
  const sends = queries.selectFrom('sends').selectAll();
  // Apart from the others, so that an index leads past the many whose turn is still to come.
  const waiting = await sends
    .where('state', '=', 'waiting')
    .where('due_at', '<', before)
    .limit(limit)
    .execute();
  const others = await sends
    .where(({ or, and, eb }) =>
      or([
        and([eb('state', 'in', ['started', 'unknown']), eb('started_at', '<', before)]),
        and([eb('state', '=', 'refused'), eb('ended_at', '<', before)]),
      ]),
    )
    .limit(limit - waiting.length)
    .execute();
  return [...waiting, ...others];
}

/** See SendStore. */
export async function pruneSends(
  queries: Queries,
  before: number,
  now: number,
  limit: number,
): Promise<number> {
  const result = await queries
    .deleteFrom('sends')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('waba_id', 'operation'),
        'in',
        selectFrom('sends as s')
          .select(['s.waba_id', 's.operation'])
          .where('s.created_at', '<', before)
          .where('s.ended_at', 'is not', null)
          // What was not sent is in reports, for as long as messages. In the words of the index, which has the others.
          .where(sql<boolean>`(s.state <> 'given_up' or s.undecided <> 0)`)
          .where(({ eb: own, ref }) => own(ref('s.ended_at'), '<', own(own.val(now), '-', ref('s.keep_ms'))))
          .limit(limit)
          .$asTuple('waba_id', 'operation'),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(result.numDeletedRows);
}

/** Deletes what was not sent and ended before `before`, at most `limit` rows of each account; gives how many. */
export async function pruneNotSent(queries: Queries, before: number, limit: number): Promise<number> {
  let deleted = 0;
  for (const wabaId of await accountsIn(queries, 'sends')) {
    const { numAffectedRows } = await sql`
      delete from sends where waba_id = ${wabaId} and operation in (
        select operation from sends
        where state = 'given_up' and undecided = 0 and waba_id = ${wabaId} and ended_at < ${before}
        order by ended_at limit ${limit})`.execute(queries);
    deleted += Number(numAffectedRows ?? 0);
  }
  return deleted;
}
