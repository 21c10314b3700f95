import { withBench } from '../bench.js';
import { describeMachine, type Machine } from '../machine.js';
import type { Row } from '../rounds.js';
import { pairedRatio } from '../statistics.js';
import { runAppendRounds, UPDATES_PER_BATCH, type AppendRow } from './append-rounds.js';
import { runHubRounds } from './hub-rounds.js';
import { CONTACTS, fillStores } from './stores.js';
import { runWindowPages, type WindowReport } from './window-pages.js';

/** Everything `npm run bench -- projection --json` prints. */
export interface ProjectionReport {
  /** What the stores held before the load. */
  stores: { contacts: number; smallEvents: number; largeEvents: number };
  /** Whole hubs: signed requests of one update. */
  rows: Row[];
  ratios: Ratios;
  /** The store alone: batches of updates, one transaction each. */
  append: { updatesPerBatch: number; rows: AppendRow[]; ratios: Ratios };
  windows: WindowReport;
  machine: Machine;
}

/** Of rates: worked out in each round, then the median. */
export interface Ratios {
  /** With all that is known of contacts (b) over the event log alone (a). */
  projectionToLog: number;
  /** With many events stored (c) over few (b). */
  largeToSmallStore: number;
}

export interface ProjectionOptions {
  /** Measured seconds of each turn. */
  seconds: number;
  rounds: number;
  /** How many events the large store has. */
  large: number;
}

/**
 * Measures what it costs to know of contacts: beside the event log alone, with few and with many events stored, and
 * when a poll asks for all that changed. Throws a VoidRun when an update was lost on the way.
 */
export function runProjection(
  { seconds, rounds, large }: ProjectionOptions,
  say: (line: string) => void,
): Promise<ProjectionReport> {
  return withBench(say, async (bench) => {
    const machine = describeMachine(bench.folder);
    const windows = await runWindowPages(bench);
    const stores = await fillStores(bench, large);
    const rows = await runHubRounds(bench, stores, { rounds, seconds });
    const appended = await runAppendRounds(bench, stores, { rounds, seconds });
    return {
      stores: { contacts: CONTACTS, smallEvents: stores.small.events, largeEvents: stores.large.events },
      rows,
      ratios: ratiosOf(rows),
      append: { updatesPerBatch: UPDATES_PER_BATCH, rows: appended, ratios: ratiosOf(appended) },
      windows,
      machine,
    };
  });
}

function ratiosOf(rows: readonly { key: string; rounds: number[] }[]): Ratios {
  const rounds = (key: string): number[] => rows.find((row) => row.key === key)?.rounds ?? [];
  return {
    projectionToLog: pairedRatio(rounds('b'), rounds('a')),
    largeToSmallStore: pairedRatio(rounds('c'), rounds('b')),
  };
}
