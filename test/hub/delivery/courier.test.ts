import type { Settlement, Store } from '../../../hub/store/store.js';
import { numbered, openDesk, type Desk } from './desk.js';
import { startTarget, status, until, type Reply, type Target } from './target.js';

let desk: Desk;
const targets: Target[] = [];

beforeEach(async () => {
  desk = await openDesk();
});
afterEach(async () => {
  await desk.close();
  for (const target of targets.splice(0)) await target.close();
});

async function targetThat(reply?: Reply): Promise<Target> {
  const target = await startTarget(reply);
  targets.push(target);
  return target;
}

const inTurn =
  (...replies: Reply[]): Reply =>
  (response, call, request) =>
    (replies[call] ?? status(200))(response, call, request);

describe('what goes out', () => {
  test('one event goes out as one object, as it stands in the list', async () => {
    const target = await targetThat();
    await desk.subscribe(target.url());
    await desk.courier({ hosts: [target.host] });
    await desk.write('hello');
    await until(() => target.calls.length === 1, 'one call');
    const { events } = await desk.store.events({ wabaId: '102290129340398', filter: {}, limit: 1 });
    expect(target.calls[0]?.body).toEqual(events[0]);
  });

  test('events that have queued up go out in order, up to 100 in an array', async () => {
    const target = await targetThat();
    await desk.subscribe(target.url());
    await desk.write(...numbered(250));
    await desk.courier({ hosts: [target.host] });
    await until(() => target.texts().length === 250, '250 messages');
    expect(target.texts()).toEqual(numbered(250));
    expect(target.calls.map(({ body }) => (body as unknown[]).length)).toEqual([100, 100, 50]);
  });

  test('an event reaches its hook within moments of being received', async () => {
    const target = await targetThat();
    await desk.subscribe(target.url());
    await desk.courier({ hosts: [target.host] });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const written = Date.now();
    await desk.write('quick');
    await until(() => target.texts().length === 1, 'the message');
    // It looks by itself a second after it started.
    expect(Date.now() - written).toBeLessThan(800);
  });

  test('what another process has stored is found without being woken', async () => {
    const target = await targetThat();
    await desk.subscribe(target.url());
    const courier = await desk.courier({ hosts: [target.host] });
    courier.wake = () => undefined;
    await new Promise((resolve) => setTimeout(resolve, 50));
    await desk.write('left behind');
    await until(() => target.texts().length === 1, 'the message', 3_000);
  });
});

describe('when a target fails', () => {
  test('it is tried again within a second, and order is kept', async () => {
    const target = await targetThat(inTurn(status(500)));
    await desk.subscribe(target.url());
    await desk.courier({ hosts: [target.host] });
    await desk.write('first');
    await until(() => target.calls.length === 1, 'a first call');
    await desk.write('second', 'third');
    await until(() => target.texts().length === 3, 'all three');
    expect(target.texts()).toEqual(['first', 'second', 'third']);
  });

  test('the second retry waits 30 seconds, and nothing overtakes', async () => {
    const target = await targetThat(inTurn(status(500), status(500)));
    await desk.subscribe(target.url());
    await desk.courier({ hosts: [target.host] });
    await desk.write('first');
    await until(() => target.calls.length === 2, 'two calls');
    await desk.write('second');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(target.calls.length).toBe(2);
    const due = (await desk.store.nextDue()) ?? 0;
    expect(due - Date.now()).toBeGreaterThan(20_000);
    expect(due - Date.now()).toBeLessThan(33_000);
  });

  test('after 24 hours of trying the event is on the failure list', async () => {
    const target = await targetThat(status(500));
    await desk.subscribe(target.url());
    const logged: string[] = [];
    // A day in four seconds.
    await desk.courier({ hosts: [target.host], speed: 21_600, logged });
    await desk.write('nobody wants me');
    await until(() => logged.some((line) => line.includes('failure list')), 'the end of trying', 20_000);
    const backlog = await desk.store.backlog(Date.now());
    expect(backlog.failures).toBe(1);
    expect(backlog.retrying.count).toBe(0);
    expect(target.calls.length).toBeGreaterThan(4);
    expect(logged.join('')).not.toContain('/hooks/secret');
  });

  test('410 deletes the subscription with all that waits for it', async () => {
    const target = await targetThat(status(410));
    const id = await desk.subscribe(target.url());
    await desk.write(...numbered(150));
    const courier = await desk.courier({ hosts: [target.host] });
    await until(() => target.calls.length === 1, 'a call');
    await courier.close();
    expect(await desk.store.subscription(id)).toBeNull();
    expect((await desk.store.backlog(Date.now())).waiting.count).toBe(0);
    expect(target.calls.length).toBe(1);
  });

  test('429 is waited out, and shows apart in the backlog', async () => {
    const target = await targetThat(inTurn(status(429, { 'retry-after': '2' })));
    await desk.subscribe(target.url());
    const courier = await desk.courier({ hosts: [target.host] });
    await desk.write('patience');
    await until(() => target.calls.length === 1, 'a call');
    const throttled = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await desk.store.backlog(Date.now())).throttled.count).toBe(1);
    expect(await courier.metrics.text()).toContain('hub_backlog_deliveries{reason="throttled"} 1');
    await until(() => target.texts().length === 1, 'the message');
    expect(Date.now() - throttled).toBeGreaterThanOrEqual(1_900);
  });
});

