import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './bench.js';
import { cpuSeconds } from './cpu-time.js';
import type { ClosedLoopResult } from './load/closed-loop.js';
import type { RunningServer } from './servers/start.js';
import { median } from './statistics.js';

/** A server that takes its turn in each round. */
export interface Contestant {
  key: string;
  server: string;
  what: string;
  /** A message it has seen costs it as much as a new one, so it may get the same ones again. */
  keepsNothing?: boolean;
  /** Starts it; `folder` is its own, and deleted after the turn. */
  start(folder: string): Promise<RunningServer>;
  /** Looks at what the turn left, when the server has stopped. Throws a VoidRun when something is missing. */
  check?(folder: string, result: ClosedLoopResult): Promise<void>;
}

/** One contestant's results: of each round, and the middle of them. */
export interface Row {
  key: string;
  server: string;
  what: string;
  /** Acknowledged requests a second: the median of the rounds. */
  requestsPerSecond: number;
  min: number;
  max: number;
  /** Milliseconds from sending to answer: the medians of the rounds. */
  p50: number;
  p99: number;
  /** CPU microseconds of the server, all its threads, a request; null where the system does not tell. */
  cpuPerRequest: number | null;
  refused: number;
  lost: number;
  /** Requests a second of each round. */
  rounds: number[];
}

const CONNECTIONS = 64;
export const WARM_UP_SECONDS = 2;

interface Turn {
  result: ClosedLoopResult;
  cpuPerRequest: number | null;
}

/**
 * Measures a, b, c, a, b, c, …: each server alone, started anew, over the requests that the generator has prepared.
 * `before` is awaited at the start of each round, counted from 0.
 */
export async function runRounds(
  bench: Bench,
  contestants: readonly Contestant[],
  { rounds, seconds }: { rounds: number; seconds: number },
  before: (round: number) => Promise<unknown> = async () => undefined,
): Promise<Row[]> {
  const turns = new Map<string, Turn[]>(contestants.map(({ key }) => [key, []]));
  for (let round = 0; round < rounds; round++) {
    await before(round);
    const told: string[] = [];
    for (const contestant of contestants) {
      const turn = await takeTurn(bench, contestant, `${contestant.server}-${round}`, seconds);
      turns.get(contestant.key)?.push(turn);
      told.push(`${contestant.server} ${Math.round(turn.result.requestsPerSecond)}/s`);
    }
    bench.say(`Round ${round + 1} of ${rounds}: ${told.join(', ')}`);
  }
  return contestants.map((contestant) => rowOf(contestant, turns.get(contestant.key) ?? []));
}

async function takeTurn(bench: Bench, contestant: Contestant, name: string, seconds: number): Promise<Turn> {
  // A folder for each turn, deleted after it: a turn leaves hundreds of megabytes.
  const folder = join(bench.folder, name);
  mkdirSync(folder);
  const server = await contestant.start(folder);
  let turn: Turn;
  try {
    turn = await load(bench, server, contestant.keepsNothing ?? false, seconds);
  } finally {
    await server.stop();
  }
  await contestant.check?.(folder, turn.result);
  rmSync(folder, { recursive: true });
  return turn;
}

async function load(bench: Bench, server: RunningServer, again: boolean, seconds: number): Promise<Turn> {
  const cpu: (number | null)[] = [];
  const options = {
    port: server.port,
    connections: CONNECTIONS,
    warmUpSeconds: WARM_UP_SECONDS,
    seconds,
    drainSeconds: 10,
    again,
  };
  const readCpu = (): void => void cpu.push(cpuSeconds(server.pid));
  const result = await bench.generator.closedLoop(options, readCpu);
  readCpu();
  const [before, after] = cpu;
  const known = typeof before === 'number' && typeof after === 'number' && result.acknowledged > 0;
  return { result, cpuPerRequest: known ? ((after - before) / result.acknowledged) * 1e6 : null };
}

function rowOf({ key, server, what }: Contestant, turns: readonly Turn[]): Row {
  const middle = (value: (turn: Turn) => number): number => median(turns.map(value));
  const rates = turns.map((turn) => turn.result.requestsPerSecond);
  const costs = turns.flatMap((turn) => turn.cpuPerRequest ?? []);
  return {
    key,
    server,
    what,
    requestsPerSecond: median(rates),
    min: Math.min(...rates),
    max: Math.max(...rates),
    p50: middle((turn) => turn.result.latency.p50),
    p99: middle((turn) => turn.result.latency.p99),
    cpuPerRequest: costs.length > 0 ? median(costs) : null,
    refused: turns.reduce((sum, turn) => sum + turn.result.ledger.refused, 0),
    lost: turns.reduce((sum, turn) => sum + turn.result.ledger.lost, 0),
    rounds: rates,
  };
}
