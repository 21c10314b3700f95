import type { CloudApi } from '../../../../lab/cloud-api/cloud-api.js';
import { startQuickly } from '../connected.js';
import { send } from '../sending.js';

const hello = { type: 'text', text: { body: 'Hello' } };

let api: CloudApi;
beforeEach(async () => {
  api = await startQuickly();
});
afterEach(() => api.close());

test.each([0, 9, 60, 300])('a connection breaks after %i bytes of the answer', async (bytes) => {
  api.fault({ kind: 'reset_within', bytes });
  await expect(send(api, hello)).rejects.toThrow();
  expect(api.world.messages.size).toBe(1);
});

test('an answer that is over before its connection breaks arrives whole', async () => {
  api.fault({ kind: 'reset_within', bytes: 100_000 });
  const answer = await send(api, hello);
  expect(answer).toMatchObject({ status: 200, body: { messages: [{ id: expect.any(String) }] } });
});

test.each([
  [{ kind: 'error', code: 131000, status: 500, accepted: true }, 500, { error: { code: 131000 } }],
  [{ kind: 'server_error', status: 503, accepted: true }, 503, {}],
] as const)('Meta can take a message and say that it failed: %j', async (fault, status, body) => {
  api.fault({ ...fault, path: '/messages' });
  expect(await send(api, hello)).toMatchObject({ status, body });
  expect(api.world.messages.size).toBe(1);
});

test('a hub can only be killed where there is one', () => {
  expect(() => api.fault({ kind: 'hub_killed' })).toThrow('no hub to kill');
});

test('a hub is killed before the call is answered, and the call goes on', async () => {
  let alive = true;
  const lab = await startQuickly({ killHub: async () => void (alive = false) });
  lab.fault({ kind: 'hub_killed', path: '/messages' });
  expect((await send(lab, hello)).status).toBe(200);
  expect(alive).toBe(false);
  await lab.close();
});
