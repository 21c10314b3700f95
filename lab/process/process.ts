import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { built } from '../built.js';

/** A program of ours in a process of its own. */
export interface RunningProcess {
  pid: number;
  /** Asks it to end (SIGTERM), and ends it (SIGKILL) when it does not within `patienceMs`. */
  stop(patienceMs?: number): Promise<void>;
  /** Ends it on the spot, as a power cut would (SIGKILL). */
  kill(): Promise<void>;
  /** The latest that it printed. */
  printed(): string;
  /** Settles when it ended, with its exit code or the signal that ended it. */
  ended: Promise<string>;
}

const endWithParent = pathToFileURL(built('lab/process/end-with-parent.js')).href;

/**
 * Starts a built file with this Node, after the module `preload`; what it prints goes to the file `log`. It ends when
 * this process does. A Ctrl-C in the terminal is for this process alone, which then decides when to end the other.
 */
export function startProcess(
  file: string,
  env: Record<string, string>,
  log: string,
  preload?: string,
): RunningProcess {
  const output = openSync(log, 'a');
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      ...['--import', endWithParent],
      ...(preload ? ['--import', preload] : []),
      file,
    ],
    {
      env: { PATH: process.env.PATH ?? '', ...env },
      stdio: ['pipe', output, output],
      detached: true,
    },
  );
  closeSync(output);
  // It would notice by itself, but a moment later.
  const endWithUs = () => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? String(code)));
    child.once('error', (error) => resolve(error.message));
  }).finally(() => process.off('exit', endWithUs));
  const running = () => child.exitCode === null && child.signalCode === null;
  const kill = async () => {
    if (running()) child.kill('SIGKILL');
    await ended;
  };
  return {
    pid: child.pid ?? 0,
    ended,
    kill,
    printed: () => readFileSync(log, 'utf8').slice(-2_000).trim(),
    async stop(patienceMs = 15_000) {
      if (running()) child.kill('SIGTERM');
      const clock = setTimeout(() => void kill(), patienceMs);
      await ended;
      clearTimeout(clock);
    },
  };
}

/** Whether this machine may listen on a port, and nothing else does. */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}

/** A port that nothing listens on right now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
