import type { FastifyInstance } from 'fastify';
import { createGuard } from '../delivery/guard.js';
import type { Metrics } from '../metrics.js';
import type { Store } from '../store/store.js';
import { Access, requireCaller } from './access.js';
import { consentRoutes } from './consent.js';
import { contactRoutes } from './contacts.js';
import { conversationRoutes } from './conversations.js';
import { deliveryReportRoutes } from './delivery-report.js';
import { eventRoutes } from './events.js';
import { failureRoutes } from './failures.js';
import { messageRoutes } from './messages.js';
import type { MetaSettings } from './meta.js';
import { describeRoutes } from './openapi.js';
import { operationRoutes, storeAnswers } from './health.js';
import { registerProblems } from './problem.js';
import { sendRoutes } from './sends.js';
import { subscriptionRoutes } from './subscriptions.js';
import { tagRuleRoutes } from './tag-rules.js';
import { tagRoutes } from './tags.js';
import { templateReviewRoutes } from './template-reviews.js';
import { windowRoutes } from './windows.js';

/** What the API needs to know; the hub's whole configuration has all of it. */
export interface ApiSettings extends MetaSettings {
  /** The allow-list of HOOK_HOSTS: `host` or `host:port`. */
  hookHosts: readonly string[];
  /** How many messages one phone number may send in any minute. */
  sendLimitPerMinute: number;
}

export interface ApiDependencies {
  store: Store;
  config: ApiSettings;
  metrics: Metrics;
  /** The delivery thread's metrics in Prometheus' text format. */
  deliveryMetrics(): Promise<string>;
  /** Tells delivery which subscriptions have something new. */
  wake(subscriptions: string[]): void;
  /** True from the moment the hub was told to stop: `/readyz` says so, that a load balancer can look elsewhere. */
  isDraining(): boolean;
}

/** What fastify must be told: user ids and ids of messages are longer than it expects of a part of an address. */
export const routerOptions = { maxParamLength: 512 };

/** Puts the hub's HTTP API on a fastify instance: /v1/…, /healthz, /readyz, /metrics, /openapi.json, and a problem document for every error. */
export async function registerApi(app: FastifyInstance, dependencies: ApiDependencies): Promise<void> {
  const { store, config } = dependencies;
  registerProblems(app, () => storeAnswers(store));
  describeRoutes(app);
  operationRoutes(app, dependencies);
  await app.register((guarded, _options, done) => {
    requireCaller(guarded, new Access(config));
    subscriptionRoutes(guarded, { store, guard: createGuard(config.hookHosts) });
    eventRoutes(guarded, { store });
    templateReviewRoutes(guarded, { store });
    contactRoutes(guarded, { store });
    tagRoutes(guarded, { store });
    tagRuleRoutes(guarded, { store });
    consentRoutes(guarded, dependencies);
    conversationRoutes(guarded, { store });
    messageRoutes(guarded, { store });
    windowRoutes(guarded, { store });
    deliveryReportRoutes(guarded, { store });
    sendRoutes(guarded, { store, config });
    failureRoutes(guarded, { store });
    done();
  });
}
