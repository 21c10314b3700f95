import { createServer } from 'node:net';
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
  'a port that is taken is a step that did not happen, with what to do, and 1',
  async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    const port = String((taken.address() as AddressInfo).port);
    const { code, stdout, stderr } = await run('lab/start.js', ['--once', '--zapier-port', port]);
    taken.close();
    expect(code).toBe(1);
    expect(stderr).toContain('Step 1 did not happen');
    expect(stderr).toContain('What to do:');
    expect(stdout.trim().split('\n').at(-1)).toBe('path: 0 of 21 steps');
  },
  limit,
);

test('an option that does not exist is answered with those that do', async () => {
  const { code, stderr } = await run('lab/start.js', ['--twice']);
  expect(code).toBe(1);
  expect(stderr).toContain('npm start -- --once');
});
