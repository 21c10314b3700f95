import type { Log } from '../../log.js';
import { SupervisedThread } from '../../supervised-thread.js';
import type { StoreConfig } from '../database/open.js';

export interface UpkeepSettings extends StoreConfig {
  retentionDays: number;
  messageRetentionDays: number;
  logLevel: string;
}

export interface Upkeep {
  close(): Promise<void>;
}

const closeWithinMs = 10_000;

/**
 * Starts the thread that keeps the database small and its log short, away from intake. Resolves when it runs.
 * A thread that dies is started again.
 */
export async function startUpkeep(settings: UpkeepSettings, log: Log): Promise<Upkeep> {
  const { databaseUrl, databasePath, retentionDays, messageRetentionDays, logLevel } = settings;
  const workerData: UpkeepSettings = {
    databaseUrl,
    databasePath,
    retentionDays,
    messageRetentionDays,
    logLevel,
  };
  const thread = new SupervisedThread<{ type: 'close' }, 'ready'>({
    name: 'upkeep of the database',
    file: new URL('./upkeep-thread.js', import.meta.url),
    workerData,
    log,
    closeWithinMs,
  });
  await thread.start();
  return thread;
}
