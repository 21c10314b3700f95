import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../lab/process/process.js';
import { spawnServer, whenReady, type RunningServer } from './start.js';

/** The settings that differ from run to run; everything else is as it ships. */
export interface HubSetup {
  appId: string;
  appSecret: string;
  databasePath: string;
  folder: string;
  /** Where the hub checks tokens. */
  graphUrl: string;
  /** Targets it may deliver to, as `host:port`. */
  hookHosts: string;
}

/** Makes the hub keep events and deliveries alone. */
const EVENT_LOG_ONLY = './event-log-only.js';

/** Starts the hub as an admin does, with a store of its own, and waits until it says it is ready. */
export function startHub(setup: HubSetup): Promise<RunningServer> {
  return start('The hub', setup);
}

/** As `startHub`, for a hub that knows nothing of contacts. */
export function startEventLog(setup: HubSetup): Promise<RunningServer> {
  return start('The event log', setup, EVENT_LOG_ONLY);
}

async function start(name: string, setup: HubSetup, preload?: string): Promise<RunningServer> {
  const port = await freePort();
  const log = join(setup.folder, 'hub.log');
  const environment = { ...withoutDatabase(), ...settings(setup, port) };
  const child = spawnServer('../../hub/main.js', environment, log, preload);
  return whenReady(name, child, log, readiness(port));
}

function settings(setup: HubSetup, port: number): NodeJS.ProcessEnv {
  return {
    PORT: String(port),
    HOST: '127.0.0.1',
    META_APP_ID: setup.appId,
    META_APP_SECRET: setup.appSecret,
    META_VERIFY_TOKEN: 'bench-verify-token',
    GRAPH_URL: setup.graphUrl,
    DATABASE_PATH: setup.databasePath,
    HOOK_HOSTS: setup.hookHosts,
  };
}

/** The bench always measures SQLite, whatever database this terminal points the hub at. */
function withoutDatabase(): NodeJS.ProcessEnv {
  const environment = { ...process.env };
  delete environment.DATABASE_URL;
  return environment;
}

async function readiness(port: number): Promise<number> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) return port;
    await sleep(50);
  }
}
