import type { Transaction } from 'kysely';
import type { HubEvent } from '../../whatsapp/event.js';
import { matcherOf } from '../../whatsapp/filter.js';
import { hubEvent, type Update } from '../../whatsapp/updates.js';
import type { Database } from './database.js';
import type { Inserted, Insertion, Row } from './insert.js';
import { KnownSenders } from './known-senders.js';
import type { Tables } from './schema.js';
import type { Appended } from './store.js';
import { SubscriptionCache } from './subscription-cache.js';
import { recordReviews, withReview } from './template-reviews.js';

const insertEvents: Insertion = {
  table: 'events',
  columns: ['id', 'kind', 'waba_id', 'phone_number_id', 'received_at', 'body'],
  key: 'id',
  counter: 'seq',
};
const insertDeliveries: Insertion = {
  table: 'deliveries',
  columns: ['subscription_id', 'event_seq'],
  key: 'subscription_id',
};

/** Stores updates: each once, with one delivery for every subscription that wants it. */
export class Appender {
  private readonly senders: KnownSenders;
  private readonly subscriptions = new SubscriptionCache();

  constructor(private readonly database: Database) {
    this.senders = new KnownSenders(database);
  }

  async append(updates: readonly Update[], receivedAt: number) {
    const distinct = new Map<string, Update>();
    for (const update of updates) if (!distinct.has(update.id)) distinct.set(update.id, update);

    const transaction = this.database.db.transaction();
    const { inserted, senders, wake } = await transaction.execute((tx) =>
      this.insert(tx, distinct, receivedAt),
    );
    this.senders.remember(senders);
    return { appended: report(updates, inserted), wake };
  }

  private async insert(tx: Transaction<Tables>, updates: ReadonlyMap<string, Update>, receivedAt: number) {
    await this.database.takeTurn(tx);
    const subscriptions = await this.subscriptions.current(tx);
    const { firsts, senders } = await this.senders.meet(tx, updates.values());
    const reviews = await recordReviews(tx, updates.values(), receivedAt);

    const events = new Map<string, HubEvent>();
    const rows: Row[] = [];
    for (const update of updates.values()) {
      const { id, kind, wabaId, phoneNumberId } = update;
      const event = withReview(hubEvent(update, receivedAt, firsts.has(update)), reviews.get(update));
      events.set(id, event);
      rows.push([id, kind, column(wabaId), column(phoneNumberId), receivedAt, textOf(event)]);
    }

    const inserted = await this.database.insert(tx, insertEvents, rows);
    const wake = new Set<string>();
    const deliveries: Row[] = [];
    for (const [id, seq] of inserted) {
      const event = events.get(id);
      if (!event) continue;
      const wanted = matcherOf(event);
      for (const { subscriptionId, filter } of subscriptions.of(event)) {
        if (!wanted(filter)) continue;
        deliveries.push([subscriptionId, seq]);
        wake.add(subscriptionId);
      }
    }
    await this.database.insert(tx, insertDeliveries, deliveries);
    return { inserted, senders, wake: [...wake] };
  }
}

/** The first of several updates with one id is the one that was stored. */
function report(updates: readonly Update[], inserted: Inserted): Appended[] {
  return updates.map(({ id, kind, field }) => ({ id, kind, field, repeated: !inserted.delete(id) }));
}

/**
 * An id as a column holds it. Meta's are digits, but whatever comes must not stop the commit:
 * PostgreSQL refuses NUL in a text and very long index keys. The body keeps the id as it came.
 */
function column(id: string): string;
function column(id: string | null): string | null;
function column(id: string | null): string | null {
  if (id === null || (id.length <= 64 && !id.includes('\0'))) return id;
  return id.replaceAll('\0', '').slice(0, 64);
}

/** JSON nested deeper than the stack cannot be written again; the event is then kept without its content. */
function textOf(event: HubEvent): string {
  try {
    return JSON.stringify(event);
  } catch {
    return JSON.stringify({ ...event, event: 'unknown', data: { value: null } });
  }
}
