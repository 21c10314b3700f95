import type { Log } from '../log.js';
import { SupervisedThread } from '../supervised-thread.js';
import type { Delivery, DeliverySettings } from './settings.js';
import type { FromThread, ToThread } from './thread-messages.js';

const metricsWithinMs = 2_000;
/** Longer than a POST may take, and its settlement. */
const closeWithinMs = 25_000;

/**
 * Starts delivery in a thread of its own, so that it and intake do not starve each other.
 * Resolves when the thread has opened its store; fails when it cannot. A thread that dies later is
 * started again: what it held is due at once (SQLite) or when its lease ends (PostgreSQL).
 */
export async function startDelivery(settings: DeliverySettings, log: Log): Promise<Delivery> {
  const thread = new DeliveryThread(settings, log);
  await thread.start();
  return thread;
}

class DeliveryThread implements Delivery {
  private readonly thread: SupervisedThread<ToThread, FromThread>;
  private readonly toWake = new Set<string>();
  private scrapes: ((text: string) => void)[] = [];

  constructor(settings: DeliverySettings, log: Log) {
    const { databaseUrl, databasePath, hookHosts, logLevel } = settings;
    const workerData: DeliverySettings = { databaseUrl, databasePath, hookHosts: [...hookHosts], logLevel };
    this.thread = new SupervisedThread({
      name: 'delivery',
      file: new URL('./thread.js', import.meta.url),
      workerData,
      log,
      onMessage: (message) => {
        if (message.type === 'metrics') this.answerScrapes(message.text);
      },
      onEnd: () => this.answerScrapes(''),
      closeWithinMs,
    });
  }

  start(): Promise<void> {
    return this.thread.start();
  }

  wake(subscriptionIds: readonly string[]): void {
    if (subscriptionIds.length === 0) return;
    if (this.toWake.size === 0) setImmediate(() => this.sendWake());
    for (const id of subscriptionIds) this.toWake.add(id);
  }

  metrics(): Promise<string> {
    if (!this.thread.isReady) return Promise.resolve('');
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(''), metricsWithinMs);
      this.scrapes.push((text) => {
        clearTimeout(timer);
        resolve(text);
      });
      if (this.scrapes.length === 1) this.thread.send({ type: 'metrics' });
    });
  }

  close(): Promise<void> {
    return this.thread.close();
  }

  private sendWake(): void {
    const ids = [...this.toWake];
    this.toWake.clear();
    this.thread.send({ type: 'wake', ids });
  }

  private answerScrapes(text: string): void {
    const waiting = this.scrapes;
    this.scrapes = [];
    for (const answer of waiting) answer(text);
  }
}
