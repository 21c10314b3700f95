import type { Transaction } from 'kysely';
import type { HubEvent } from '../../../whatsapp/event.js';
import { failureEvent } from '../../failures/event.js';
import { sendWords } from '../../failures/words.js';
import type { SendState, SendWord } from '../../sends/send.js';
import type { Database, Queries } from '../database/database.js';
import { EventWriter } from '../events/event-writer.js';
import type { Tables } from '../schema.js';
import { contactOf } from '../sends/recipient.js';
import { itemOf, shown } from './rows.js';

/**
 * Keeps the failure list in step with sends that have just changed: what was given up, or not delivered, is put on it,
 * and what went out after all is settled there. The caller has taken its turn.
 */
export async function followSends(
  database: Database,
  tx: Transaction<Tables>,
  sends: readonly SendState[],
  now: number,
): Promise<void> {
  const events: HubEvent[] = [];
  for (const send of sends) {
    if (send.state === 'accepted') await resolve(tx, send);
    if (!failed.has(send.state) || (await failedAgain(tx, send, now))) continue;
    await replaceOthers(tx, send);
    const failure = itemOf(await insert(tx, send, now));
    events.push(failureEvent({ wabaId: send.wabaId, failure, count: 1 }, false, now));
  }
  // Delivery finds these by itself within a second.
  await new EventWriter(database).write(tx, events, now);
}

const failed: ReadonlySet<SendWord> = new Set(['given_up', 'undelivered']);

/** The operations of those tries of one send that may have gone out, and whose failure nobody dealt with yet. */
export async function listedAmong(
  queries: Queries,
  tries: readonly SendState[],
): Promise<ReadonlySet<string>> {
  const [first] = tries.filter(({ undecided }) => undecided);
  if (!first) return new Set();
  const rows = await queries
    .selectFrom('failures')
    .select('operation')
    .where('waba_id', '=', first.wabaId)
    .where('dedup_key', '=', first.key)
    .where('state', '=', 'open')
    .execute();
  return new Set(rows.flatMap(({ operation }) => operation ?? []));
}

function openOf(queries: Queries, { wabaId, key }: SendState) {
  return queries
    .updateTable('failures')
    .where('waba_id', '=', wabaId)
    .where('dedup_key', '=', key)
    .where('state', '=', 'open');
}

async function resolve(queries: Queries, send: SendState): Promise<void> {
  await openOf(queries, send).set({ state: 'resolved' }).execute();
}

/**
 * True when the same is on the list of the send, and nobody has looked yet: then it is there once, with the last
 * reason.
 */
async function failedAgain(queries: Queries, send: SendState, now: number): Promise<boolean> {
  const words = sendWords(send);
  const { numUpdatedRows } = await openOf(queries, send)
    .set({ ...words, operation: send.operation, last_failed_at: now })
    .where('title', '=', words.title)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/**
 * Closes what the list says otherwise of the send: whoever was told that must not deal with something else by it. What
 * may have gone out stays, whatever became of another try.
 */
async function replaceOthers(queries: Queries, send: SendState): Promise<void> {
  const { wabaId, key } = send;
  await openOf(queries, send)
    .set({ state: 'replaced' })
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('sends as s')
            .select('s.operation')
            .where('s.waba_id', '=', wabaId)
            .where('s.dedup_key', '=', key)
            .where('s.undecided', '=', 1)
            .whereRef('s.operation', '=', 'failures.operation'),
        ),
      ),
    )
    .execute();
}

async function insert(queries: Queries, send: SendState, now: number) {
  return queries
    .insertInto('failures')
    .values({
      ...sendWords(send),
      waba_id: send.wabaId,
      kind: 'send',
      state: 'open',
      first_failed_at: now,
      last_failed_at: now,
      contact_id: await contactOf(queries, send),
      phone_number_id: send.phoneNumberId,
      operation: send.operation,
      dedup_key: send.key,
      zap: send.details.zap ?? null,
    })
    .returning(shown)
    .executeTakeFirstOrThrow();
}
