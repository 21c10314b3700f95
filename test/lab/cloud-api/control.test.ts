import type { CloudApi } from '../../../lab/cloud-api/cloud-api.js';
import { LUCKY_GARDEN } from '../../../lab/cloud-api/seed/seed.js';
import { call, startConnected } from './connected.js';
import type { Receiver } from './receiver.js';
import { CUSTOMER, send } from './sending.js';

let api: CloudApi;
let receiver: Receiver;
beforeEach(async () => {
  ({ api, receiver } = await startConnected());
});
afterEach(async () => {
  await api.close();
  await receiver.close();
});

async function lab(method: string, path: string, body?: unknown) {
  const answer = await fetch(`${api.url}/lab${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

test('shows the world without a secret in it', async () => {
  const { body } = await lab('GET', '/world');
  expect(body).toMatchObject({ webhook: receiver.url, businesses: [{ name: 'Lucky Garden' }] });
  expect(JSON.stringify(body)).not.toContain(api.appSecret);
});

test('lets a customer write, and shows the phone', async () => {
  const written = await lab('POST', `/phones/${CUSTOMER}/messages`, { name: 'Sheena', message: 'Hello' });
  expect(written.body).toEqual({ id: expect.stringMatching(/^wamid\./) });
  await receiver.waitFor(1);
  expect((await lab('GET', `/phones/${CUSTOMER}`)).body).toMatchObject({
    name: 'Sheena',
    chats: [{ phone_number_id: LUCKY_GARDEN.phoneNumberId, messages: [{ text: 'Hello' }] }],
  });
});

test('takes a phone off WhatsApp', async () => {
  const { body } = await lab('PUT', `/phones/${CUSTOMER}`, { on_whatsapp: false });
  expect(body).toMatchObject({ on_whatsapp: false });
  await send(api, { type: 'text', text: { body: 'Hello' } });
  const [post] = await receiver.waitFor(1);
  expect(post?.body.entry[0]?.changes[0]?.value.statuses).toMatchObject([{ errors: [{ code: 131026 }] }]);
});

test('delivers a body, revokes a token, makes a fault, and lets time pass', async () => {
  const body = { object: 'whatsapp_business_account', entry: [] };
  expect((await lab('POST', '/deliver', body)).body).toEqual({ status: 200, body: '' });
  expect(receiver.posts[0]?.body).toEqual(body);

  const token = api.issueToken();
  await lab('POST', '/tokens/revoke', { token, death: 'password_changed' });
  const answer = await call(api, 'GET', `/${LUCKY_GARDEN.wabaId}`, { token });
  expect(answer.body.error).toMatchObject({ code: 190, error_subcode: 460 });

  await lab('POST', '/faults', { kind: 'error', code: 80007 });
  const struck = await send(api, { type: 'text', text: { body: 'Hello' } });
  expect(struck.body.error).toMatchObject({ code: 80007 });

  await lab('PUT', '/faults/plan', { seed: 'garden', calls: 1, kinds: ['server_error'] });
  expect((await send(api, { type: 'text', text: { body: 'Hello' } })).status).toBe(503);
  await lab('DELETE', '/faults');
  expect((await send(api, { type: 'text', text: { body: 'Hello' } })).status).toBe(200);

  const { now } = (await lab('POST', '/clock', { seconds: 86_400 })).body;
  expect(Date.parse(String(now)) - Date.now()).toBeGreaterThan(86_000_000);
});

test.each([
  ['POST', '/phones/12/messages', { message: 'Hello' }, /wa_id/],
  ['POST', `/phones/${CUSTOMER}/messages`, { message: { text: 'Hello' } }, /message must be/],
  ['POST', `/phones/${CUSTOMER}/messages`, { phone_number_id: '1', message: 'Hello' }, /no business number/],
  ['POST', '/faults', { kind: 'earthquake' }, /kind must be one of: error, /],
  ['POST', '/faults', { kind: 'error' }, /code must be a number/],
  ['POST', '/faults', { kind: 'hub_killed' }, /no hub to kill/],
  ['PUT', '/faults/plan', { calls: 0.1 }, /seed is missing/],
  ['PUT', '/faults/plan', { seed: 1, calls: 7 }, /from 0 to 1/],
  ['PUT', '/faults/plan', { seed: 1, kinds: ['earthquake'] }, /kinds must be a list of: error, /],
  ['POST', '/tokens/revoke', { token: 'EAA' }, /no such token/],
  ['POST', '/webhook', { url: 'http://127.0.0.1:1/', verify_token: 'x' }, /verification failed/],
])('says what is wrong: %s %s %j', async (method, path, body, words) => {
  const answer = await lab(method, path, body);
  expect(answer.status).toBe(400);
  expect(answer.body.error).toMatch(words);
});
