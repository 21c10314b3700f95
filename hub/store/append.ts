import type { Transaction } from 'kysely';
import type { HubEvent } from '../../whatsapp/event.js';
import { matches } from '../../whatsapp/filter.js';
import { hubEvent, type Update } from '../../whatsapp/updates.js';
import type { Database } from './database.js';
import { Insert, type Cell } from './insert.js';
import { KnownSenders } from './known-senders.js';
import type { Tables } from './schema.js';
import type { Appended } from './store.js';
import { SubscriptionCache } from './subscription-cache.js';

/** Stores updates: each once, with one delivery for every subscription that wants it. */
export class Appender {
  private readonly senders: KnownSenders;
  private readonly subscriptions = new SubscriptionCache();
  private readonly insertEvents: Insert<{ seq: number; id: string }>;
  private readonly insertDeliveries: Insert;

  constructor(private readonly database: Database) {
    this.senders = new KnownSenders(database);
    this.insertEvents = new Insert(
      database,
      'events',
      ['id', 'kind', 'waba_id', 'phone_number_id', 'received_at', 'body'],
      'on conflict do nothing returning seq, id',
    );
    this.insertDeliveries = new Insert(database, 'deliveries', ['subscription_id', 'event_seq']);
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

    const events = new Map<string, HubEvent>();
    const cells: Cell[] = [];
    for (const update of updates.values()) {
      const event = hubEvent(update, receivedAt, firsts.has(update));
      events.set(update.id, event);
      cells.push(update.id, update.kind, column(update.wabaId), column(update.phoneNumberId));
      cells.push(receivedAt, textOf(event));
    }

    const inserted = new Set<string>();
    const wake = new Set<string>();
    const deliveries: Cell[] = [];
    for (const { seq, id } of await this.insertEvents.run(tx, cells)) {
      inserted.add(id);
      const event = events.get(id);
      if (!event) continue;
      for (const { subscriptionId, filter } of subscriptions.of(event)) {
        if (!matches(event, filter)) continue;
        deliveries.push(subscriptionId, seq);
        wake.add(subscriptionId);
      }
    }
    await this.insertDeliveries.run(tx, deliveries);
    return { inserted, senders, wake: [...wake] };
  }
}

/** The first of several updates with one id is the one that was stored. */
function report(updates: readonly Update[], inserted: Set<string>): Appended[] {
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
