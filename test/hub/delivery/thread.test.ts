import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startTarget, type Target } from './target.js';

/** The built hub's delivery, as a process of its own runs it. */
const dist = (file: string) => JSON.stringify(pathToFileURL(join(__dirname, '../../../dist', file)).href);
const prelude = `
  import { startDelivery } from ${dist('hub/delivery/delivery.js')};
  import { createLog } from ${dist('hub/log.js')};
  import { openStore } from ${dist('hub/store/database/open.js')};
  import { updatesOf } from ${dist('whatsapp/updates.js')};
  const settings = JSON.parse(process.env.SETTINGS);
  const workers = [];
  process.on('worker', (worker) => workers.push(worker));
  const store = await openStore(settings);
  const subscribe = () =>
    store.addSubscription({ wabaId: '1', event: 'message', targetUrl: process.env.HOOK, filter: {} });
  const write = async (text) => {
    const message = { id: 'wamid.' + text, from: '16505551234', timestamp: '1749416383', type: 'text', text: { body: text } };
    const value = { metadata: { phone_number_id: '2' }, messages: [message] };
    const body = { object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field: 'messages', value }] }] };
    return (await store.append(updatesOf(body), Date.now())).wake;
  };
  const emptied = async () => {
    while ((await store.backlog(Date.now())).waiting.count > 0) await new Promise((go) => setTimeout(go, 10));
  };
`;

let directory: string;
let target: Target;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'hub-thread-'));
  target = await startTarget();
});
afterEach(async () => {
  await target.close();
  await rm(directory, { recursive: true, force: true });
});

async function run(script: string) {
  const settings = { databasePath: join(directory, 'hub.db'), hookHosts: [target.host], logLevel: 'info' };
  const file = join(directory, 'run.mjs');
  await writeFile(file, prelude + script);
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
    env: { ...process.env, SETTINGS: JSON.stringify(settings), HOOK: target.url() },
    timeout: 25_000,
  });
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, output: output.join('') };
}

test('a woken thread delivers, tells its metrics, and stops by itself when it is closed', async () => {
  const { code, output } = await run(`
    await subscribe();
    const delivery = await startDelivery(settings, createLog('info'));
    delivery.wake(await write('hello'));
    await emptied();
    console.log(await delivery.metrics());
    await delivery.close();
    await store.close();
  `);
  expect(target.texts()).toEqual(['hello']);
  expect(output).toContain('hub_delivered_events_total 1');
  expect(output).toContain('hub_backlog_deliveries{reason="waiting"} 0');
  expect(code).toBe(0);
});

test('a thread that dies is started again and loses nothing', async () => {
  const { code, output } = await run(`
    await subscribe();
    const delivery = await startDelivery(settings, createLog('info'));
    delivery.wake(await write('before'));
    await emptied();
    await workers[0].terminate();
    delivery.wake(await write('meanwhile'));
    await emptied();
    await delivery.close();
    await store.close();
  `);
  expect(target.texts()).toEqual(['before', 'meanwhile']);
  expect(output).toContain('it is started again');
  expect(code).toBe(0);
});

test('a thread that cannot open its store says so at the start', async () => {
  const { code, output } = await run(`
    await store.close();
    const wrong = { ...settings, databasePath: '/nowhere/hub.db' };
    await startDelivery(wrong, createLog('info')).catch((error) => console.log('refused: ' + error.message));
  `);
  expect(output).toContain('refused: The database file /nowhere/hub.db cannot be opened.');
  expect(code).toBe(0);
});
