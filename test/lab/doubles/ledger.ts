import { DatabaseSync } from 'node:sqlite';
import { identitiesOf } from '../../../hub/contacts/who.js';

/** What the ledger says in the end of the sends to one customer. */
export interface Entry {
  state: string;
  undecided: boolean;
  reason: string | null;
}

/** The tries of all sends, as the hub stored them, by the digits of the customers. */
export function readLedger(database: string, waIds: readonly string[]): Map<string, Entry[]> {
  const byRecipient = new Map(waIds.map((waId) => [identitiesOf({ waId, userId: null })[0], waId]));
  const entries = new Map<string, Entry[]>();
  const db = new DatabaseSync(database, { readOnly: true });
  for (const row of db.prepare('select recipient, state, undecided, details from sends').all()) {
    const waId = byRecipient.get(String(row.recipient));
    if (waId === undefined) continue;
    const { reason = null } = JSON.parse(String(row.details)) as { reason?: string };
    const entry = { state: String(row.state), undecided: row.undecided === 1, reason };
    entries.set(waId, [...(entries.get(waId) ?? []), entry]);
  }
  db.close();
  return entries;
}
