import { identitiesOf } from '../../contacts/who.js';
import type { Identities } from '../contacts/identities.js';
import type { Queries } from '../database.js';
import { stateOf, updateSend } from './rows.js';

/** All that the ledger keeps of a contact. */
export async function sendsTo(queries: Queries, wabaId: string, who: Identities) {
  const recipients = recipientsOf(who);
  if (recipients.length === 0) return [];
  const rows = await queries
    .selectFrom('sends')
    .selectAll()
    .where('waba_id', '=', wabaId)
    .where('recipient', 'in', recipients)
    .orderBy('created_at')
    .execute();
  return rows.map(stateOf);
}

/**
 * Takes a contact out of the ledger. A send that is under way stays, without saying to whom and what, so that it does
 * not go out twice.
 */
export async function forgetSends(queries: Queries, wabaId: string, who: Identities): Promise<void> {
  for (const send of await sendsTo(queries, wabaId, who)) {
    const { operation, key, endedAt, details } = send;
    await queries.deleteFrom('failures').where('waba_id', '=', wabaId).where('dedup_key', '=', key).execute();
    if (endedAt === null) {
      await updateSend(queries, { ...send, recipient: '', details: { ...details, text: undefined } });
      continue;
    }
    await queries
      .deleteFrom('sends')
      .where('waba_id', '=', wabaId)
      .where('operation', '=', operation)
      .execute();
  }
}

function recipientsOf({ numbers, userIds }: Identities): string[] {
  const ofNumbers = numbers.flatMap((waId) => identitiesOf({ waId, userId: null }));
  return [...ofNumbers, ...userIds.flatMap((userId) => identitiesOf({ waId: null, userId }))];
}
