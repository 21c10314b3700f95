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
 * started again: what it held becomes due when its lease ends.
 */
export async function startDelivery(settings: DeliverySettings, log: Log): Promise<Delivery> {
  const thread = new DeliveryThread(settings, log);
  try {
    await thread.start();
  } catch (error) {
    await thread.close();
    throw error;
  }
  return thread;
}

class DeliveryThread implements Delivery {
  private worker: Worker | null = null;
  private restarting: NodeJS.Timeout | null = null;
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
    worker.on('exit', () => this.ended(worker));
    return new Promise((resolve, reject) => {
      let ready = false;
      worker.on('message', (message: FromThread) => {
        if (message.type === 'ready') {
          ready = true;
          resolve();
        } else this.answerScrapes(message.text);
      });
      worker.on('error', (error) => {
        if (ready) this.log.error({ err: error }, 'delivery stopped unexpectedly; it is started again');
        else reject(error);
      });
      worker.once('exit', () => {
        if (!ready) reject(new Error('Delivery ended before it was ready.'));
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
    if (this.restarting) clearTimeout(this.restarting);
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

  private ended(worker: Worker): void {
    if (this.worker !== worker) return;
    this.worker = null;
    this.answerScrapes('');
    if (this.closing) return;
    this.restarting = setTimeout(() => {
      // A failed start ends in an exit too, which comes back here.
      this.start().catch((error: unknown) => this.log.error({ err: error }, 'delivery could not be started'));
    }, restartAfterMs);
  }
}
