import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { VoidRun, type Bench } from '../bench.js';
import type { ClosedLoopResult } from '../load/closed-loop.js';
import { voidReason } from '../load/ledger.js';
import { runRounds, WARM_UP_SECONDS, type Contestant, type Row } from '../rounds.js';
import { startEventLog, startHub } from '../servers/hub.js';
import type { Stores } from './stores.js';

/** More than a hub takes; the pool is built for so many requests a second. */
const CEILING_PER_SECOND = 20_000;

/** Measures whole hubs over the same traffic of messages and statuses. */
export async function runHubRounds(
  bench: Bench,
  stores: Stores,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Row[]> {
  const { business, appSecret } = bench.account;
  const requests = Math.ceil(CEILING_PER_SECOND * (WARM_UP_SECONDS + seconds));
  return runRounds(bench, contestants(bench, stores), { rounds, seconds }, (round) =>
    // The large store keeps what it got, so each round has its own part of the traffic.
    bench.generator.prepare({
      business,
      appSecret,
      content: 'traffic',
      first: round * requests,
      requests,
      updatesPerBody: 1,
    }),
  );
}

/** Who takes part, in the order of each round. */
function contestants(bench: Bench, { small, large }: Stores): Contestant[] {
  const copyOfSmall = (folder: string): string => {
    const copy = join(folder, 'bench.db');
    copyFileSync(small.path, copy);
    return copy;
  };
  return [
    {
      key: 'a',
      server: 'event-log',
      what: 'the hub with its events and deliveries alone, on the small store',
      ...turn(bench, 'event log alone', copyOfSmall),
    },
    {
      key: 'b',
      server: 'hub',
      what: 'the hub as it ships, on the small store',
      ...turn(bench, 'all of it', copyOfSmall),
    },
    {
      key: 'c',
      server: 'hub-large',
      what: 'the hub as it ships, on the large store',
      ...turn(bench, 'all of it', () => large.path),
    },
  ];
}

function turn(
  bench: Bench,
  keeps: 'event log alone' | 'all of it',
  databaseIn: (folder: string) => string,
): Pick<Contestant, 'start' | 'check'> {
  let path = '';
  let before: Held;
  return {
    start(folder) {
      path = databaseIn(folder);
      before = heldIn(path);
      const startIt = keeps === 'all of it' ? startHub : startEventLog;
      return startIt({ ...bench.account, databasePath: path, folder, hookHosts: '127.0.0.1:1' });
    },
    async check(_folder, result) {
      const after = heldIn(path);
      checkStored(result, after.lastEvent - before.lastEvent);
      if (after.messages > before.messages !== (keeps === 'all of it'))
        throw new VoidRun(`The round is void. A hub that should keep ${keeps} did not.`);
    },
  };
}

interface Held {
  /** Events are numbered without a gap. */
  lastEvent: number;
  messages: number;
}

function heldIn(path: string): Held {
  const file = new DatabaseSync(path);
  try {
    const counts =
      'select (select max(seq) from events) as lastEvent, (select count(*) from messages) as messages';
    return file.prepare(counts).get() as unknown as Held;
  } finally {
    file.close();
  }
}

function checkStored({ ledger }: ClosedLoopResult, stored: number): void {
  const reason = voidReason({ sent: ledger.sent, acknowledged: ledger.acknowledged, stored });
  if (reason) throw new VoidRun(`The round is void. ${reason}`);
}
