import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openStore, type StoreConfig } from '../../hub/store/database/open.js';
import type { NewSubscription } from '../../hub/store/store.js';
import { body, freshId, textMessage, waba } from './bodies.js';
import { startPostgres, type TestPostgres } from './postgres.js';
import {
  postTo,
  runHub,
  startHookTarget,
  startHubProcess,
  temporaryFolder,
  until,
  type HookTarget,
  type HubProcess,
} from './process.js';
import { ask, go, status } from './sends.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let target: HookTarget;
const hubs: HubProcess[] = [];

beforeEach(async () => {
  folder = await temporaryFolder();
  target = await startHookTarget();
});
afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.stop('SIGKILL')));
  await target.close();
  await folder.remove();
});

async function start(environment: Record<string, string> = {}): Promise<HubProcess> {
  const hub = await startHubProcess({
    DATABASE_PATH: join(folder.path, 'hub.db'),
    HOOK_HOSTS: target.host,
    ...environment,
  });
  hubs.push(hub);
  return hub;
}

/** Subscribes the target, to every message where nothing else is said, as a Zap that is turned on does. */
async function subscribe(
  config: StoreConfig,
  wanted: Pick<NewSubscription, 'event' | 'filter'> = { event: 'message', filter: {} },
): Promise<void> {
  const store = await openStore(config);
  await store.addSubscription({ wabaId: waba, targetUrl: target.url, ...wanted });
  await store.close();
}

const databasePath = () => join(folder.path, 'hub.db');
const message = (id: string) => body({ messages: [textMessage({ id })] });

describe('the hub', () => {
  it('takes a webhook and carries it to the hooks that want it', async () => {
    const hub = await start();
    await subscribe({ databasePath: databasePath() });
    const ids = Array.from({ length: 30 }, () => freshId());
    for (const id of ids) expect((await postTo(hub.url, message(id))).status).toBe(200);
    await until(() => target.messageIds.length >= ids.length);
    expect(target.messageIds).toEqual(ids);
    expect((await fetch(`${hub.url}/readyz`)).status).toBe(200);
  });

  it('asks for a person when a customer waits too long, once, and also after it was killed', async () => {
    let hub = await start();
    await subscribe(
      { databasePath: databasePath() },
      { event: 'handoff', filter: { handoff_unanswered_seconds: 2 } },
    );
    const write = (text: string, from: string) => {
      const timestamp = String(Math.floor(Date.now() / 1_000));
      return postTo(hub.url, body({ messages: [{ ...textMessage({ text, from }), timestamp }] }));
    };
    /** What the target was asked; the same event may come twice around a kill. */
    const requests = () =>
      [...new Map(target.events.map((event) => [event.id, event])).values()].flatMap((event) =>
        event.event === 'handoff' ? [event.data] : [],
      );
    await write('anybody there', '16505551234');
    await hub.stop('SIGKILL');
    hub = await start();
    await until(() => requests().length > 0);
    await write('hello', '16505551235');
    await until(() => requests().length > 1);
    expect(requests()).toMatchObject(
      ['anybody there', 'hello'].map((text) => ({
        reason: 'unanswered',
        message_id: null,
        conversation: { state: 'handoff', message_count: 1, messages: [{ direction: 'in', text }] },
      })),
    );
  }, 90_000);

  it('takes no silence for an answer about what was sent before it started', async () => {
    const begun = Date.now();
    await start();
    const store = await openStore({ databasePath: databasePath() });
    await go(store, begun - 1);
    await status(store, begun + 40_000, { id: 'wamid.other' });
    expect(await ask(store, begun + 60_000)).toMatchObject({ decision: 'given_up' });
    await store.close();
  });

  it('counts what it does', async () => {
    const hub = await start();
    const same = message(freshId());
    await postTo(hub.url, same);
    await postTo(hub.url, same);
    const metrics = await (await fetch(`${hub.url}/metrics`)).text();
    expect(metrics).toContain('hub_intake_requests_total{outcome="accepted"} 2');
    expect(metrics).toContain('hub_updates_total{kind="message",repeated="false"} 1');
    expect(metrics).toContain('hub_updates_total{kind="message",repeated="true"} 1');
    expect(metrics).toContain('hub_commit_seconds_count 2');
  });

  it('leaves other addresses to the API', async () => {
    const hub = await start();
    for (const path of ['/webhooks/whatsapps', '/webhooks', '/v1/nothing']) {
      expect((await fetch(hub.url + path)).status).toBe(404);
    }
    expect((await fetch(`${hub.url}/webhooks/whatsapp/?hub.mode=subscribe`)).status).toBe(403);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'stops on %s with everything answered and stored',
    async (signal) => {
      const hub = await start();
      const ids = Array.from({ length: 200 }, () => freshId());
      const answers = ids.map(async (id) => {
        const response = await postTo(hub.url, message(id)).catch(() => null);
        return response?.status === 200 ? id : null;
      });
      await answers[0];
      const stopping = Date.now();
      expect(await hub.stop(signal)).toBe(0);
      expect(Date.now() - stopping).toBeLessThan(8_000);
      const acknowledged = (await Promise.all(answers)).filter((id) => id !== null);
      expect(acknowledged.length).toBeGreaterThan(0);
      expect(await storedIds({ databasePath: databasePath() })).toEqual(expect.arrayContaining(acknowledged));
      expect(hub.output()).toContain('the hub has stopped');
    },
  );

  it('writes no customer’s number, text or hook address into its log', async () => {
    const hub = await start({ LOG_LEVEL: 'trace', HOOK_HOSTS: 'hooks.zapier.com' });
    await subscribe({ databasePath: databasePath() });
    await postTo(hub.url, body({ messages: [textMessage({ text: 'private words', from: '16505551234' })] }));
    await until(() => hub.output().includes('a delivery failed'));
    await hub.stop('SIGTERM');
    expect(hub.output()).not.toMatch(/private words|16505551234|hooks\/standard|app_secret_123|meatyhamhock/);
  });
});

async function storedIds(config: StoreConfig): Promise<string[]> {
  const store = await openStore(config);
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await store.events({ wabaId: waba, filter: {}, limit: 100, ...(cursor ? { cursor } : {}) });
    for (const event of page.events) if (event.event === 'message') ids.push(event.data.message.id ?? '');
    cursor = page.nextCursor;
  } while (cursor);
  await store.close();
  return ids;
}

