import { createHistogram } from 'node:perf_hooks';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { Appender } from '../../hub/store/events/append.js';
import type { Database } from '../../hub/store/database/database.js';
import { openSqlite } from '../../hub/store/database/sqlite.js';
import { updatesOf, type Update } from '../../whatsapp/updates.js';
import type { Bench } from '../bench.js';
import { microsecondsSince, steadyNow } from '../clock.js';
import type { Business } from '../load/messages.js';
import { trafficBody } from '../load/traffic.js';
import { latencyOf, median, type Latency } from '../statistics.js';
import { EventLog } from './event-log.js';
import type { Stores } from './stores.js';

/** What one way to store updates did. */
export interface AppendRow {
  key: string;
  what: string;
  /** The median of the rounds. */
  updatesPerSecond: number;
  min: number;
  max: number;
  /** Milliseconds of a batch. */
  batch: Latency;
  /** CPU microseconds of an update. */
  cpuPerUpdate: number;
  /** Updates a second of each round. */
  rounds: number[];
}

/** As many as the connections of the closed loop bring at once. */
export const UPDATES_PER_BATCH = 64;
/** Behind all traffic that the hubs got. */
const firstUpdate = 11 * 2 ** 25;

/**
 * Measures the store alone: each batch is stored by one contestant, then by the next, so that all of them meet the
 * same machine. A round ends when they have taken `seconds` each, on average.
 */
export async function runAppendRounds(
  bench: Bench,
  stores: Stores,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<AppendRow[]> {
  const contestants = open(bench, stores);
  const enough = seconds * contestants.length * 1e6;
  let batch = 0;
  try {
    for (let round = 1; round <= rounds; round++) {
      const first = batch;
      while (sum(contestants.map(({ spent }) => spent)) < enough) {
        const updates = batchOf(bench.account.business, batch++);
        for (const contestant of contestants) await contestant.store(updates);
      }
      const updates = (batch - first) * UPDATES_PER_BATCH;
      for (const contestant of contestants) contestant.endRound(updates);
      const told = contestants.map(({ key, rates }) => `(${key}) ${Math.round(rates.at(-1) ?? 0)}/s`);
      bench.say(`Store alone, round ${round} of ${rounds}: ${told.join(', ')}`);
    }
  } finally {
    for (const contestant of contestants) await contestant.close();
  }
  return contestants.map((contestant) => contestant.row(batch * UPDATES_PER_BATCH));
}

class Contestant {
  /** Microseconds in this round. */
  spent = 0;
  /** Updates a second of each round. */
  readonly rates: number[] = [];
  private readonly histogram = createHistogram();
  private readonly database: Database;
  private readonly appender: Pick<Appender, 'append'>;
  private cpu = 0;

  constructor(
    readonly key: string,
    private readonly what: string,
    Kind: typeof Appender | typeof EventLog,
    path: string,
  ) {
    this.database = openSqlite(path, 'on disk');
    this.appender = new Kind(this.database);
  }

  async store(updates: readonly Update[]): Promise<void> {
    const cpu = process.cpuUsage();
    const startedAt = steadyNow();
    await this.appender.append(updates, Date.now());
    const taken = microsecondsSince(startedAt);
    const { user, system } = process.cpuUsage(cpu);
    this.cpu += user + system;
    this.spent += taken;
    this.histogram.record(taken);
  }

  endRound(updates: number): void {
    this.rates.push(updates / (this.spent / 1e6));
    this.spent = 0;
  }

  row(updates: number): AppendRow {
    const { key, what, rates } = this;
    return {
      key,
      what,
      updatesPerSecond: median(rates),
      min: Math.min(...rates),
      max: Math.max(...rates),
      batch: latencyOf(this.histogram),
      cpuPerUpdate: this.cpu / updates,
      rounds: rates,
    };
  }

  close(): Promise<void> {
    return this.database.db.destroy();
  }
}

function open({ folder }: Bench, { small, large }: Stores): Contestant[] {
  const copyOfSmall = (name: string): string => {
    const copy = join(folder, name);
    copyFileSync(small.path, copy);
    return copy;
  };
  return [
    new Contestant('a', 'the event log alone, on the small store', EventLog, copyOfSmall('log.db')),
    new Contestant('b', 'all of it, on the small store', Appender, copyOfSmall('all.db')),
    new Contestant('c', 'all of it, on the large store', Appender, large.path),
  ];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function batchOf(business: Business, batch: number): Update[] {
  const first = firstUpdate + batch * UPDATES_PER_BATCH;
  const at = Math.floor(Date.now() / 1000);
  return Array.from({ length: UPDATES_PER_BATCH }, (_, offset) =>
    updatesOf(JSON.parse(trafficBody(business, first + offset, at))),
  ).flat();
}
