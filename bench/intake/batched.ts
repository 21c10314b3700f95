import { join } from 'node:path';
import { VoidRun, type Bench } from '../bench.js';
import { voidReason } from '../load/ledger.js';
import { startHub } from '../servers/hub.js';
import type { Latency } from '../statistics.js';
import { countStored } from './stored.js';

/** What the hub does with bodies of many updates. Latency of a body in milliseconds, from sending to answer. */
export interface BatchedReport extends Latency {
  updatesPerBody: number;
  bytesPerBody: number;
  connections: number;
  eventsPerSecond: number;
  /** Updates. */
  sent: number;
  acknowledged: number;
  stored: number;
}

const UPDATES_PER_BODY = 100;
const CONNECTIONS = 16;
const WARM_UP_SECONDS = 2;
/** More than the hub takes; the bodies are built for so many events a second. */
const CEILING_PER_SECOND = 60_000;

/** The hub under bodies of 100 updates, as fast as it answers. Throws a VoidRun when the ledger does not balance. */
export async function runBatched(bench: Bench, seconds: number): Promise<BatchedReport> {
  const { account, folder, generator } = bench;
  const requests = Math.ceil((CEILING_PER_SECOND / UPDATES_PER_BODY) * (WARM_UP_SECONDS + seconds));
  const bytesPerBody = await generator.prepare({
    business: account.business,
    appSecret: account.appSecret,
    content: 'messages',
    first: 0,
    requests,
    updatesPerBody: UPDATES_PER_BODY,
  });
  const databasePath = join(folder, 'batched.db');
  const hub = await startHub({ ...account, databasePath, folder, hookHosts: '127.0.0.1:1' });
  const result = await generator
    .closedLoop({
      port: hub.port,
      connections: CONNECTIONS,
      warmUpSeconds: WARM_UP_SECONDS,
      seconds,
      drainSeconds: 10,
    })
    .finally(() => hub.stop());
  const sent = result.ledger.sent * UPDATES_PER_BODY;
  const acknowledged = result.ledger.acknowledged * UPDATES_PER_BODY;
  const stored = await countStored(databasePath, account.business.wabaId, 0, sent);
  const reason = voidReason({ sent, acknowledged, stored });
  if (reason) throw new VoidRun(`The batched run is void. ${reason}`);
  return {
    updatesPerBody: UPDATES_PER_BODY,
    bytesPerBody,
    connections: CONNECTIONS,
    eventsPerSecond: result.requestsPerSecond * UPDATES_PER_BODY,
    sent,
    acknowledged,
    stored,
    ...result.latency,
  };
}