describe('a hub that is killed', () => {
  it('has stored and delivers after its restart everything that it acknowledged', async () => {
    let hub = await start();
    await subscribe({ databasePath: databasePath() });
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const sending = Array.from({ length: 8 }, async () => {
        for (;;) {
          const id = freshId();
          const response = await postTo(hub.url, message(id)).catch(() => null);
          if (response?.status !== 200) return;
          acknowledged.push(id);
        }
      });
      const enough = acknowledged.length + 150;
      await until(() => acknowledged.length >= enough);
      await hub.stop('SIGKILL');
      await Promise.all(sending);
      hub = await start();
    }
    const missing = () => {
      const got = new Set(target.messageIds);
      return acknowledged.filter((id) => !got.has(id));
    };
    await until(() => missing().length === 0).catch(() => undefined);
    expect(missing()).toEqual([]);
    expect(await storedIds({ databasePath: databasePath() })).toEqual(expect.arrayContaining(acknowledged));
  }, 90_000);
});

describe('a hub that cannot start', () => {
  const enough = { META_APP_ID: '1', META_APP_SECRET: 's', META_VERIFY_TOKEN: 't' };

  it('names every missing setting at once, without a stack trace', async () => {
    const { code, output } = await runHub({});
    expect(code).toBe(1);
    for (const name of ['META_APP_ID', 'META_APP_SECRET', 'META_VERIFY_TOKEN']) {
      expect(output).toContain(`- ${name} is missing.`);
    }
    expect(output).not.toMatch(/^\s+at /m);
  });

  it('tells how it is set when it is called with an option, instead of running with another setting', async () => {
    expect(await runHub(enough, ['--help'])).toEqual({
      code: 0,
      output: expect.stringMatching(/^npm run hub/),
    });
    const { code, output } = await runHub(enough, ['--port', '14998']);
    expect([code, output]).toEqual([2, expect.stringContaining('does not know “--port”, and did not start')]);
  });

  it('says so when its port is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { code, output } = await runHub({ ...enough, PORT: String(port), DATABASE_PATH: databasePath() });
    server.close();
    expect([code, output]).toEqual([1, expect.stringContaining(`Port ${port} is in use.`)]);
    expect(output).not.toMatch(/^\s+at /m);
  });

  it('says so when its database cannot be reached, without the password', async () => {
    const url = 'postgres://hub:topsecret@127.0.0.1:1/hub';
    const { code, output } = await runHub({ ...enough, PORT: '0', DATABASE_URL: url });
    expect([code, output]).toEqual([1, expect.stringContaining('DATABASE_URL cannot be reached')]);
    expect(output).not.toMatch(/topsecret|^\s+at /m);
  });

  it('says so when another hub uses its file, and leaves that one alone', async () => {
    const first = await start();
    const second = await runHub({ ...enough, PORT: '0', DATABASE_PATH: databasePath() });
    expect([second.code, second.output]).toEqual([1, expect.stringContaining('in use by another hub')]);
    expect(second.output).not.toMatch(/^\s+at /m);
    expect((await postTo(first.url, message(freshId()))).status).toBe(200);
  });

  it('says so when its file cannot be opened', async () => {
    const { code, output } = await runHub({ ...enough, PORT: '0', DATABASE_PATH: '/nowhere/hub.db' });
    expect([code, output]).toEqual([1, expect.stringContaining('/nowhere/hub.db cannot be opened')]);
    expect(output).not.toMatch(/^\s+at /m);
  });
});

describe('on PostgreSQL', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres.remove());

  it('answers 503 while the database is down, and 200 when it is back', async () => {
    const databaseUrl = await postgres.createDatabase();
    const hub = await start({ DATABASE_URL: databaseUrl });
    await subscribe({ databaseUrl, databasePath: '' });
    const before = freshId();
    expect((await postTo(hub.url, message(before))).status).toBe(200);
    await postgres.stop();
    const during = freshId();
    expect((await postTo(hub.url, message(during))).status).toBe(503);
    expect((await fetch(`${hub.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${hub.url}/healthz`)).status).toBe(200);
    await postgres.start();
    expect((await postTo(hub.url, message(during))).status).toBe(200);
    await until(() => new Set(target.messageIds).size >= 2);
    expect([...new Set(target.messageIds)]).toEqual([before, during]);
  }, 90_000);

  it('shares the work between hubs, and each delivery goes out once', async () => {
    const databaseUrl = await postgres.createDatabase();
    const both = await Promise.all([
      start({ DATABASE_URL: databaseUrl }),
      start({ DATABASE_URL: databaseUrl }),
    ]);
    await subscribe({ databaseUrl, databasePath: '' });
    const ids = Array.from({ length: 100 }, () => freshId());
    await Promise.all(ids.map((id, i) => postTo(both[i % 2]?.url ?? '', message(id))));
    await until(() => target.messageIds.length >= ids.length);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect([...target.messageIds].sort()).toEqual([...ids].sort());
  }, 90_000);
});
