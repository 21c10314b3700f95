import { DatabaseSync } from 'node:sqlite';
import { identitiesOf } from '../../../hub/contacts/who.js';
import { openStore } from '../../../hub/store/database/open.js';
import { keepLedger } from '../../../hub/store/upkeep/retention.js';

/** What the ledger says in the end of the sends to one customer. */
export interface Entry {
  state: string;
  undecided: boolean;
  messageId: string | null;
  /** It was put on the failure list. */
  listed: boolean;
}

/** The tries of all sends, as the hub stored them, by the digits of the customers. */
export function readLedger(database: string, waIds: readonly string[]): Map<string, Entry[]> {
  const byRecipient = new Map(waIds.map((waId) => [identitiesOf({ waId, userId: null })[0], waId]));
  const entries = new Map<string, Entry[]>();
  const db = new DatabaseSync(database, { readOnly: true });
  for (const row of db.prepare(tries).all()) {
    const waId = byRecipient.get(String(row.recipient));
    if (waId === undefined) continue;
    const messageId = row.message_id === null ? null : String(row.message_id);
    const listed = row.listed === 1;
    const entry = { state: String(row.state), undecided: row.undecided === 1, messageId, listed };
    entries.set(waId, [...(entries.get(waId) ?? []), entry]);
  }
  db.close();
  return entries;
}

// A key that failed in the same way again is there once.
const tries = `select recipient, state, undecided, message_id, exists (
  select 1 from failures f where f.waba_id = sends.waba_id and f.dedup_key = sends.dedup_key
) listed from sends`;

/** Gives up what nobody came back for until `now`, as the hub's upkeep does once a minute. */
export async function giveUpAbandoned(database: string, now: number): Promise<void> {
  const store = await openStore({ databasePath: database });
  await keepLedger(store, now, 500, async () => true);
  await store.close();
}
