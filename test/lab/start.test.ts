import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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
    let stopped = false;
    const { code, stdout } = await run('lab/start.js', [], (printed, kill) => {
      if (stopped || !printed.includes('Press Ctrl-C')) return;
      stopped = true;
      kill('SIGINT');
    });
    expect(code).toBe(0);
    const hub = Number(/\(process (\d+),/.exec(stdout)?.[1]);
    expect(() => process.kill(hub, 0)).toThrow('ESRCH');
  },
  limit,
);

test(
  'starts nothing on a port that another hub has, and names each option whose port is taken',
  async () => {
    const otherHub = createServer((_request, answer) => answer.end('{"status":"ready"}'));
    await new Promise<void>((done) => otherHub.listen(0, '127.0.0.1', done));
    const port = String((otherHub.address() as AddressInfo).port);
    const names = ['--hub-port', '--meta-port', '--zapier-port'];
    const { code, stdout, stderr } = await run('lab/start.js', [
      '--once',
      ...names.flatMap((name) => [name, port]),
    ]);
    otherHub.close();
    expect(code).toBe(1);
    expect(stdout).toBe('');
    for (const name of names) expect(stderr).toContain(`give ${name} another number`);
  },
  limit,
);

test('an option that does not exist is answered with those that do', async () => {
  const { code, stderr } = await run('lab/start.js', ['--twice']);
  expect(code).toBe(1);
  expect(stderr).toContain('npm start -- --once');
});
