import type { Transaction } from 'kysely';
import { objectOf } from '../../../whatsapp/json.js';
import type { Update } from '../../../whatsapp/updates.js';
import { highThroughput, usualThroughput } from '../../sends/limits.js';
import { column } from '../database/column.js';
import type { Database, Queries } from '../database/database.js';
import type { Tables } from '../schema.js';
import type { BusinessNumber, Throughput } from './store.js';

/** Longer than any phone number. */
const longestDisplayed = 50;

/** What Meta told last of how much a number may send, and when, in epoch milliseconds; null when it was never asked. */
export async function findThroughput(
  queries: Queries,
  { wabaId, phoneNumberId }: BusinessNumber,
): Promise<{ perSecond: number; toldAt: number } | null> {
  const row = await queries
    .selectFrom('number_throughputs')
    .select(['per_second', 'told_at'])
    .where('waba_id', '=', wabaId)
    .where('phone_number_id', '=', phoneNumberId)
    .executeTakeFirst();
  return row ? { perSecond: row.per_second, toldAt: row.told_at } : null;
}

/** See SendStore. */
export async function saveThroughput(
  database: Database,
  { wabaId, phoneNumberId }: BusinessNumber,
  { perSecond, displayed }: Throughput,
  now: number,
): Promise<void> {
  await database.db.transaction().execute(async (tx) => {
    await database.takeTurn(tx);
    await tx
      .insertInto('number_throughputs')
      .values({
        waba_id: wabaId,
        phone_number_id: phoneNumberId,
        per_second: perSecond,
        digits: digitsOf(displayed),
        told_at: now,
      })
      .onConflict((conflict) =>
        conflict.columns(['waba_id', 'phone_number_id']).doUpdateSet(({ ref }) => ({
          per_second: ref('excluded.per_second'),
          digits: ref('excluded.digits'),
          told_at: ref('excluded.told_at'),
        })),
      )
      .execute();
  });
}

/** Takes over that Meta lifted numbers to the high throughput; asks the database nothing when it did not. */
export async function raiseThroughputs(tx: Transaction<Tables>, updates: Iterable<Update>): Promise<void> {
  for (const { field, wabaId, data } of updates) {
    if (field !== 'phone_number_quality_update') continue;
    const { event, display_phone_number: displayed } = objectOf('value' in data ? data.value : null);
    const digits = digitsOf(displayed);
    if (event !== 'THROUGHPUT_UPGRADE' || digits === '') continue;
    // A number that nobody asked about yet is asked about at its next send.
    await tx
      .updateTable('number_throughputs')
      .set({ per_second: highThroughput })
      .where('waba_id', '=', column(wabaId))
      .where('digits', '=', digits)
      .where('per_second', '=', usualThroughput)
      .execute();
  }
}

/** The events write a number without the signs that Meta shows elsewhere. */
function digitsOf(displayed: unknown): string {
  return typeof displayed === 'string' ? column(displayed.replace(/\D/g, ''), longestDisplayed) : '';
}
