import type { CloudApi } from '../../../lab/cloud-api/cloud-api.js';
import { LUCKY_GARDEN } from '../../../lab/cloud-api/seed/seed.js';
import { call, startQuickly } from './connected.js';
import { send } from './sending.js';

const hello = { type: 'text', text: { body: 'Hello' } };

let api: CloudApi;
beforeEach(async () => {
  api = await startQuickly();
});
afterEach(() => api.close());

test.each([4, 80007, 130429, 131056])('throttle %i is answered, once, and nothing is sent', async (code) => {
  api.fault({ kind: 'error', code, path: '/messages' });
  const answer = await send(api, hello);
  expect(answer.status).toBe(400);
  expect(answer.body.error).toMatchObject({ code, error_data: { details: expect.any(String) } });
  expect(api.world.messages.size).toBe(0);
  expect((await send(api, hello)).status).toBe(200);
});

test('a status and headers of one’s own go with an error', async () => {
  api.fault({ kind: 'error', code: 4, status: 429, headers: { 'retry-after': '30' } });
  const answer = await send(api, hello);
  expect(answer.status).toBe(429);
  expect(answer.headers.get('retry-after')).toBe('30');
});

test('a fault strikes as often as it is told to, and only where', async () => {
  api.fault({ kind: 'server_error', status: 502, path: '/messages', times: 2 });
  const account = await call(api, 'GET', `/${LUCKY_GARDEN.wabaId}`, { token: api.issueToken() });
  expect(account.status).toBe(200);
  const answers = [await send(api, hello), await send(api, hello), await send(api, hello)];
  expect(answers.map(({ status }) => status)).toEqual([502, 502, 200]);
});

test('faults can be called off', async () => {
  api.fault({ kind: 'server_error' });
  api.clearFaults();
  expect((await send(api, hello)).status).toBe(200);
});

test.each([
  ['before', 'reset_before', 0],
  ['after', 'reset_after', 1],
] as const)('a connection breaks %s the message is accepted', async (_when, kind, sent) => {
  api.fault({ kind });
  await expect(send(api, hello)).rejects.toThrow();
  expect(api.world.messages.size).toBe(sent);
});

test.each([
  ['before', 'timeout_before', 0],
  ['after', 'timeout_after', 1],
] as const)('no answer comes %s the message is accepted', async (_when, kind, sent) => {
  api.fault({ kind });
  const answer = fetch(`${api.url}/v25.0/${LUCKY_GARDEN.phoneNumberId}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.issueToken()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ messaging_product: 'whatsapp', to: '+491711234567', ...hello }),
    signal: AbortSignal.timeout(300),
  });
  await expect(answer).rejects.toThrow(/timeout/);
  expect(api.world.messages.size).toBe(sent);
});

test('an answer can be slow', async () => {
  api.fault({ kind: 'slow', milliseconds: 200 });
  const started = Date.now();
  expect((await send(api, hello)).status).toBe(200);
  expect(Date.now() - started).toBeGreaterThanOrEqual(190);
});