describe('side by side', () => {
  test('targets that hang slow no other', async () => {
    const healthy = await targetThat();
    const hanging = await targetThat(() => undefined);
    // More than have a place at a time.
    for (let i = 0; i < 80; i += 1) await desk.subscribe(hanging.url(`/hooks/${i}`));
    await desk.write('hang');
    await desk.courier({ hosts: [healthy.host, hanging.host], timeoutMs: 4_000 });
    await until(() => hanging.calls.length >= 64, 'all places taken by the hanging ones');
    await desk.subscribe(healthy.url());
    for (let i = 0; i < 20; i += 1) await desk.write(`message ${i}`);
    await until(() => healthy.texts().length === 20, 'all messages at the healthy target', 3_500);
    expect(healthy.texts()).toEqual(numbered(20));
  });

  test('a dead target slows no other', async () => {
    const healthy = await targetThat();
    const dead = await startTarget();
    await dead.close();
    await desk.subscribe(dead.url());
    await desk.subscribe(healthy.url());
    await desk.courier({ hosts: [healthy.host, dead.host] });
    for (let i = 0; i < 50; i += 1) await desk.write(`message ${i}`);
    await until(() => healthy.texts().length === 50, 'all messages', 3_000);
    expect(healthy.texts()).toEqual(numbered(50));
  });

  test('two couriers on one store deliver each event once, each subscription in order and one POST at a time', async () => {
    const open = new Map<string, number>();
    let overlapped = false;
    const target = await targetThat((response, _call, request) => {
      const path = request.url ?? '';
      const now = (open.get(path) ?? 0) + 1;
      open.set(path, now);
      overlapped ||= now > 1;
      setTimeout(() => {
        open.set(path, now - 1);
        response.end('{}');
      }, Math.random() * 10);
    });
    const paths = Array.from({ length: 10 }, (_, index) => `/hooks/${index}`);
    for (const path of paths) await desk.subscribe(target.url(path));
    await Promise.all([desk.courier({ hosts: [target.host] }), desk.courier({ hosts: [target.host] })]);
    for (let i = 0; i < 60; i += 1) await desk.write(`message ${i}`);
    await until(() => target.texts().length >= 600, 'all messages', 15_000);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(overlapped).toBe(false);
    for (const path of paths) expect(target.texts(path)).toEqual(numbered(60));
  });
});

test('what is answered while other answers are being written down is written down too', async () => {
  const target = await targetThat((response) => setTimeout(() => response.end('{}'), Math.random() * 40));
  for (let i = 0; i < 10; i += 1) await desk.subscribe(target.url(`/hooks/${i}`));
  const slow = (store: Store): Store => {
    const settle = store.settle.bind(store);
    return Object.assign(store, {
      settle: async (settlements: Settlement[]) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        return settle(settlements);
      },
    });
  };
  await desk.courier({ hosts: [target.host], over: slow });
  for (let i = 0; i < 10; i += 1) await desk.write(`message ${i}`);
  await until(() => target.texts().length === 100, 'all messages', 8_000);
});

describe('stopping', () => {
  test('what waits when a courier stops is delivered by the next one', async () => {
    const target = await targetThat();
    await desk.subscribe(target.url());
    const first = await desk.courier({ hosts: [target.host] });
    await desk.write(...numbered(10));
    await first.close();
    await desk.write(...numbered(10, 10));
    await desk.courier({ hosts: [target.host] });
    await until(() => target.texts().length === 20, 'all messages');
    expect(target.texts()).toEqual(numbered(20));
  });

  test('a stopping courier waits for its POSTs under way and writes down what became of them', async () => {
    const target = await targetThat((response) => setTimeout(() => response.end('{}'), 300));
    await desk.subscribe(target.url());
    const courier = await desk.courier({ hosts: [target.host] });
    await desk.write('under way');
    await until(() => target.calls.length === 1, 'a call');
    await courier.close();
    expect((await desk.store.backlog(Date.now())).waiting.count).toBe(0);
    expect(target.texts()).toEqual(['under way']);
  });

  test('a database that is away for a while costs nothing but time', async () => {
    const target = await targetThat();
    await desk.subscribe(target.url());
    let away = false;
    const logged: string[] = [];
    const flaky = (store: Store): Store => {
      const settle = store.settle.bind(store);
      store.settle = (settlements) => (away ? Promise.reject(new Error('gone')) : settle(settlements));
      return store;
    };
    await desk.courier({ hosts: [target.host], over: flaky, logged });
    away = true;
    await desk.write('once only');
    await until(() => logged.length === 1, 'a line about the database');
    away = false;
    await until(() => logged.length === 2, 'a line that it is back');
    await desk.write('and another');
    await until(() => target.texts().length === 2, 'both messages');
    expect(target.texts()).toEqual(['once only', 'and another']);
  });
});

test('what was delivered, and how late, is counted', async () => {
  const target = await targetThat(inTurn(status(500)));
  await desk.subscribe(target.url());
  const courier = await desk.courier({ hosts: [target.host] });
  await desk.write('a', 'b');
  await until(() => target.texts().length === 2, 'both messages');
  await new Promise((resolve) => setTimeout(resolve, 50));
  const text = await courier.metrics.text();
  expect(text).toContain('hub_delivery_posts_total{outcome="failed"} 1');
  expect(text).toContain('hub_delivered_events_total 2');
  expect(text).toMatch(/hub_delivery_lag_seconds_count [12]/);
  expect(text).toContain('hub_backlog_oldest_age_seconds{reason="waiting"} 0');
  expect(text).toContain('hub_failures 0');
});

test('while the store is away, the metrics show what was counted and no backlog', async () => {
  const courier = await desk.courier({
    hosts: [],
    over: (store) => Object.assign(store, { backlog: () => Promise.reject(new Error('away')) }),
  });
  const text = await courier.metrics.text();
  expect(text).toContain('hub_delivered_events_total 0');
  expect(text).not.toContain('hub_backlog');
});
