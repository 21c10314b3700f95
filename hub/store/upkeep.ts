import { Worker } from 'node:worker_threads';
import type { Log } from '../log.js';
import type { StoreConfig } from './open.js';

export interface UpkeepSettings extends StoreConfig {
  retentionDays: number;
  logLevel: string;
}

export interface Upkeep {
  close(): Promise<void>;
}

const restartAfterMs = 1_000;

/**
 * Starts the thread that keeps the database small and its log short, away from intake. Resolves when it runs.
 * A thread that dies is started again.
 */
export async function startUpkeep(settings: UpkeepSettings, log: Log): Promise<Upkeep> {
  const { databaseUrl, databasePath, retentionDays, logLevel } = settings;
  const workerData: UpkeepSettings = { databaseUrl, databasePath, retentionDays, logLevel };
  let closing = false;
  let restarting: NodeJS.Timeout | undefined;
  let worker = start();
  await started(worker);
  worker.once('exit', restart);

  function start(): Worker {
    const thread = new Worker(new URL('./upkeep-thread.js', import.meta.url), { workerData });
    thread.on('error', (error) => log.error({ err: error }, 'upkeep of the database stopped'));
    return thread;
  }

  function restart(): void {
    if (closing) return;
    restarting = setTimeout(() => {
      worker = start().once('exit', restart);
    }, restartAfterMs);
  }

  return {
    async close() {
      closing = true;
      clearTimeout(restarting);
      if (worker.threadId === -1) return;
      const exited = new Promise((resolve) => worker.once('exit', resolve));
      worker.postMessage('close');
      await exited;
    },
  };
}

function started(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The upkeep of the database ended before it was ready.')));
  });
}
