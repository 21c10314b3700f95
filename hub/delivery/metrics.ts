import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Backlog, Store } from '../store/store.js';

/** What the delivery thread counts. */
export interface DeliveryMetrics {
  /** POSTs to hooks by what came of them. */
  posts: Counter<'outcome'>;
  events: Counter;
  /** Seconds from the commit of an event until its hook had taken it; of the oldest event of each POST. */
  lag: Histogram;
  /** All of it in Prometheus' text format, with the backlog as the store has it now; without it while the store is away. */
  text(): Promise<string>;
}

export function createDeliveryMetrics(store: Pick<Store, 'backlog'>): DeliveryMetrics {
  const registry = new Registry();
  const registers = [registry];
  return {
    posts: new Counter({
      name: 'hub_delivery_posts_total',
      help: 'POSTs to hooks, by outcome.',
      labelNames: ['outcome'],
      registers,
    }),
    events: new Counter({
      name: 'hub_delivered_events_total',
      help: 'Events that a hook has taken.',
      registers,
    }),
    lag: new Histogram({
      name: 'hub_delivery_lag_seconds',
      help: 'Seconds from receiving an event until its hook had taken it.',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 120, 600, 3_600, 86_400],
      registers,
    }),
    async text() {
      const backlog = store.backlog(Date.now()).then(backlogText, () => '');
      return [await registry.metrics(), await backlog].join('\n');
    },
  };
}

/** Waiting, retrying and throttled deliveries apart: a sum would hide a queue that is stuck. */
function backlogText(backlog: Backlog): Promise<string> {
  const registry = new Registry();
  const registers = [registry];
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const byReason = (name: string, help: string) =>
    new Gauge({ name, help, labelNames: ['reason'], registers });

  const count = byReason('hub_backlog_deliveries', 'Deliveries that wait, by why they wait.');
  const age = byReason(
    'hub_backlog_oldest_age_seconds',
    'Age of the oldest delivery that waits, by why it waits.',
  );
  for (const reason of ['waiting', 'retrying', 'throttled'] as const) {
    count.set({ reason }, backlog[reason].count);
    age.set({ reason }, backlog[reason].oldestAge / 1_000);
  }
  gauge('hub_failures', 'Failures that wait for a person.').set(backlog.failures);
  gauge('hub_subscriptions', 'Subscribed hooks.').set(backlog.subscriptions);
  return registry.metrics();
}
