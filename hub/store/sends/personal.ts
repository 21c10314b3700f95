import { sql } from 'kysely';
import { identitiesOf } from '../../contacts/who.js';
import type { Identities } from '../contacts/identities.js';
import type { Queries } from '../database/database.js';
import type { SendState } from '../../sends/send.js';
import { pairKey } from './rates.js';
import { stateOf, updateSend } from './rows.js';

/** All that the ledger keeps of a contact, or a page of it: what was asked for first comes first. */
export async function sendsTo(
  queries: Queries,
  wabaId: string,
  who: Identities,
  page?: { after: SendState | undefined; limit: number },
): Promise<SendState[]> {
  const recipients = recipientsOf(who);
  if (recipients.length === 0) return [];
  let rows = queries
    .selectFrom('sends')
    .selectAll()
    .where('waba_id', '=', wabaId)
    .where('recipient', 'in', recipients)
    .orderBy('created_at')
    .orderBy('operation');
  if (page) rows = rows.limit(page.limit);
  if (page?.after) {
    const { createdAt, operation } = page.after;
    rows = rows.where(sql<boolean>`(created_at, operation) > (${createdAt}, ${operation})`);
  }
  return (await rows.execute()).map(stateOf);
}

/**
 * Takes sends out of the ledger. One that is under way stays, without saying to whom and what, so that it does not go
 * out twice.
 */
export async function forgetSends(
  queries: Queries,
  wabaId: string,
  sends: readonly SendState[],
): Promise<void> {
  for (const send of sends) {
    await queries.deleteFrom('send_rates').where('key', '=', pairKey(send)).execute();
    const { operation, key, endedAt } = send;
    await queries.deleteFrom('failures').where('waba_id', '=', wabaId).where('dedup_key', '=', key).execute();
    if (endedAt === null) {
      await updateSend(queries, withoutPerson(send));
      continue;
    }
    await queries
      .deleteFrom('sends')
      .where('waba_id', '=', wabaId)
      .where('operation', '=', operation)
      .execute();
  }
}

/** A send that does not say to whom and what; see `isErased`. */
export function withoutPerson(send: SendState): SendState {
  return { ...send, recipient: '', details: { ...send.details, text: undefined } };
}

function recipientsOf({ numbers, userIds }: Identities): string[] {
  const ofNumbers = numbers.flatMap((waId) => identitiesOf({ waId, userId: null }));
  return [...ofNumbers, ...userIds.flatMap((userId) => identitiesOf({ waId: null, userId }))];
}
