import { withBench } from '../bench.js';
import { describeMachine, type Machine } from '../machine.js';
import type { Row } from '../rounds.js';
import { pairedRatio } from '../statistics.js';
import { runBatched, type BatchedReport } from './batched.js';
import { runClosedRounds } from './closed-rounds.js';
import { runHubOpenLoop, type OpenLoopReport } from './hub-open-loop.js';

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
export function runIntake(
  { seconds, rounds }: IntakeOptions,
  say: (line: string) => void,
): Promise<IntakeReport> {
  return withBench(say, async (bench) => {
    const machine = describeMachine(bench.folder);
    const rows = await runClosedRounds(bench, rounds, seconds);
    const openLoop = await runHubOpenLoop(bench, seconds * 4);
    say(`Open loop: ${openLoop.sent} sent, stored and delivered`);
    const batched = await runBatched(bench, seconds);
    say(`Batched: ${Math.round(batched.eventsPerSecond)} events/s`);
    return { rows, ratios: ratiosOf(rows), openLoop, batched, machine };
  });
}

function ratiosOf(rows: readonly Row[]): IntakeReport['ratios'] {
  const rounds = (key: string): number[] => rows.find((row) => row.key === key)?.rounds ?? [];
  return {
    hubToSignedHttp: pairedRatio(rounds('d'), rounds('b')),
    hubToNaive: pairedRatio(rounds('d'), rounds('c')),
  };
}
