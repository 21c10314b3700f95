import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccount } from './account.js';
import { runBatched, type BatchedReport } from './batched.js';
import type { Bench } from './bench.js';
import { runClosedRounds, type Row } from './closed-rounds.js';
import { Generator } from './generator.js';
import { runHubOpenLoop, type OpenLoopReport } from './hub-open-loop.js';
import { describeMachine, type Machine } from './machine.js';
import { pairedRatio } from './statistics.js';

/** Everything `npm run bench -- intake --json` prints. */
export interface IntakeReport {
  rows: Row[];
  /** Requests a second of the hub over (b) and over (c): worked out in each round, then the median. */
  ratios: { hubToSignedHttp: number; hubToNaive: number };
  openLoop: OpenLoopReport;
  batched: BatchedReport;
  machine: Machine;
}

/** How long to measure. */
export interface IntakeOptions {
  /** Measured seconds of each closed loop; the open loop takes four times as long. */
  seconds: number;
  rounds: number;
}

/**
 * Measures the hub's intake: against three baselines in interleaved rounds, then in an open loop, then with
 * batched bodies. Throws a VoidRun when a message was lost on the way.
 */
export async function runIntake(options: IntakeOptions, say: (line: string) => void): Promise<IntakeReport> {
  const folder = mkdtempSync(join(tmpdir(), 'hub-bench-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const generator = new Generator();
  const account = await openAccount();
  const bench: Bench = { account, generator, folder, say };
  try {
    const machine = describeMachine(folder);
    const rows = await runClosedRounds(bench, options.rounds, options.seconds);
    const openLoop = await runHubOpenLoop(bench, options.seconds * 4);
    say(`Open loop: ${openLoop.sent} sent, stored and delivered`);
    const batched = await runBatched(bench, options.seconds);
    say(`Batched: ${Math.round(batched.eventsPerSecond)} events/s`);
    return { rows, ratios: ratiosOf(rows), openLoop, batched, machine };
  } finally {
    generator.close();
    await account.close();
    process.off('exit', remove);
    remove();
  }
}

function ratiosOf(rows: readonly Row[]): IntakeReport['ratios'] {
  const rounds = (key: string): number[] => rows.find((row) => row.key === key)?.rounds ?? [];
  return {
    hubToSignedHttp: pairedRatio(rounds('d'), rounds('b')),
    hubToNaive: pairedRatio(rounds('d'), rounds('c')),
  };
}
