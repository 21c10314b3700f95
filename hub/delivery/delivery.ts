import { Worker } from 'node:worker_threads';
import type { Log } from '../log.js';
import type { Delivery, DeliverySettings } from './settings.js';
import type { FromThread, ToThread } from './messages.js';

const restartAfterMs = 1_000;
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
  private worker: Worker | null = null;
  private restarting: NodeJS.Timeout | undefined;
  private closing = false;
  private readonly toWake = new Set<string>();
  private scrapes: ((text: string) => void)[] = [];

  constructor(
    private readonly settings: DeliverySettings,
    private readonly log: Log,
  ) {}

  start(): Promise<void> {
    const { databaseUrl, databasePath, hookHosts, logLevel } = this.settings;
    const workerData: DeliverySettings = { databaseUrl, databasePath, hookHosts: [...hookHosts], logLevel };
    const worker = new Worker(new URL('./thread.js', import.meta.url), { workerData });
    this.worker = worker;
    return new Promise((resolve, reject) => {
      let ready = false;
      let death: unknown = new Error('The thread ended by itself.');
      worker.on('error', (error) => (death = error));
      worker.on('message', (message: FromThread) => {
        if (message.type === 'metrics') return this.answerScrapes(message.text);
        ready = true;
        resolve();
      });
      worker.once('exit', () => {
        this.worker = null;
        this.answerScrapes('');
        if (!ready) return reject(death);
        if (this.closing) return;
        this.log.error({ err: death }, 'delivery stopped unexpectedly; it is started again');
        this.restartLater();
      });
    });
  }

  wake(subscriptionIds: readonly string[]): void {
    if (subscriptionIds.length === 0) return;
    if (this.toWake.size === 0) setImmediate(() => this.sendWake());
    for (const id of subscriptionIds) this.toWake.add(id);
  }

  metrics(): Promise<string> {
    if (!this.worker) return Promise.resolve('');
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(''), metricsWithinMs);
      this.scrapes.push((text) => {
        clearTimeout(timer);
        resolve(text);
      });
      if (this.scrapes.length === 1) this.send({ type: 'metrics' });
    });
  }

  async close(): Promise<void> {
    this.closing = true;
    clearTimeout(this.restarting);
    const worker = this.worker;
    if (!worker) return;
    const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    this.send({ type: 'close' });
    const timer = setTimeout(() => {
      this.log.warn('delivery did not stop in time; what it held becomes due again by itself');
      void worker.terminate();
    }, closeWithinMs);
    await exited;
    clearTimeout(timer);
  }

  private sendWake(): void {
    const ids = [...this.toWake];
    this.toWake.clear();
    this.send({ type: 'wake', ids });
  }

  private send(message: ToThread): void {
    this.worker?.postMessage(message);
  }

  private answerScrapes(text: string): void {
    const waiting = this.scrapes;
    this.scrapes = [];
    for (const answer of waiting) answer(text);
  }

  private restartLater(): void {
    this.restarting = setTimeout(() => {
      this.start().catch((error: unknown) => {
        if (this.closing) return;
        this.log.error({ err: error }, 'delivery could not be started; it is tried again');
        this.restartLater();
      });
    }, restartAfterMs);
  }
}
