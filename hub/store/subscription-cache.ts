import { CompiledQuery, type Transaction } from 'kysely';
import type { HubEvent } from '../../whatsapp/event.js';
import type { EventFilter } from '../../whatsapp/filter.js';
import type { Tables } from './schema.js';

export interface Wish {
  subscriptionId: string;
  filter: EventFilter;
}

/** Asked in each commit, so it is not built anew each time. */
const readVersion = CompiledQuery.raw('select version from subscription_version');

const none: readonly Wish[] = [];

/** The subscriptions by account and kind of event. */
export class Wishes {
  private readonly wishes = new Map<string, Wish[]>();

  add(wabaId: string, event: string, wish: Wish): void {
    const key = `${event} ${wabaId}`;
    const others = this.wishes.get(key);
    if (others) others.push(wish);
    else this.wishes.set(key, [wish]);
  }

  of(event: HubEvent): readonly Wish[] {
    return this.wishes.get(`${event.event} ${event.waba_id}`) ?? none;
  }
}

/** Keeps the subscriptions in memory and reads them again when a process anywhere changed them. */
export class SubscriptionCache {
  private version = 0;
  private wishes = new Wishes();

  async current(tx: Transaction<Tables>): Promise<Wishes> {
    const { rows: versions } = await tx.executeQuery<{ version: number }>(readVersion);
    const version = versions[0]?.version ?? 0;
    if (version === this.version) return this.wishes;

    const rows = await tx
      .selectFrom('subscriptions')
      .select(['id', 'waba_id', 'event', 'filter'])
      .orderBy('created_at')
      .execute();
    const wishes = new Wishes();
    for (const row of rows) {
      wishes.add(row.waba_id, row.event, {
        subscriptionId: row.id,
        filter: JSON.parse(row.filter) as EventFilter,
      });
    }
    this.wishes = wishes;
    this.version = version;
    return wishes;
  }
}
