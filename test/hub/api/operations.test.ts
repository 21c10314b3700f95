import { waba } from '../bodies.js';
import { bearer, metaSays, openApiDesk, tokenOf, type ApiDesk } from './desk.js';

let desk: ApiDesk;

beforeEach(async () => {
  desk = await openApiDesk();
});
afterEach(async () => {
  await desk.close();
});

const get = (path: string, headers = {}) => desk.ask('GET', path, headers);

test('/healthz and /readyz are well while all is well', async () => {
  expect((await get('/healthz')).status).toBe(200);
  expect((await get('/readyz')).status).toBe(200);
});

test('/readyz says when the hub is stopping; /healthz stays', async () => {
  desk.drain();
  const reply = await get('/readyz');
  expect(reply.status).toBe(503);
  expect(reply.json<{ detail: string }>().detail).toContain('stopping');
  expect((await get('/healthz')).status).toBe(200);
});

test('/readyz says when the database is away; /healthz stays', async () => {
  desk.store.ping = () => Promise.reject(new Error('away'));
  const reply = await get('/readyz');
  expect(reply.status).toBe(503);
  expect(reply.json<{ detail: string }>().detail).toContain('database');
  expect((await get('/healthz')).status).toBe(200);
});

test('/readyz does not wait for a database that hangs', async () => {
  desk.store.ping = () => new Promise(() => undefined);
  expect((await get('/readyz')).status).toBe(503);
});

test('/metrics shows intake and delivery together', async () => {
  desk.metrics.intakeRequests.inc({ outcome: 'accepted' });
  desk.metrics.updates.inc({ kind: 'message', repeated: 'false' });
  desk.metrics.commitSize.observe(3);
  const reply = await get('/metrics');
  expect(reply.headers.get('content-type')).toContain('text/plain');
  expect(reply.body).toContain('hub_intake_requests_total{outcome="accepted"} 1');
  expect(reply.body).toContain('hub_updates_total{kind="message",repeated="false"} 1');
  expect(reply.body).toContain('hub_commit_updates_sum 3');
  expect(reply.body).toContain('hub_failures 0');
  expect(reply.body).toContain('process_cpu_seconds_total');
});

test('an address that does not exist is a problem document', async () => {
  const reply = await get('/v1/nothing?secret=1');
  expect(reply.status).toBe(404);
  expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(reply.body).not.toContain('secret');
});

describe('an error of the hub’s own', () => {
  beforeEach(() => {
    metaSays('EAAsecrettoken', tokenOf([waba]));
    desk.store.events = () =>
      Promise.reject(new Error('near +16505551234 at https://hooks.zapier.com/hooks/secret EAAsecrettoken'));
  });
  const list = () => get(`/v1/events?waba_id=${waba}`, bearer('EAAsecrettoken'));

  test('is a 500 that tells nothing of its inside', async () => {
    const reply = await list();
    expect(reply.status).toBe(500);
    expect(reply.body).not.toMatch(/hooks|EAA|1650|near/);
  });

  test('is a 503 when the database is away', async () => {
    desk.store.ping = () => Promise.reject(new Error('away'));
    const reply = await list();
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '60']);
  });

  test('is logged once, without secrets and personal data', async () => {
    await list();
    const errors = desk.logged.filter((line) => line.includes('"error"'));
    expect(errors).toHaveLength(1);
    expect(desk.logged.join('')).not.toMatch(/EAAsecret|16505551234|hooks\/secret/);
  });
});
