import type { FailureItem } from '../../../whatsapp/failure.js';
import type { Page } from '../contacts/store.js';
import type { Queries } from '../database/database.js';
import { itemOf, shown } from './rows.js';
import type { FailureQuery } from './store.js';

/** See FailureStore. */
export async function listFailures(
  queries: Queries,
  { wabaId, kind, state, limit, cursor }: FailureQuery,
): Promise<Page<FailureItem>> {
  let wanted = queries.selectFrom('failures').select(shown).where('waba_id', '=', wabaId);
  if (kind) wanted = wanted.where('kind', '=', kind);
  if (state) wanted = wanted.where('state', '=', state);
  if (cursor !== undefined) wanted = wanted.where('id', '<', Number(cursor));
  const rows = await wanted
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page.map(itemOf), nextCursor: last ? String(last.id) : null };
}
