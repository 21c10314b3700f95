import { freshId, textMessage, waba } from '../bodies.js';
import { go, refused, tell, unknown } from '../sends.js';
import { allPages, fieldsOf, openContactsDesk, theirs, type ContactsDesk } from './contacts-desk.js';
import { otherWaba } from './desk.js';
import type { FailureItem } from '../../../whatsapp/failure.js';

let desk: ContactsDesk;
beforeEach(async () => {
  desk = await openContactsDesk();
});
afterEach(async () => {
  await desk.close();
});

async function failedDeliveries(count: number): Promise<string> {
  const { id } = await desk.store.addSubscription({
    wabaId: waba,
    event: 'message',
    targetUrl: 'https://hooks.zapier.com/hooks/1/secret/',
    filter: {},
  });
  await desk.receive({ messages: Array.from({ length: count }, () => textMessage({})) });
  await settleAll('failed');
  return id;
}

/** Gives up or delivers what waits; gives how many it were. */
async function settleAll(outcome: 'failed' | 'delivered'): Promise<number> {
  let count = 0;
  for (;;) {
    const options = { now: Date.now(), leaseMs: 1_000, subscriptions: 10, events: 100, bytes: 1_000_000 };
    const claims = await desk.store.claim(options);
    if (claims.length === 0) return count;
    for (const { subscriptionId, upTo, bodies } of claims) {
      count += bodies.length;
      await desk.store.settle([{ outcome, subscriptionId, upTo, reason: 'It answered with status 500.' }]);
    }
  }
}

async function failedSend(deduplication_key = freshId(), outcome = refused('never')): Promise<string> {
  const operation = await go(desk.store, Date.now(), { deduplication_key });
  await tell(desk.store, operation, outcome, Date.now());
  return operation;
}

const list = async (query = {}) =>
  (await desk.get('/v1/failures', query)).json<{ failures: FailureItem[] }>().failures;
const first = async () => (await list())[0]?.id ?? '';

test('the list tells what failed, why, what to do, and since when', async () => {
  await failedDeliveries(1);
  const operation = await failedSend();
  const reply = await desk.get('/v1/failures');
  expect([reply.status, reply.json()]).toMatchObject([
    200,
    {
      failures: [
        {
          kind: 'send',
          state: 'open',
          operation,
          reason: 'This number sends too fast.',
          advice: 'Wait a minute.',
        },
        { kind: 'delivery', event: 'message', first_failed_at: expect.stringMatching(/Z$/) },
      ],
      next_cursor: null,
    },
  ]);
  expect(reply.body).not.toContain('secret');
});

test('the list has pages, kinds and states', async () => {
  await failedDeliveries(3);
  await failedSend();
  const pages = await allPages<FailureItem>(
    (query) => desk.get('/v1/failures', { limit: '2', ...query }),
    'failures',
  );
  expect(pages.map((page) => page.length)).toEqual([2, 2]);
  expect(await list({ kind: 'send' })).toHaveLength(1);
  expect(await list({ state: 'retried' })).toEqual([]);
});

test('an event that is retried goes out again', async () => {
  await failedDeliveries(2);
  const reply = await desk.post(`/v1/failures/${await first()}/retry`);
  expect([reply.status, reply.json()]).toMatchObject([
    200,
    { failure: { state: 'retried' }, note: expect.stringContaining('delivered to its Zap again') },
  ]);
  expect(await settleAll('delivered')).toBe(1);
});

test('a message that is retried is not sent by the hub, and may be sent by its step', async () => {
  await failedSend('order-42', unknown);
  await desk.store.giveUpSends(Date.now() + 3_600_000, 10);
  const reply = await desk.post(`/v1/failures/${await first()}/retry`);
  expect(reply.json()).toMatchObject({
    note: expect.stringContaining('Run the step again from the Zap history'),
  });
  await go(desk.store, Date.now(), { deduplication_key: 'order-42' });
});

test('all of a kind are retried, however many they are', async () => {
  await failedDeliveries(230);
  await failedSend();
  expect((await desk.post('/v1/failures/retry', { kind: 'delivery' })).json()).toMatchObject({
    retried: 230,
    left: 0,
  });
  expect(await settleAll('delivered')).toBe(230);
  expect(await list({ state: 'open' })).toMatchObject([{ kind: 'send' }]);
});

test('what cannot be retried stays, and the answer says why', async () => {
  const id = await failedDeliveries(1);
  await desk.store.removeSubscription(id);
  const reply = await desk.post(`/v1/failures/${await first()}/retry`);
  expect([reply.status, reply.json()]).toMatchObject([
    409,
    { type: 'urn:whatsapp-hub:problem:no-subscription', detail: expect.stringContaining('off or deleted') },
  ]);
  expect((await desk.post('/v1/failures/retry', { kind: 'delivery' })).json()).toMatchObject({
    retried: 0,
    left: 1,
  });
});

test('nothing is retried while a contact is being erased', async () => {
  await failedDeliveries(1);
  await desk.store.eraseContact({ wabaId: waba, key: '16505551234' }, Date.now());
  const reply = await desk.post(`/v1/failures/${await first()}/retry`);
  expect([reply.status, reply.json()]).toMatchObject([
    409,
    { type: 'urn:whatsapp-hub:problem:erasure-under-way' },
  ]);
});

test('an event that is ignored is done with', async () => {
  await failedDeliveries(1);
  const id = await first();
  expect((await desk.post(`/v1/failures/${id}/ignore`)).json()).toMatchObject({
    failure: { id, state: 'ignored' },
  });
  const reply = await desk.post(`/v1/failures/${id}/retry`);
  expect([reply.status, reply.json()]).toMatchObject([
    409,
    { type: 'urn:whatsapp-hub:problem:failure-closed' },
  ]);
});

test('all of a kind are ignored, however many they are', async () => {
  await failedDeliveries(230);
  await failedSend();
  expect((await desk.post('/v1/failures/ignore', { kind: 'delivery' })).json()).toEqual({ ignored: 230 });
  expect(await settleAll('delivered')).toBe(0);
  expect(await list({ state: 'open' })).toMatchObject([{ kind: 'send' }]);
  expect((await desk.post('/v1/failures/ignore', { kind: 'delivery' })).json()).toEqual({ ignored: 0 });
});

test.each(['retry', 'ignore'])('a failure of another account is like none at all: %s', async (what) => {
  await failedSend();
  const path = `/v1/failures/${await first()}/${what}`;
  const foreign = await desk.post(path, { waba_id: otherWaba }, theirs);
  const none = await desk.post(`/v1/failures/9999/${what}`);
  expect([foreign.status, foreign.body]).toEqual([404, none.body]);
  expect(none.json()).toMatchObject({ type: 'urn:whatsapp-hub:problem:no-failure' });
  expect(await list({ state: 'open' })).toHaveLength(1);
});

test('what is asked must make sense', async () => {
  expect(
    fieldsOf(await desk.get('/v1/failures', { kind: 'all', state: 'lost', limit: '0', cursor: 'x' })),
  ).toEqual([422, ['kind', 'state', 'limit', 'cursor']]);
  expect(fieldsOf(await desk.post('/v1/failures/retry'))).toEqual([422, ['kind']]);
  expect(fieldsOf(await desk.post('/v1/failures/ignore', { kind: 'all' }))).toEqual([422, ['kind']]);
  expect(fieldsOf(await desk.post('/v1/failures/one/retry'))).toEqual([422, ['id']]);
});
