import type { SendState } from '../../sends/send.js';
import type { Queries } from '../database/database.js';

/** The id of the contact that a send goes to; null for one that the hub does not know. */
export async function contactOf(
  queries: Queries,
  { wabaId, recipient }: Pick<SendState, 'wabaId' | 'recipient'>,
): Promise<string | null> {
  const row = await queries
    .selectFrom('contact_identities')
    .select('contact_id')
    .where('waba_id', '=', wabaId)
    .where('identity', '=', recipient)
    .executeTakeFirst();
  return row?.contact_id ?? null;
}
