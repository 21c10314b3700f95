import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { createLog } from '../../log.js';
import { Checkpointer } from './checkpoint.js';
import { openStore } from '../database/open.js';
import { eraseAllEvents, keepLedger, pruneAll, pruneAllContactData } from './retention.js';
import type { UpkeepSettings } from './upkeep.js';

/**
 * The entry of the upkeep thread: checkpoints of SQLite, deleting what is older than the retention, and what is left
 * of erased contacts, and ending the sends that nobody came back for.
 */
const checkpointEveryMs = 250;
const pruneEveryMs = 10 * 60_000;
const firstPruneAfterMs = 10_000;
const eraseEveryMs = 60_000;
const firstEraseAfterMs = 5_000;
const ledgerEveryMs = 60_000;
const dayMs = 86_400_000;
/** Few at a time, with pauses: nobody waits for this. */
const pruneAtOnce = 500;
const prunePauseMs = 50;

const port = parentPort;
if (!port) throw new Error('This file is the upkeep thread of the hub; start the hub with `npm run hub`.');

const settings = workerData as UpkeepSettings;
const log = createLog(settings.logLevel);
const store = await openStore(settings, { durability: 'handed over' });
const checkpointer = settings.databaseUrl ? null : new Checkpointer(settings.databasePath);
const closing = new AbortController();

async function every(first: number, interval: number, work: () => void | Promise<void>): Promise<void> {
  for (let wait = first; await pause(wait); wait = interval) {
    try {
      await work();
    } catch (error) {
      log.warn({ err: error }, 'upkeep of the database failed; it is tried again');
    }
  }
}

const daysAgo = (days: number) => Date.now() - days * dayMs;
const betweenParts = () => pause(prunePauseMs);

async function prune(): Promise<void> {
  const deleted = await pruneAll(store, daysAgo(settings.retentionDays), pruneAtOnce, betweenParts);
  if (deleted.events + deleted.failures > 0)
    log.info(deleted, 'what is older than the retention was deleted');
}

async function pruneContacts(): Promise<void> {
  const before = daysAgo(settings.messageRetentionDays);
  const rows = await pruneAllContactData(store, before, pruneAtOnce, betweenParts);
  if (rows > 0) log.info({ rows }, 'messages and windows that are older than their retention were deleted');
}

/** Also true at first: a hub that died may have left it so. */
let logHoldsErased = true;

async function erase(): Promise<void> {
  if (await eraseAllEvents(store, pruneAtOnce, betweenParts)) logHoldsErased = true;
  if (checkpointer && logHoldsErased) logHoldsErased = !checkpointer.clear();
}

/** False when the hub stops meanwhile. */
function pause(ms: number): Promise<boolean> {
  return sleep(ms, true, { signal: closing.signal }).catch(() => false);
}

port.once('message', () => closing.abort());
port.postMessage('ready');
await Promise.all([
  every(firstPruneAfterMs, pruneEveryMs, prune),
  every(firstPruneAfterMs, pruneEveryMs, pruneContacts),
  every(firstEraseAfterMs, eraseEveryMs, erase),
  every(ledgerEveryMs, ledgerEveryMs, () => keepLedger(store, Date.now(), pruneAtOnce, betweenParts)),
  every(checkpointEveryMs, checkpointEveryMs, () => checkpointer?.run()),
]);
checkpointer?.close();
await store.close();
port.close();
