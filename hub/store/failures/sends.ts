import type { Transaction } from 'kysely';
import type { HubEvent } from '../../../whatsapp/event.js';
import { failureEvent } from '../../failures/event.js';
import { sendWords } from '../../failures/words.js';
import type { SendState } from '../../sends/send.js';
import type { Database, Queries } from '../database.js';
import { EventWriter } from '../event-writer.js';
import type { Tables } from '../schema.js';
import { contactOf } from '../sends/recipient.js';
import { itemOf, shown } from './rows.js';

/**
 * Keeps the failure list in step with sends that have just changed: what was given up is put on it, and what went out
 * after all is settled there. The caller has taken its turn.
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
    if (send.state !== 'given_up' || (await failedAgain(tx, send, now))) continue;
    const failure = itemOf(await insert(tx, send, now));
    events.push(failureEvent({ wabaId: send.wabaId, failure, count: 1 }, false, now));
  }
  // Delivery finds these by itself within a second.
  await new EventWriter(database).write(tx, events, now);
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

/** True when the same send is on the list, and nobody has looked yet: then it is there once, with the last reason. */
async function failedAgain(queries: Queries, send: SendState, now: number): Promise<boolean> {
  const { numUpdatedRows } = await openOf(queries, send)
    .set({ ...sendWords(send), operation: send.operation, last_failed_at: now })
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
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
