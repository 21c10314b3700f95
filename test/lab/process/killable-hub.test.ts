import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHubProcess } from '../../../lab/process/hub-process.js';
import { KillableHub } from '../../../lab/process/killable-hub.js';
import { freePort } from '../../../lab/process/process.js';

/** A hub starts twice. */
jest.setTimeout(150_000);

const hour = 3_600_000;

test('a hub that is killed comes back with its address and its clock, and does not count as ended', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'killable-hub-'));
  const hub = await KillableHub.start({
    port: await freePort(),
    appId: '1',
    appSecret: 'secret',
    verifyToken: 'verify',
    graphUrl: 'http://127.0.0.1:1',
    hookHosts: '127.0.0.1:1',
    folder,
  });
  let ended = false;
  void hub.ended.then(() => (ended = true));
  try {
    await hub.clock.forward(hour);
    const { pid, url } = hub;
    await hub.kill(100);
    await expect(fetch(`${url}/readyz`)).rejects.toThrow();
    await hub.running();
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(hub.pid).not.toBe(pid);
    expect(hub.clock.now() - Date.now()).toBeGreaterThan(hour / 2);
    expect(ended).toBe(false);
  } finally {
    await hub.stop();
    await rm(folder, { recursive: true });
  }
  expect(await hub.ended).toBe('0');
});

test('another hub on the port is not taken for our own', async () => {
  const otherHub = createServer((_request, answer) => answer.end('{"status":"ready"}'));
  await new Promise<void>((done) => otherHub.listen(0, '127.0.0.1', done));
  const { port } = otherHub.address() as AddressInfo;
  const start = startHubProcess({
    port,
    appId: '1',
    appSecret: 'secret',
    verifyToken: 'verify',
    graphUrl: 'http://127.0.0.1:1',
    hookHosts: '127.0.0.1:1',
    folder: tmpdir(),
  });
  await expect(start).rejects.toThrow(`The hub cannot listen on port ${port}: it is taken.`);
  otherHub.close();
});
