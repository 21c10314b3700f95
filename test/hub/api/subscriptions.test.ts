import { textMessage, waba } from '../bodies.js';
import { bearer, metaSays, openApiDesk, otherWaba, tokenOf, type ApiDesk } from './desk.js';

let desk: ApiDesk;
const wanted = {
  waba_id: waba,
  event: 'message',
  target_url: 'https://hooks.zapier.com/hooks/1/2/',
  filter: {},
};

beforeEach(async () => {
  metaSays('EAAmine', tokenOf([waba])).persist();
  metaSays('EAAother', tokenOf([otherWaba])).persist();
  desk = await openApiDesk();
});
afterEach(async () => {
  await desk.close();
});

const subscribe = (body: object | string, token = 'EAAmine') =>
  desk.ask(
    'POST',
    '/v1/subscriptions',
    { ...bearer(token), 'content-type': 'application/json' },
    typeof body === 'string' ? body : JSON.stringify(body),
  );
const unsubscribe = (id: string, token = 'EAAmine') =>
  desk.ask('DELETE', `/v1/subscriptions/${id}`, bearer(token));

test('a Zap subscribes, and what customers write waits for it', async () => {
  const filter = { types: ['text'], keywords: ['order'], keyword_match: 'starts' };
  const reply = await subscribe({ ...wanted, filter });
  expect(reply.status).toBe(201);
  expect(reply.json()).toEqual({
    ...wanted,
    filter,
    id: expect.any(String),
    created_at: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  await desk.receive({ messages: [textMessage({ text: 'order 12' }), textMessage({ text: 'hello' })] });
  expect((await desk.store.backlog(Date.now())).waiting.count).toBe(1);
});

test('subscribing to the same again gives the same subscription', async () => {
  const first = await subscribe(wanted);
  await new Promise((resolve) => setTimeout(resolve, 5));
  const second = await subscribe(wanted);
  expect(second.status).toBe(200);
  expect(second.json()).toEqual(first.json());
});

test('a Zap unsubscribes', async () => {
  const { id } = (await subscribe(wanted)).json<{ id: string }>();
  const reply = await unsubscribe(id);
  expect([reply.status, reply.body]).toEqual([204, '']);
  expect((await unsubscribe(id)).status).toBe(404);
});

test('somebody else’s subscription is answered like none at all, and lives on', async () => {
  const { id } = (await subscribe(wanted)).json<{ id: string }>();
  const theirs = await unsubscribe(id, 'EAAother');
  const none = await unsubscribe('AAAAAAAAAAAAAAAAAAAAAA', 'EAAother');
  expect([theirs.status, theirs.body]).toEqual([404, none.body]);
  expect(await desk.store.subscription(id)).not.toBeNull();
});

test.each(['%00', 'a%20b', '..%2f', 'x'.repeat(80)])('an id that cannot be one is a 404: %s', async (id) => {
  expect((await unsubscribe(id)).status).toBe(404);
});

test('an account that the token may not use: 403, and nothing is stored', async () => {
  expect((await subscribe(wanted, 'EAAother')).status).toBe(403);
  expect((await desk.store.backlog(Date.now())).subscriptions).toBe(0);
});

test('no token: 401', async () => {
  const reply = await desk.ask('POST', '/v1/subscriptions', {}, JSON.stringify(wanted));
  expect(reply.status).toBe(401);
  expect(reply.headers.get('www-authenticate')).toBe('Bearer');
});

test.each([
  ['https://example.com/hook'],
  ['http://hooks.zapier.com/hook'],
  ['http://127.0.0.1:4011/hook'],
  ['http://2130706433/hook'],
  ['http://[::ffff:127.0.0.1]/hook'],
  ['javascript:alert(1)'],
  ['not a web address'],
])('a target that the hub may not call is refused, naming field and setting: %s', async (target_url) => {
  const reply = await subscribe({ ...wanted, target_url });
  expect(reply.status).toBe(422);
  expect(reply.json()).toMatchObject({
    fields: ['target_url'],
    detail: expect.stringContaining('target_url'),
  });
});

test('the refusal of a host tells which setting allows it', async () => {
  const { detail } = (await subscribe({ ...wanted, target_url: 'https://example.com/x' })).json<{
    detail: string;
  }>();
  expect(detail).toContain('HOOK_HOSTS');
  expect(detail).not.toContain('/x');
});

test('an address that the admin typed may be called over http', async () => {
  expect((await subscribe({ ...wanted, target_url: 'http://127.0.0.1:4010/hooks/1' })).status).toBe(201);
});

test.each([
  ['waba_id', { waba_id: undefined }],
  ['waba_id', { waba_id: 102 }],
  ['waba_id', { waba_id: '../me' }],
  ['event', { event: 'messages' }],
  ['target_url', { target_url: undefined }],
  ['targetUrl', { targetUrl: 'https://hooks.zapier.com/' }],
  ['filter', { filter: [] }],
  ['filter', { filter: null }],
  ['filter.keyword', { filter: { keyword: 'a' } }],
  ['filter.keywords', { filter: { keywords: 'a' } }],
  ['filter.keywords.1', { filter: { keywords: ['a', ''] } }],
  ['filter.types.0', { filter: { types: [1] } }],
  ['filter.keyword_match', { filter: { keyword_match: 'regex' } }],
  ['filter.first_only', { filter: { first_only: 'yes' } }],
  ['filter.phone_number_id', { filter: { phone_number_id: '1 06' } }],
])('a body that does not fit is a 422 that names %s', async (field, change) => {
  const reply = await subscribe({ ...wanted, ...change });
  expect(reply.status).toBe(422);
  expect(reply.json()).toMatchObject({ fields: [field], detail: expect.stringContaining(`“${field}”`) });
});

test('everything that is wrong is named at once', async () => {
  const reply = await subscribe({ event: 'x', target_url: 1, filter: { a: 1, b: 2 } });
  expect(reply.json<{ fields: string[] }>().fields).toEqual([
    'waba_id',
    'event',
    'target_url',
    'filter.a',
    'filter.b',
  ]);
});

test.each([
  ['not JSON', '{"a', 400],
  ['empty', '', 400],
  ['a list', '[]', 422],
  ['nothing', 'null', 422],
  ['too large', `{"a":"${'x'.repeat(70_000)}"}`, 413],
])('a body that is %s is a problem document that does not repeat it', async (_what, payload, code) => {
  const reply = await subscribe(payload);
  expect(reply.status).toBe(code);
  expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(reply.json()).toMatchObject({
    status: code,
    title: expect.any(String),
    type: expect.stringMatching(/^urn:/),
  });
  expect(reply.body).not.toContain('"a');
});
