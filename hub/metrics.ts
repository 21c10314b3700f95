import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What the hub counts in its main thread. Deliveries are counted in `delivery/metrics.ts`. */
export interface Metrics {
  registry: Registry;
  /** Webhook calls by what they were answered: the caller names the outcome, such as `accepted` or `bad_signature`. */
  intakeRequests: Counter<'outcome'>;
  /** Updates inside accepted webhooks. `repeated` is `true` when Meta sent the update before. */
  updates: Counter<'kind' | 'repeated'>;
  /** Updates in one commit. */
  commitSize: Histogram;
  /** Seconds one commit took, from the first statement until it was durable. */
  commitSeconds: Histogram;
}

/** A fresh set of metrics with its own registry, so that several hubs can live in one process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    intakeRequests: new Counter({
      name: 'hub_intake_requests_total',
      help: 'Webhook calls from Meta, by outcome.',
      labelNames: ['outcome'],
      registers,
    }),
    updates: new Counter({
      name: 'hub_updates_total',
      help: 'Updates received in webhooks, by kind, and whether Meta had sent them before.',
      labelNames: ['kind', 'repeated'],
      registers,
    }),
    commitSize: new Histogram({
      name: 'hub_commit_updates',
      help: 'Updates in one commit.',
      buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000],
      registers,
    }),
    commitSeconds: new Histogram({
      name: 'hub_commit_seconds',
      help: 'Seconds one commit took.',
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
  };
}
