import { startPostgres, type TestPostgres } from '../postgres.js';
import { numbered, openDesk, type Desk } from './desk.js';
import { startTarget, until, type Target } from './target.js';

let postgres: TestPostgres;
let desk: Desk;
let target: Target;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.remove());

beforeEach(async () => {
  desk = await openDesk(await postgres.createDatabase());
});
afterEach(async () => {
  await desk.close();
  await target.close();
});

test('three couriers on one PostgreSQL deliver each event once, each subscription in order and one POST at a time', async () => {
  const open = new Set<string>();
  let overlapped = false;
  target = await startTarget((response, _call, request) => {
    const path = request.url ?? '';
    overlapped ||= open.has(path);
    open.add(path);
    setTimeout(() => {
      open.delete(path);
      response.end('{}');
    }, Math.random() * 10);
  });
  const paths = Array.from({ length: 10 }, (_, index) => `/hooks/${index}`);
  for (const path of paths) await desk.subscribe(target.url(path));
  await Promise.all([1, 2, 3].map(() => desk.courier({ hosts: [target.host] })));
  for (let i = 0; i < 40; i += 1) await desk.write(`message ${i}`);
  await until(() => target.texts().length >= 400, 'all messages', 20_000);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(overlapped).toBe(false);
  for (const path of paths) expect(target.texts(path)).toEqual(numbered(40));
});

test('a database that is restarted costs nothing but time', async () => {
  target = await startTarget();
  await desk.subscribe(target.url());
  const logged: string[] = [];
  await desk.courier({ hosts: [target.host], logged });
  await desk.write('before');
  await until(() => target.texts().length === 1, 'the first message');
  await postgres.stop();
  await until(() => logged.some((line) => line.includes('cannot reach the store')), 'a line about it');
  await postgres.start();
  await until(
    () => logged.some((line) => line.includes('reaches the store again')),
    'a line that it is back',
  );
  await desk.write('after');
  await until(() => target.texts().length === 2, 'the second message');
  expect(target.texts()).toEqual(['before', 'after']);
});
