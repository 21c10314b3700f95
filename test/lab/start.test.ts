import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { built } from '../../lab/built.js';
import { labFolder } from '../../lab/process/folder.js';
import { run } from './run.js';

const limit = 120_000;

test(
  'npm start -- --once walks the whole path, prints no token and no secret, and ends with 0',
  async () => {
    const { code, stdout, stderr } = await run('lab/start.js', ['--once']);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout.trim().split('\n').at(-1)).toBe('path: 21 of 21 steps');
    expect(stdout).toContain('Hello Zoë Brückner, your order LG-1042 is ready to be picked up.');
    expect(stdout).not.toMatch(/EAA\w{10}|access_token|secret/i);
  },
  limit,
);

test(
  'npm start stays up, and Ctrl-C ends it with all that it started',
  async () => {
    let exported: Promise<unknown> | null = null;
    const { code, stdout, stderr } = await run('lab/start.js', [], (printed, kill) => {
      if (exported || !printed.includes('Press Ctrl-C')) return;
      exported = asAdvised(printed).finally(() => kill('SIGINT'));
    });
    expect([code, stderr]).toEqual([0, '']);
    expect(await exported).toMatchObject({ contact: { phone: '+4915112345678' } });
    const hub = Number(/\(process (\d+),/.exec(stdout)?.[1]);
    expect(() => process.kill(hub, 0)).toThrow('ESRCH');
  },
  limit,
);

/** Does what the line about the export says, with the token beside it. */
async function asAdvised(printed: string): Promise<unknown> {
  const [, token] = /TOKEN=(\S+)/.exec(printed) ?? [];
  const [, url = ''] = /"(http\S+\/export\S+)"/.exec(printed) ?? [];
  return (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).json();
}

/** As from a terminal, where Ctrl-C reaches all processes that do not keep away from it. */
function startInTerminal() {
  const child = spawn(process.execPath, [built('lab/start.js')], { detached: true });
  const printed = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (printed.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed.stderr += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const pid = child.pid ?? 0;
  return { pid, printed, ended, kill: (signal: NodeJS.Signals) => process.kill(-pid, signal) };
}

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await sleep(10);
}

test(
  'Ctrl-C while it starts is no failure of a step',
  async () => {
    const start = startInTerminal();
    await until(async () => (await readdir(tmpdir())).some((name) => name.includes(`-${start.pid}-`)));
    start.kill('SIGINT');
    expect(await start.ended).toBe(0);
    expect(start.printed.stderr).not.toMatch(/did not happen|Error/);
    expect(start.printed.stdout).toMatch(/\nStopping …\n\npath: \d+ of 21 steps\n$/);
  },
  limit,
);

test(
  'a start that is killed leaves no hub behind, and the next one removes its folder',
  async () => {
    const start = startInTerminal();
    const told = () => /\(process (\d+), log (.+)\)/.exec(start.printed.stdout);
    await until(() => told() !== null);
    const [, hub, log = ''] = told() ?? [];
    start.kill('SIGKILL');
    await start.ended;
    await until(() => !isAlive(Number(hub)));
    expect(existsSync(dirname(log))).toBe(true);
    const next = await labFolder();
    expect(existsSync(dirname(log))).toBe(false);
    await rm(next, { recursive: true });
  },
  limit,
);

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test(
  'starts nothing on a port that another hub has, and names each option whose port is taken',
  async () => {
    const names = ['--hub-port', '--meta-port', '--zapier-port'];
    const others = names.map(() => createServer((_request, answer) => answer.end('{"status":"ready"}')));
    const ports = await Promise.all(others.map(portOf));
    const { code, stdout, stderr } = await run('lab/start.js', [
      '--once',
      ...names.flatMap((name, place) => [name, String(ports[place])]),
    ]);
    for (const other of others) other.close();
    expect(code).toBe(1);
    expect(stdout).toBe('');
    for (const name of names) expect(stderr).toContain(`give ${name} another number`);
  },
  limit,
);

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

test('two servers cannot be given one port', async () => {
  const { code, stderr } = await run('lab/start.js', ['--hub-port', '15000', '--meta-port', '15000']);
  expect(code).toBe(2);
  expect(stderr).toContain('--hub-port and --meta-port must be different, and both are 15000.');
});
