import { createHistogram } from 'node:perf_hooks';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { subscribe } from '../account.js';
import { queueOf, type BacklogSample, type Queue } from './backlog.js';
import { VoidRun, type Bench } from '../bench.js';
import { voidReason, type Passage } from '../load/ledger.js';
import type { OpenLoopResult } from '../load/open-loop.js';
import { evenSchedule } from '../load/schedule.js';
import { startHub } from '../servers/hub.js';
import { latencyOf, type Latency } from '../statistics.js';
import { countStored } from './stored.js';
import { Target } from './target.js';

/** What the hub did with a load that does not wait for it. Milliseconds, counted from when each request was due. */
export interface OpenLoopReport extends Latency, Passage {
  rate: number;
  seconds: number;
  delivered: number;
  /** Deliveries of a message that the target had had before. */
  repeated: number;
  /** Posts to the target, each with one event or several. */
  posts: number;
  /** From due to the target. */
  deliveryLag: Latency;
  queues: { intake: Queue; delivery: Queue };
}

/** What Meta sends for one number at 1,000 messages a second: three statuses each, and three in ten are answered. */
const RATE = 3300;
const CONNECTIONS = 256;
const WARM_UP = { rate: 1000, seconds: 4 };
const PATIENCE_SECONDS = 30;

/** The hub with one subscription under 3,300 webhooks a second. Throws a VoidRun when the ledger does not balance. */
export async function runHubOpenLoop(bench: Bench, seconds: number): Promise<OpenLoopReport> {
  const { account, folder } = bench;
  const warmUp = WARM_UP.rate * WARM_UP.seconds;
  const count = Math.round(RATE * seconds);
  const target = new Target(warmUp + count);
  const port = await target.listen();
  const databasePath = join(folder, 'open-loop.db');
  const hub = await startHub({ ...account, databasePath, folder, hookHosts: `127.0.0.1:${port}` });
  const samples: BacklogSample[] = [];
  let result: OpenLoopResult;
  let postsBefore: number;
  try {
    await subscribe(hub.port, account, `http://127.0.0.1:${port}/`);
    await send(bench, hub.port, 0, warmUp, WARM_UP.rate);
    await until(() => target.delivered === warmUp);
    postsBefore = target.posts;
    result = await send(bench, hub.port, warmUp, count, RATE, ({ due, acknowledged }) =>
      samples.push({ intake: due - acknowledged, delivery: acknowledged - (target.delivered - warmUp) }),
    );
    await until(() => target.delivered >= warmUp + result.ledger.acknowledged);
  } finally {
    await hub.stop();
    await target.close();
  }
  const passage = {
    sent: count,
    acknowledged: result.ledger.acknowledged,
    stored: await countStored(databasePath, account.business.wabaId, warmUp, count),
    delivered: target.delivered - warmUp,
  };
  const reason = voidReason(passage);
  if (reason) throw new VoidRun(`The open loop is void. ${reason}`);
  return {
    rate: RATE,
    seconds,
    ...result.latency,
    ...passage,
    repeated: target.repeated,
    posts: target.posts - postsBefore,
    deliveryLag: lagOf(target.arrivals.subarray(warmUp), result.startedAt),
    queues: {
      intake: queueOf(
        samples.map(({ intake }) => intake),
        RATE,
      ),
      delivery: queueOf(
        samples.map(({ delivery }) => delivery),
        RATE,
      ),
    },
  };
}

async function send(
  bench: Bench,
  port: number,
  firstMessage: number,
  requests: number,
  rate: number,
  progress?: (now: { due: number; acknowledged: number }) => void,
): Promise<OpenLoopResult> {
  const { business, appSecret } = bench.account;
  await bench.generator.prepare({
    business,
    appSecret,
    content: 'messages',
    first: firstMessage,
    requests,
    updatesPerBody: 1,
  });
  return bench.generator.openLoop({ port, connections: CONNECTIONS, rate, drainSeconds: 10 }, progress);
}

/** Waits until it is so, or until patience ends: then the ledger says what is missing. */
async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; waited < PATIENCE_SECONDS * 20 && !isSo(); waited++) await sleep(50);
}

function lagOf(arrivals: Float64Array, startedAt: number): Latency {
  const histogram = createHistogram();
  const schedule = evenSchedule(startedAt, RATE, arrivals.length);
  arrivals.forEach((arrival, index) => {
    histogram.record(Math.max(1, Math.round((arrival - schedule.dueAt(index)) * 1000)));
  });
  return latencyOf(histogram);
}
