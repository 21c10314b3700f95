import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Update } from '../../whatsapp/updates.js';
import type { Database } from './database.js';
import type { Insertion, Row } from './insert.js';
import type { Tables } from './schema.js';

/** Senders kept in memory, so that a busy customer costs no look-up. */
const remembered = 20_000;

const insertion: Insertion = { table: 'known_senders', columns: ['sender'], key: 'sender' };

/** Tells whether a message is the first of its sender. A customer has up to two identities: wa_id and BSUID. */
export class KnownSenders {
  private readonly known = new Set<string>();

  constructor(private readonly database: Database) {}

  /**
   * Writes down who sent these updates. `firsts` holds the updates none of whose senders was known before,
   * only the first one of each sender. Call `remember` with `senders` once the transaction is committed.
   */
  async meet(tx: Transaction<Tables>, updates: Iterable<Update>) {
    const identities = new Map<Update, string[]>();
    const strangers = new Set<string>();
    for (const update of updates) {
      if (update.senders.length === 0) continue;
      const senders = update.senders.map((sender) => `${update.wabaId}\0${sender}`);
      if (senders.every((sender) => this.known.has(sender))) continue;
      identities.set(update, senders);
      for (const sender of senders) strangers.add(sender);
    }
    const firsts = new Set<Update>();
    if (strangers.size === 0) return { firsts, senders: strangers };

    const rows = [...strangers].map((sender): Row => [hashOf(sender)]);
    const inserted = await this.database.insert(tx, insertion, rows);
    const fresh = new Set([...strangers].filter((sender) => inserted.has(hashOf(sender))));
    for (const [update, senders] of identities) {
      if (senders.every((sender) => fresh.has(sender))) firsts.add(update);
      for (const sender of senders) fresh.delete(sender);
    }
    return { firsts, senders: strangers };
  }

  remember(senders: Iterable<string>): void {
    if (this.known.size > remembered) this.known.clear();
    for (const sender of senders) this.known.add(sender);
  }
}

/**
 * Keys of one short length. It hides nobody: who has the database can hash every phone number and compare.
 */
function hashOf(sender: string): string {
  return createHash('sha256').update(sender).digest().toString('base64url', 0, 16);
}
