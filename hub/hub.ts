import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fastify, LogController, type FastifyBaseLogger } from 'fastify';
import { registerApi, routerOptions } from './api/api.js';
import type { HubConfig } from './config.js';
import { startDelivery } from './delivery/delivery.js';
import { startFailureTimer } from './timers/failure-timer.js';
import { startHandoffTimer } from './timers/handoff-timer.js';
import { Intake } from './intake/intake.js';
import { startMissedWebhooks } from './intake/missed-webhooks.js';
import type { Commit } from './intake/recorded.js';
import { startRecording } from './intake/recording.js';
import type { Log } from './log.js';
import { createMetrics, type Metrics } from './metrics.js';
import { openStore } from './store/database/open.js';
import { beSoleHub } from './store/database/sole-hub.js';
import { startUpkeep } from './store/upkeep/upkeep.js';

export interface Hub {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  url: string;
  /** Takes nothing new, answers what is under way, and stops. Nothing that was acknowledged is lost. */
  close(): Promise<void>;
}

/** What is still under way after this long is cut off; Meta sends it again. */
const closeWithinMs = 10_000;

/**
 * Starts intake, the API, delivery, the timers of handoffs and failures, and upkeep. Fails when the database or the port cannot be had,
 * and when another hub uses the same SQLite file.
 */
export async function startHub(config: HubConfig, log: Log): Promise<Hub> {
  const toClose: (() => Promise<unknown>)[] = [];
  const closeAll = async () => {
    for (const close of toClose.splice(0).reverse()) await close();
  };
  try {
    if (!config.databaseUrl) {
      const sole = beSoleHub(config.databasePath);
      toClose.push(async () => sole.release());
    }
    const store = await openStore(config, {
      takeOver: true,
      onConnectionLost: (error) => log.warn({ err: error }, 'a connection to the database broke'),
    });
    toClose.push(() => store.close());
    const upkeep = await startUpkeep(config, log);
    toClose.push(() => upkeep.close());
    const delivery = await startDelivery(config, log);
    toClose.push(() => delivery.close());
    const wake = (subscriptions: string[]) => delivery.wake(subscriptions);
    const handoffTimer = startHandoffTimer({ store, wake, log });
    toClose.push(() => handoffTimer.close());
    const failureTimer = startFailureTimer({ store, log });
    toClose.push(() => failureTimer.close());

    const metrics = createMetrics();
    const recording = await startRecording(config, log, (commit) => {
      wake(commit.wake);
      countCommit(metrics, commit);
    });
    toClose.push(() => recording.close());
    // What came before this hub listened was not taken.
    await store.noteMissedWebhooks(Date.now());
    const missed = startMissedWebhooks({ store, log });
    toClose.push(() => missed.close());
    const intake = new Intake({
      settings: config,
      recorder: recording.recorder,
      metrics,
      log,
      onMissed: () => missed.note(),
    });
    let draining = false;
    const app = fastify({
      loggerInstance: log as FastifyBaseLogger,
      routerOptions,
      logController: new LogController({ disableRequestLogging: true }),
      serverFactory: (handleApi) =>
        httpServer((request, response) => {
          if (intake.takes(request.url)) intake.handle(request, response);
          else handleApi(request, response);
        }),
    });
    await registerApi(app, {
      store,
      config,
      metrics,
      deliveryMetrics: () => delivery.metrics(),
      wake,
      isDraining: () => draining,
    });
    toClose.push(async () => {
      draining = true;
      const cutOff = setTimeout(() => app.server.closeAllConnections(), closeWithinMs);
      // Callers keep their connections for the next request; there is none.
      const hangUp = setInterval(() => app.server.closeIdleConnections(), 50);
      await Promise.all([app.close(), intake.drain()]);
      clearInterval(hangUp);
      clearTimeout(cutOff);
    });
    await app.listen({ port: config.port, host: config.host });
    return { url: urlOf(app.server), close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

function countCommit({ commitSize, commitSeconds, updates }: Metrics, commit: Commit): void {
  commitSize.observe(commit.updates);
  commitSeconds.observe(commit.seconds);
  for (const { kind, repeated, count } of commit.counts)
    updates.inc({ kind, repeated: String(repeated) }, count);
}

function httpServer(handle: Parameters<typeof createServer>[1]): Server {
  return createServer(
    {
      // Longer than proxies keep theirs, so that they never write to a connection that is just being closed.
      keepAliveTimeout: 75_000,
      headersTimeout: 15_000,
      requestTimeout: 30_000,
      // Else the two above are looked at only every 30 seconds.
      connectionsCheckingInterval: 5_000,
      noDelay: true,
    },
    handle,
  );
}

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
