import type { Transaction } from 'kysely';
import type { HubEvent } from '../../../whatsapp/event.js';
import { matcherOf } from '../../../whatsapp/filter.js';
import { column } from '../database/column.js';
import type { Database } from '../database/database.js';
import type { Inserted, Insertion, Row } from '../database/insert.js';
import type { Tables } from '../schema.js';
import { SubscriptionCache, Wishes } from '../deliveries/subscription-cache.js';

const insertEvents: Insertion = {
  table: 'events',
  columns: ['id', 'of_message', 'kind', 'waba_id', 'phone_number_id', 'received_at', 'body'],
  key: 'id',
  counter: 'seq',
};
const insertDeliveries: Insertion = {
  table: 'deliveries',
  columns: ['subscription_id', 'event_seq'],
  key: 'subscription_id',
};

/** Writes events, each with one delivery for every subscription that wants it. */
export class EventWriter {
  private readonly subscriptions = new SubscriptionCache();

  constructor(private readonly database: Database) {}

  /** The caller has taken its turn. `ofMessages`: the ids of those that their messages remember. `wake`: the subscriptions that have something new; `wishes`: what Zaps want now. */
  async write(
    tx: Transaction<Tables>,
    events: readonly HubEvent[],
    receivedAt: number,
    ofMessages: ReadonlySet<string> = new Set(),
  ) {
    const wake = new Set<string>();
    if (events.length === 0) return { inserted: new Map() as Inserted, wake, wishes: new Wishes() };
    const wishes = await this.subscriptions.current(tx);
    const rows = events.map((event): Row => {
      const { id, event: kind, waba_id: wabaId, phone_number_id: phoneNumberId } = event;
      return [
        id,
        Number(ofMessages.has(id)),
        kind,
        column(wabaId),
        column(phoneNumberId),
        receivedAt,
        textOf(event),
      ];
    });
    const inserted = await this.database.insert(tx, insertEvents, rows);
    const deliveries: Row[] = [];
    for (const event of events) {
      const seq = inserted.get(event.id);
      if (seq === undefined) continue;
      const wanted = matcherOf(event);
      for (const { subscriptionId, filter } of wishes.of(event)) {
        if (!wanted(filter)) continue;
        deliveries.push([subscriptionId, seq]);
        wake.add(subscriptionId);
      }
    }
    await this.database.insert(tx, insertDeliveries, deliveries);
    return { inserted, wake, wishes };
  }
}

/** JSON nested deeper than the stack cannot be written again; the event is then kept without its content. */
function textOf(event: HubEvent): string {
  try {
    return JSON.stringify(event);
  } catch {
    return JSON.stringify({ ...event, event: 'unknown', data: { value: null } });
  }
}
