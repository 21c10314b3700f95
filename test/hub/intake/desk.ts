import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventKind } from '../../../whatsapp/event.js';
import { GroupCommit } from '../../../hub/intake/group-commit.js';
import { Intake, webhookPath } from '../../../hub/intake/intake.js';
import type { Commit } from '../../../hub/intake/recorded.js';
import { Recorder, type RecorderLimits } from '../../../hub/intake/recorder.js';
import { createLog } from '../../../hub/log.js';
import { createMetrics, type Metrics } from '../../../hub/metrics.js';
import { openStore } from '../../../hub/store/database/open.js';
import type { Store } from '../../../hub/store/store.js';
import { sign } from '../../signature.js';
import { waba } from '../bodies.js';

export const secret = 'app_secret_123';
export const verifyToken = 'meatyhamhock';

/** An intake that listens, over a store in a file of its own. */
export interface Desk {
  url: string;
  store: Store;
  metrics: Metrics;
  intake: Intake;
  server: Server;
  /** Every append the intake made, by the number of its updates. */
  commits: number[];
  /** What was told of each transaction. */
  told: Commit[];
  /** All that intake logged. */
  logged: string[];
  /** How many bodies it said were missed. */
  missed(): number;
  /** A raw connection, for what `fetch` would never send. */
  connect(): Promise<Socket>;
  close(): Promise<void>;
}

export interface DeskOptions {
  secrets?: string[];
  limits?: RecorderLimits;
  batchUpdates?: number;
  /** Epoch milliseconds. */
  now?: () => number;
  /** Stands before every append: a slow or broken disk. */
  beforeAppend?: () => Promise<void>;
}

export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const directory = await mkdtemp(join(tmpdir(), 'hub-intake-'));
  const store = await openStore({ databasePath: join(directory, 'hub.db') });
  const metrics = createMetrics();
  const commits: number[] = [];
  const told: Commit[] = [];
  const log = createLog('silent');
  const logged: string[] = [];
  let missed = 0;
  const group = new GroupCommit({
    store: {
      async append(updates, receivedAt) {
        commits.push(updates.length);
        await options.beforeAppend?.();
        return store.append(updates, receivedAt);
      },
    },
    log,
    onBatch(recorded, commit) {
      if (commit) told.push(commit);
      recorder.recorded(recorded);
    },
    ...(options.batchUpdates === undefined ? {} : { batchUpdates: options.batchUpdates }),
  });
  const recorder = new Recorder((bodies) => group.add(bodies), options.limits);
  const intake = new Intake({
    settings: { metaAppSecrets: options.secrets ?? [secret], metaVerifyToken: verifyToken },
    recorder,
    metrics,
    onMissed: () => void (missed += 1),
    log: createLog('debug', { write: (line: string) => void logged.push(line) }),
    ...(options.now && { now: options.now }),
  });
  const server = createServer((request, response) => intake.handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${webhookPath}`,
    store,
    metrics,
    intake,
    server,
    commits,
    told,
    logged,
    missed: () => missed,
    async connect() {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      return socket;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await intake.drain();
      await store.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Sends a body as Meta does: signed over its bytes. */
export function post(desk: Pick<Desk, 'url'>, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(desk.url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Hub-Signature-256': sign(text, secret), ...headers },
    body: text,
  });
}

/** The same, and what the body became. */
export async function postAndAsk(desk: Pick<Desk, 'url'>, body: unknown) {
  const response = await post(desk, body, { Prefer: 'return=representation' });
  const { events } = (await response.json()) as {
    events: { id: string; kind: EventKind; field: string; repeated: boolean }[];
  };
  return { status: response.status, events };
}

export async function stored(desk: Pick<Desk, 'store'>, wabaId = waba) {
  return (await desk.store.events({ wabaId, filter: {}, limit: 100 })).events;
}

/** How often webhook calls had this outcome. */
export async function counted(desk: Pick<Desk, 'metrics'>, outcome: string): Promise<number> {
  const { values } = await desk.metrics.intakeRequests.get();
  return values.find(({ labels }) => labels.outcome === outcome)?.value ?? 0;
}
