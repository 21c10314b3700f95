import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Courier } from '../../../hub/delivery/courier.js';
import { createGuard } from '../../../hub/delivery/guard.js';
import { createDeliveryMetrics, type DeliveryMetrics } from '../../../hub/delivery/metrics.js';
import { createPoster } from '../../../hub/delivery/post.js';
import { createLog } from '../../../hub/log.js';
import { openStore } from '../../../hub/store/database/open.js';
import type { Store } from '../../../hub/store/store.js';
import { updatesOf } from '../../../whatsapp/updates.js';
import { body, textMessage, waba } from '../bodies.js';

/** A real store in a file of its own, for deliveries to be tried over. */
export interface Desk {
  store: Store;
  /** Makes a subscription of all messages to this URL; gives its id. */
  subscribe(targetUrl: string): Promise<string>;
  /** Customers write; each text is one message, all in one webhook. */
  write(...texts: string[]): Promise<void>;
  /** Starts a courier over a store handle of its own, as another thread would. */
  courier(options: CourierOptions): Promise<RunningCourier>;
  close(): Promise<void>;
}

export interface CourierOptions {
  hosts: string[];
  timeoutMs?: number;
  /** How much faster than real the courier's clock runs. */
  speed?: number;
  /** Wraps the store, to make it fail. */
  over?: (store: Store) => Store;
  logged?: string[];
}

export interface RunningCourier {
  wake(ids: readonly string[]): void;
  metrics: DeliveryMetrics;
  /** Ends it as it should. */
  close(): Promise<void>;
}

/** On SQLite, or on the PostgreSQL at `databaseUrl`. */
export async function openDesk(databaseUrl?: string): Promise<Desk> {
  const directory = await mkdtemp(join(tmpdir(), 'hub-delivery-'));
  const config = { databasePath: join(directory, 'hub.db'), databaseUrl };
  const store = await openStore(config);
  const running = new Set<RunningCourier>();
  return {
    store,
    async subscribe(targetUrl) {
      const subscription = await store.addSubscription({
        wabaId: waba,
        event: 'message',
        targetUrl,
        filter: {},
      });
      return subscription.id;
    },
    async write(...texts) {
      const messages = texts.map((text) => textMessage({ text }));
      const { wake } = await store.append(updatesOf(body({ messages })), Date.now());
      for (const courier of running) courier.wake(wake);
    },
    async courier({ hosts, timeoutMs = 5_000, speed = 1, over = (same) => same, logged = [] }) {
      const own = over(await openStore(config, { durability: 'handed over' }));
      const poster = createPoster({ guard: createGuard(hosts), timeoutMs });
      const metrics = createDeliveryMetrics(own);
      const start = Date.now();
      const courier = new Courier({
        store: own,
        poster,
        metrics,
        log: createLog('info', { write: (line: string) => void logged.push(line) }),
        now: () => start + (Date.now() - start) * speed,
      });
      const close = async () => {
        running.delete(handle);
        await courier.close();
        await poster.close();
        await own.close();
      };
      const handle: RunningCourier = { wake: (ids) => courier.wake(ids), metrics, close };
      running.add(handle);
      return handle;
    },
    async close() {
      for (const courier of [...running]) await courier.close();
      await store.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export function numbered(count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, index) => `message ${from + index}`);
}
