import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A server under load, in a process of its own. */
export interface RunningServer {
  port: number;
  pid: number;
  /** Ends it as an admin would (SIGTERM) and waits until it is gone. */
  stop(): Promise<void>;
}

const START_SECONDS = 20;
const STOP_SECONDS = 30;

/** Starts one compiled file with this Node, after `preload` if there is one; its output goes to `log`. */
export function spawnServer(
  file: string,
  environment: NodeJS.ProcessEnv,
  log: string,
  preload?: string,
): ChildProcess {
  const script = fileURLToPath(new URL(file, import.meta.url));
  const before = preload === undefined ? [] : ['--import', new URL(preload, import.meta.url).href];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...before, script], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  // Whatever ends the bench, no server outlives it.
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  const output = createWriteStream(log);
  child.stdout?.pipe(output, { end: false });
  child.stderr?.pipe(output, { end: false });
  return child;
}

/** Waits until `ready` gives the port; fails with the end of the server's output when it ends or takes too long. */
export async function whenReady(
  name: string,
  child: ChildProcess,
  log: string,
  ready: Promise<number>,
): Promise<RunningServer> {
  let timer: NodeJS.Timeout | undefined;
  const failed = new Promise<never>((_, reject) => {
    const fail = (why: string): void =>
      reject(new Error(`${name} ${why}. The end of its output:\n${readFileSync(log, 'utf8').slice(-2000)}`));
    child.once('exit', () => fail('ended before it was ready'));
    timer = setTimeout(() => fail(`was not ready within ${START_SECONDS} seconds`), START_SECONDS * 1000);
  });
  try {
    const port = await Promise.race([ready, failed]);
    return { port, pid: child.pid ?? 0, stop: () => stop(name, child) };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function stop(name: string, child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${name} did not stop within ${STOP_SECONDS} seconds.`));
    }, STOP_SECONDS * 1000);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/** The three servers the hub is held against. */
export type Baseline = 'bare-http' | 'signed-http' | 'naive-http';

/** Where a baseline keeps what it stores and what it prints, and the secret it checks signatures with. */
export interface BaselineSetup {
  appSecret: string;
  databasePath: string;
  folder: string;
}

/** Starts a baseline and waits until it listens. */
export function startBaseline(name: Baseline, setup: BaselineSetup): Promise<RunningServer> {
  const log = join(setup.folder, `${name}.log`);
  const settings = { META_APP_SECRET: setup.appSecret, DATABASE_PATH: setup.databasePath };
  const child = spawnServer(`./${name}.js`, { ...process.env, ...settings }, log);
  const ready = new Promise<number>((resolve) => {
    child.once('message', (message: { port: number }) => resolve(message.port));
  });
  return whenReady(name, child, log, ready);
}
