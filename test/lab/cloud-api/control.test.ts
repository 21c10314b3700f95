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
  ['POST', '/faults', { kind: 'error' }, /code is missing: it must be a whole number/],
  ['POST', '/faults', { kind: 'hub_killed' }, /no hub to kill/],
  ['PUT', '/faults/plan', { calls: 0.1 }, /seed is missing/],
  ['PUT', '/faults/plan', { seed: 1, calls: 7 }, /from 0 to 1/],
  [
    'PUT',
    '/faults/plan',
    { seed: 1, kinds: ['earthquake'] },
    /kinds must be a list of one or more of: error, /,
  ],
  ['PUT', '/faults/plan', { seed: 1, kinds: [] }, /kinds must be a list/],
  ['PUT', '/faults/plan', { seed: 1, kinds: ['hub_killed'] }, /kinds must be a list/],
  ['PUT', '/faults/plan', { seed: {} }, /seed must be a text or a number/],
  ['PUT', '/faults/plan', { seed: 1, call: 1 }, /call is not known here. The fields are: seed, calls, /],
  ['POST', '/clock', { seconds: 'x' }, /seconds must be a number of seconds/],
  ['POST', '/clock', { seconds: -1 }, /seconds must be a number of seconds/],
  ['POST', '/clock', {}, /seconds is missing/],
  ['POST', '/clock', { seconds: 1e300 }, /cannot go past the year 9998/],
  ['POST', '/clock', { seconds: 1, minutes: 1 }, /minutes is not known here. The fields are: seconds\./],
  ['POST', '/clock', [60], /no JSON object/],
  ['POST', '/webhooks/disturb', { repeat: 'x' }, /repeat must be a whole number from 0/],
  ['POST', '/webhooks/disturb', { reorder: 0 }, /reorder must be a whole number from 1/],
  ['PUT', `/phones/${CUSTOMER}`, { on_whatsap: false }, /on_whatsap is not known here. .*on_whatsapp/],
  ['PUT', `/phones/${CUSTOMER}`, { on_whatsapp: 'no' }, /on_whatsapp must be true or false/],
  ['PUT', '/phones/abc', { on_whatsapp: false }, /“abc” is no phone number/],
  ['GET', '/phones/abc', undefined, /“abc” is no phone number/],
  ['POST', '/phones/abc/messages', { message: 'Hello' }, /“abc” is no phone number/],
  ['POST', `/phones/${CUSTOMER}/messages`, { message: '' }, /message must be a text/],
  ['POST', `/phones/${CUSTOMER}/messages`, {}, /message is missing: it must be a text/],
  ['POST', `/phones/${CUSTOMER}/messages`, { message: { type: 'tekst' } }, /the types are: text, /],
  ['POST', `/phones/${CUSTOMER}/messages`, { message: { type: 'text' } }, /message must be a text/],
  [
    'POST',
    `/phones/${CUSTOMER}/messages`,
    { message: { type: 'text', text: 'x' } },
    /message must be a text/,
  ],
  ['POST', `/phones/${CUSTOMER}/messages`, { message: { type: 'location' } }, /message must be a text/],
  ['POST', `/phones/${CUSTOMER}/messages`, { message: 'Hi', nme: 'Bob' }, /nme is not known here/],
  ['POST', `/phones/${CUSTOMER}/messages`, { message: 'Hi', name: 5 }, /name must be a text/],
  ['POST', `/phones/${CUSTOMER}/messages`, { message: 'Hi', user_id: 'bad id' }, /user_id must be a user ID/],
  ['POST', `/phones/${CUSTOMER}/presses`, { message_id: 'x', label: 'y', z: 1 }, /z is not known here/],
  ['PUT', `/phones/${CUSTOMER}`, { wa_id: '1' }, /wa_id is not known here/],
  ['POST', '/tokens/revoke', { token: 'EAA' }, /no such token/],
  ['POST', '/tokens/revoke', { token: 'EAA', death: 'old age' }, /death must be one of: app_removed, /],
  ['POST', '/webhook', { url: 'notaurl', verify_token: 'x' }, /url must be an address such as http/],
  ['POST', '/webhook', { url: 'http://127.0.0.1:1/', verify_token: 'x' }, /verification failed/],
])('says what is wrong: %s %s %j', async (method, path, body, words) => {
  const answer = await lab(method, path, body);
  expect(answer.status).toBe(400);
  expect(answer.body.error).toMatch(words);
});

test.each([
  ['POST', '/clok'],
  ['GET', '/clock'],
  ['PUT', '/faults'],
  ['GET', '/faults/plan'],
  ['POST', `/phones/${CUSTOMER}/message`],
  ['GET', '/world/'],
  ['GET', ''],
])('says in its own words that it has nothing at %s /lab%s', async (method, path) => {
  expect(await lab(method, path)).toEqual({
    status: 404,
    body: {
      error: expect.stringContaining(`The lab has nothing at ${method} /lab${path}. Check the address`),
    },
  });
});

