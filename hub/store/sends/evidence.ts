import type { SendState } from '../../sends/send.js';
import { statusWithinMs } from '../../sends/standing.js';
import type { Database, Queries } from '../database/database.js';
import { happened } from '../failures/again.js';

/** More than an account gets while its busiest number is silent for a minute; beyond, nobody looks. */
const mostStatuses = 2_000;

/**
 * True when a status of the try would be here by now if it had gone out: the hub could take everything that Meta told
 * since it began, and in the second half of the time in which its status was due, WhatsApp told of other messages of
 * the number.
 */
export async function wouldBeTold(
  queries: Queries,
  { wabaId, phoneNumberId, startedAt }: SendState,
): Promise<boolean> {
  const since = startedAt ?? 0;
  const { at: missedAt } = await queries.selectFrom('webhooks_missed').select('at').executeTakeFirstOrThrow();
  // Meta sends again what was missed, and nobody knows when.
  if (missedAt >= since) return false;
  const latest = queries
    .selectFrom('events')
    .select(['phone_number_id', 'received_at'])
    .where('waba_id', '=', wabaId)
    .where('kind', '=', 'status')
    .where(happened)
    .orderBy('seq', 'desc')
    .limit(mostStatuses)
    .as('latest');
  const found = await queries
    .selectFrom(latest)
    .select('received_at')
    .where('phone_number_id', '=', phoneNumberId)
    .where('received_at', '>=', since + statusWithinMs / 2)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * Writes down that until `now` something may have come from Meta that the hub could not take. The last word holds, so
 * that a clock that was ahead once does not.
 */
export async function noteMissedWebhooks({ db, takeTurn }: Database, now: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await takeTurn(tx);
    await tx.updateTable('webhooks_missed').set({ at: now }).execute();
  });
}
