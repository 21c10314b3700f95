import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { built } from '../built.js';
import { HubClock } from '../hub-clock.js';
import { isFree, startProcess, type RunningProcess } from './process.js';

export interface HubSetup {
  port: number;
  appId: string;
  appSecret: string;
  verifyToken: string;
  graphUrl: string;
  /** `host:port` that the hub may deliver to. */
  hookHosts: string;
  /** Where its SQLite file and its log go. */
  folder: string;
  /** More of its settings, such as SEND_LIMIT_PER_MINUTE. */
  settings?: Record<string, string>;
}

export interface HubProcess extends RunningProcess {
  url: string;
  /** Its log file. */
  log: string;
  clock: HubClock;
}

/** A machine that does much else takes its time. */
const startSeconds = 60;

/** Starts the hub as it ships, with a clock that can be put forward, and waits until it is ready; throws with what it printed when it is not. */
export async function startHubProcess(setup: HubSetup): Promise<HubProcess> {
  // Another hub on the port would answer as if it were this one.
  if (!(await isFree(setup.port)))
    throw new Error(`The hub cannot listen on port ${setup.port}: it is taken.`);
  const url = `http://127.0.0.1:${setup.port}`;
  const log = join(setup.folder, 'hub.log');
  const clock = new HubClock(setup.folder);
  const hub = startProcess(
    built('hub/main.js'),
    { ...environment(setup), ...clock.environment },
    log,
    clock.preload,
  );
  let over: string | null = null;
  void hub.ended.then((how) => (over = how));
  const until = Date.now() + startSeconds * 1000;
  while (!(await isReady(url))) {
    if (over !== null)
      throw new Error(`The hub ended (${String(over)}) before it was ready. It printed:\n${hub.printed()}`);
    if (Date.now() > until) {
      await hub.kill();
      throw new Error(`The hub was not ready within ${startSeconds} seconds. It printed:\n${hub.printed()}`);
    }
    await sleep(50);
  }
  return { ...hub, url, log, clock };
}

/** Nothing of this terminal's own hub settings: a lab's hub keeps to its folder. */
function environment(setup: HubSetup): Record<string, string> {
  return {
    HOST: '127.0.0.1',
    PORT: String(setup.port),
    META_APP_ID: setup.appId,
    META_APP_SECRET: setup.appSecret,
    META_VERIFY_TOKEN: setup.verifyToken,
    GRAPH_URL: setup.graphUrl,
    HOOK_HOSTS: setup.hookHosts,
    DATABASE_PATH: join(setup.folder, 'hub.db'),
    ...setup.settings,
  };
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`).catch(() => null);
  await answer?.body?.cancel();
  return answer?.ok ?? false;
}