test.each([
  { type: 'image' },
  { type: 'contacts', contacts: [] },
  { type: 'unsupported', errors: [] },
  { type: 'text', text: { body: 'Hello' }, context: { id: 'wamid.1' } },
])('lets a customer write %j', async (message) => {
  const answer = await lab('POST', `/phones/${CUSTOMER}/messages`, {
    message,
    user_id: 'DE.1a',
    username: 'z',
  });
  expect(answer.status).toBe(200);
});

test.each([
  [{ kind: 'timeout_before', color: 3 }, /color is not known here. The fields are: kind, path, times\./],
  [{ kind: 'repeated_status', path: '/messages' }, /path is not known here/],
  [{ kind: 'slow', milliseconds: -5 }, /milliseconds must be a whole number from 0/],
  [{ kind: 'slow' }, /milliseconds is missing/],
  [{ kind: 'late_status', milliseconds: 1e12 }, /milliseconds must be a whole number from 0 to/],
  [{ kind: 'hub_killed', milliseconds: 'x', path: '/messages' }, /milliseconds must be a whole number/],
  [{ kind: 'server_error', status: 200 }, /status must be a whole number from 500 to 599/],
  [{ kind: 'error', code: 4, status: 200 }, /status must be a whole number from 400 to 599/],
  [{ kind: 'error', code: '4' }, /code must be a whole number/],
  [{ kind: 'error', code: 4, headers: { 'retry after': '1' } }, /headers must be an object of header names/],
  [
    { kind: 'error', code: 4, headers: { 'retry-after': 'a\nb' } },
    /headers must be an object of header names/,
  ],
  [{ kind: 'error', code: 4, accepted: 'yes' }, /accepted must be true or false/],
  [{ kind: 'reset_within', bytes: 1.5 }, /bytes must be a whole number/],
  [{ kind: 'failed_status', code: null }, /code must be a whole number/],
  [{ kind: 'lost_status', statuses: ['foo'] }, /statuses must be a list of one or more of: sent, /],
  [{ kind: 'lost_status', statuses: [] }, /statuses must be a list of one or more of: sent, /],
  [{ kind: 'timeout_after', path: 3 }, /path must be the end of an address/],
  [{ kind: 'timeout_after', times: 0 }, /times must be a whole number from 1/],
])('refuses a fault that is not in its form: %j', async (fault, words) => {
  const answer = await lab('POST', '/faults', fault);
  expect(answer).toEqual({ status: 400, body: { error: expect.stringMatching(words) } });
  expect((await lab('GET', '/faults')).body).toEqual({ faults: [], plan: null });
});

test('says which faults and which plan are to come', async () => {
  const fault = { kind: 'error', code: 4, path: '/messages', headers: { 'retry-after': '1' }, times: 2 };
  expect((await lab('POST', '/faults', fault)).body).toEqual({ faults: [fault], plan: null });
  await send(api, { type: 'text', text: { body: 'Hello' } });
  const plan = { seed: '42', calls: 0, statuses: 0.3, kinds: ['lost_status'] };
  const planned = await lab('PUT', '/faults/plan', { seed: 42, statuses: 0.3, kinds: ['lost_status'] });
  expect(planned.body).toEqual({ faults: [{ ...fault, times: 1 }], plan });
  expect((await lab('DELETE', '/faults')).body).toEqual({ faults: [], plan: null });
});

test('the clock goes on after it was told nonsense', async () => {
  await lab('POST', '/clock', { seconds: 'x' });
  const { status, body } = await lab('POST', '/clock', { seconds: 0 });
  expect(status).toBe(200);
  expect(Math.abs(Date.parse(String(body.now)) - Date.now())).toBeLessThan(60_000);
});

test('a world’s clock takes no nonsense either', () => {
  expect(() => api.passTime(NaN)).toThrow('It stays as it is');
  expect(api.world.now()).not.toBeNaN();
});

test.each(['application/json', 'application/x-www-form-urlencoded'])(
  'reads JSON that is announced as %s, and refuses what is broken in its own words',
  async (type) => {
    const post = async (body: string) => {
      const headers = { 'content-type': type };
      const answer = await fetch(`${api.url}/lab/webhooks/disturb`, { method: 'POST', headers, body });
      return { status: answer.status, body: await answer.json() };
    };
    expect(await post('{"repeat": 1')).toEqual({
      status: 400,
      body: { error: 'The body is no JSON object. Write it such as {"seconds": 60}.' },
    });
    expect(await post('{"repeat": 1}')).toEqual({ status: 200, body: { repeat: 1, reorder: 1 } });
  },
);
