import type { SendState } from '../../sends/send.js';
import type { Queries } from '../database.js';
import { happened } from '../failures/again.js';

/** More than an account gets while its busiest number is silent for a minute; beyond, nobody looks. */
const mostStatuses = 2_000;

/**
 * True when WhatsApp told the hub about other messages of the number since the try began: its webhooks arrive, so one
 * about the try would have, too.
 */
export async function heardSince(
  queries: Queries,
  { wabaId, phoneNumberId, startedAt }: SendState,
): Promise<boolean> {
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
    .where('received_at', '>', startedAt ?? 0)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
