import { join } from 'node:path';
import { VoidRun, type Bench } from '../bench.js';
import type { ClosedLoopResult } from '../load/closed-loop.js';
import { voidReason } from '../load/ledger.js';
import { runRounds, WARM_UP_SECONDS, type Contestant, type Row } from '../rounds.js';
import { startHub } from '../servers/hub.js';
import { startBaseline, type Baseline } from '../servers/start.js';
import { countStored } from './stored.js';

/** More than any server here answers; the pool is built for so many requests a second. */
const CEILING_PER_SECOND = 30_000;

/** Measures the hub and three baselines over the same text messages, each with an empty store. */
export async function runClosedRounds(bench: Bench, rounds: number, seconds: number): Promise<Row[]> {
  await bench.generator.prepare({
    business: bench.account.business,
    appSecret: bench.account.appSecret,
    content: 'messages',
    first: 0,
    requests: Math.ceil(CEILING_PER_SECOND * (WARM_UP_SECONDS + seconds)),
    updatesPerBody: 1,
  });
  return runRounds(bench, contestants(bench), { rounds, seconds });
}

/** Who takes part, in the order of each round. */
function contestants(bench: Bench): Contestant[] {
  return [
    {
      ...baseline(bench, 'a', 'bare-http', 'node:http, reads the body, answers 200'),
      keepsNothing: true,
    },
    {
      ...baseline(bench, 'b', 'signed-http', 'the same + signature + JSON.parse'),
      keepsNothing: true,
    },
    baseline(bench, 'c', 'naive-http', 'the same + one durable insert a request'),
    {
      key: 'd',
      server: 'hub',
      what: 'the hub as it ships, durable',
      start: (folder) =>
        startHub({ ...bench.account, databasePath: databaseIn(folder), folder, hookHosts: '127.0.0.1:1' }),
      check: (folder, result) => checkStored(bench, databaseIn(folder), result),
    },
  ];
}

function baseline({ account }: Bench, key: string, server: Baseline, what: string): Contestant {
  return {
    key,
    server,
    what,
    start: (folder) =>
      startBaseline(server, { appSecret: account.appSecret, databasePath: databaseIn(folder), folder }),
  };
}

function databaseIn(folder: string): string {
  return join(folder, 'bench.db');
}

async function checkStored(bench: Bench, databasePath: string, { ledger }: ClosedLoopResult): Promise<void> {
  const stored = await countStored(databasePath, bench.account.business.wabaId, 0, ledger.sent);
  const reason = voidReason({ sent: ledger.sent, acknowledged: ledger.acknowledged, stored });
  if (reason) throw new VoidRun(`The hub's closed loop is void. ${reason}`);
}
