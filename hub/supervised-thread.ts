import { Worker, type Transferable } from 'node:worker_threads';
import type { Log } from './log.js';

export interface ThreadSettings<FromThread> {
  /** What the thread does, as the log calls it, such as `delivery`. */
  name: string;
  /** The file it runs. Its first message says that it is ready; `{ type: 'close' }` tells it to end by itself. */
  file: URL;
  /** Plain data: it crosses to the thread. */
  workerData: object;
  log: Log;
  /** Hears every message but the first. */
  onMessage?: (message: FromThread) => void;
  /** Called each time a thread has ended. */
  onEnd?: () => void;
  restartAfterMs?: number;
  /** A thread that has not ended this long after it was told to is ended. */
  closeWithinMs: number;
}

/** A thread that is started again when it dies, and ends for sure when it is closed. */
export class SupervisedThread<ToThread, FromThread> {
  /** Kept from its creation, so that one that is still starting is closed too. */
  private worker: Worker | null = null;
  private ready = false;
  private restarting: NodeJS.Timeout | undefined;
  private closing = false;

  constructor(private readonly settings: ThreadSettings<FromThread>) {}

  get isReady(): boolean {
    return this.ready;
  }

  /** Resolves when the thread is ready; fails when it ends before, and then it is not tried again. */
  start(): Promise<void> {
    const { file, workerData, onMessage, onEnd } = this.settings;
    const worker = new Worker(file, { workerData });
    this.worker = worker;
    return new Promise((resolve, reject) => {
      let death: unknown = new Error('The thread ended by itself.');
      worker.on('error', (error) => (death = error));
      worker.on('message', (message: FromThread) => {
        if (this.ready) return onMessage?.(message);
        this.ready = true;
        resolve();
      });
      worker.once('exit', () => {
        const wasReady = this.ready;
        this.ready = false;
        this.worker = null;
        onEnd?.();
        if (!wasReady) reject(death as Error);
        else if (!this.closing) this.startAgain(death);
      });
    });
  }

  /** Reaches a thread that is still starting once it is ready; nobody when there is none. */
  send(message: ToThread, transferred: Transferable[] = []): void {
    this.worker?.postMessage(message, transferred);
  }

  /** Tells the thread to end by itself, and resolves when it has ended. */
  async close(): Promise<void> {
    const { name, log, closeWithinMs } = this.settings;
    this.closing = true;
    clearTimeout(this.restarting);
    const worker = this.worker;
    if (!worker) return;
    const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    worker.postMessage({ type: 'close' });
    const timer = setTimeout(() => {
      log.warn(`${name} did not stop in time, so it was ended; what it held comes again by itself`);
      void worker.terminate();
    }, closeWithinMs);
    await exited;
    clearTimeout(timer);
  }

  private startAgain(death: unknown): void {
    this.settings.log.error(
      { err: death },
      `${this.settings.name} stopped unexpectedly; it is started again`,
    );
    this.restartLater();
  }

  private restartLater(): void {
    const { name, log, restartAfterMs = 1_000 } = this.settings;
    this.restarting = setTimeout(() => {
      this.start().catch((error: unknown) => {
        if (this.closing) return;
        log.error({ err: error }, `${name} could not be started; it is tried again`);
        this.restartLater();
      });
    }, restartAfterMs);
  }
}
