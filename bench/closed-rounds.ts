import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { VoidRun, type Bench } from './bench.js';
import { cpuSeconds } from './cpu-time.js';
import { voidReason } from './ledger.js';
import type { ClosedLoopResult } from './load.js';
import { startHub } from './servers/hub.js';
import { startBaseline, type Baseline, type RunningServer } from './servers/start.js';
import { median } from './statistics.js';
import { countStored } from './stored.js';

/** Who takes part, in the order of each round. */
export const CONTESTANTS = [
  { key: 'a', server: 'bare-http', what: 'node:http, reads the body, answers 200' },
  { key: 'b', server: 'signed-http', what: 'the same + signature + JSON.parse' },
  { key: 'c', server: 'naive-http', what: 'the same + one durable insert a request' },
  { key: 'd', server: 'hub', what: 'the hub as it ships, durable' },
] as const;

type Contestant = (typeof CONTESTANTS)[number];

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
const WARM_UP_SECONDS = 2;
/** More than any server here answers; the pool is built for so many requests a second. */
const CEILING_PER_SECOND = 30_000;

interface Turn {
  result: ClosedLoopResult;
  cpuPerRequest: number | null;
}

/** Measures a, b, c, d, a, b, c, d, …: each server alone, started anew, with an empty store, over the same requests. */
export async function runClosedRounds(bench: Bench, rounds: number, seconds: number): Promise<Row[]> {
  await bench.generator.prepare({
    business: bench.account.business,
    appSecret: bench.account.appSecret,
    firstMessage: 0,
    requests: Math.ceil(CEILING_PER_SECOND * (WARM_UP_SECONDS + seconds)),
    updatesPerBody: 1,
  });
  const turns = new Map<string, Turn[]>(CONTESTANTS.map(({ key }) => [key, []]));
  for (let round = 1; round <= rounds; round++) {
    const told: string[] = [];
    for (const contestant of CONTESTANTS) {
      const turn = await takeTurn(bench, contestant, `${contestant.server}-${round}`, seconds);
      turns.get(contestant.key)?.push(turn);
      told.push(`${contestant.server} ${Math.round(turn.result.requestsPerSecond)}/s`);
    }
    bench.say(`Round ${round} of ${rounds}: ${told.join(', ')}`);
  }
  return CONTESTANTS.map((contestant) => rowOf(contestant, turns.get(contestant.key) ?? []));
}

async function takeTurn(shared: Bench, contestant: Contestant, name: string, seconds: number): Promise<Turn> {
  // A folder for each turn, deleted after it: a turn leaves hundreds of megabytes.
  const bench = { ...shared, folder: join(shared.folder, name) };
  mkdirSync(bench.folder);
  const databasePath = join(bench.folder, 'bench.db');
  const server = await start(bench, contestant.server, databasePath);
  let turn: Turn;
  try {
    turn = await load(bench, server, contestant, seconds);
  } finally {
    await server.stop();
  }
  if (contestant.server === 'hub') await checkStored(bench, databasePath, turn.result);
  rmSync(bench.folder, { recursive: true });
  return turn;
}

function start(bench: Bench, server: Baseline | 'hub', databasePath: string): Promise<RunningServer> {
  const { account, folder } = bench;
  if (server !== 'hub') return startBaseline(server, { appSecret: account.appSecret, databasePath, folder });
  return startHub({ ...account, databasePath, folder, hookHosts: '127.0.0.1:1' });
}

async function load(
  bench: Bench,
  server: RunningServer,
  contestant: Contestant,
  seconds: number,
): Promise<Turn> {
  const cpu: (number | null)[] = [];
  const options = {
    port: server.port,
    connections: CONNECTIONS,
    warmUpSeconds: WARM_UP_SECONDS,
    seconds,
    drainSeconds: 10,
    // (a) and (b) keep nothing, so a message they have seen costs them as much as a new one.
    again: contestant.server === 'bare-http' || contestant.server === 'signed-http',
  };
  const readCpu = (): void => void cpu.push(cpuSeconds(server.pid));
  const result = await bench.generator.closedLoop(options, readCpu);
  readCpu();
  const [before, after] = cpu;
  const known = typeof before === 'number' && typeof after === 'number' && result.acknowledged > 0;
  return { result, cpuPerRequest: known ? ((after - before) / result.acknowledged) * 1e6 : null };
}

async function checkStored(bench: Bench, databasePath: string, { ledger }: ClosedLoopResult): Promise<void> {
  const stored = await countStored(databasePath, bench.account.business.wabaId, 0, ledger.sent);
  const reason = voidReason({ sent: ledger.sent, acknowledged: ledger.acknowledged, stored });
  if (reason) throw new VoidRun(`The hub's closed loop is void. ${reason}`);
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
