import type { SendState } from '../../sends/send.js';
import type { Queries } from '../database/database.js';
import { updateSend } from './rows.js';

/**
 * Writes a try of which something new is known. Where that ends it, it replaces those with its key that were not sent:
 * reports count a send once, as it ended last.
 */
export async function saveOutcome(queries: Queries, send: SendState): Promise<void> {
  await updateSend(queries, send);
  if (isEnd(send)) await replaceNotSent(queries, send);
}

/** True when WhatsApp took it, or never will. */
function isEnd({ state, undecided }: SendState): boolean {
  return state === 'accepted' || state === 'undelivered' || (state === 'given_up' && !undecided);
}

/** What may have gone out stays for a person. */
async function replaceNotSent(queries: Queries, { wabaId, key, operation }: SendState): Promise<void> {
  await queries
    .updateTable('sends')
    .set({ state: 'replaced' })
    .where('waba_id', '=', wabaId)
    .where('dedup_key', '=', key)
    .where('operation', '<>', operation)
    .where('state', '=', 'given_up')
    .where('undecided', '=', 0)
    .execute();
}
