import type { CloudApi } from '../../../../lab/cloud-api/cloud-api.js';
import { APP, call, startQuickly } from '../connected.js';
import { openUpload, sendBytes } from '../template-submitting.js';

const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

let api: CloudApi;
let token: string;
beforeAll(async () => {
  api = await startQuickly();
  token = api.issueToken();
});
afterAll(() => api.close());

async function session(length = JPEG.length, type = 'image/jpeg'): Promise<string> {
  return String((await openUpload(api, token, length, type)).body.id);
}

test('gives a handle for a file, whatever content type its sender names', async () => {
  const id = await session();
  expect(id).toMatch(/^upload:.+\?sig=.+/);
  const answer = await sendBytes(api, id, `OAuth ${token}`, JPEG);
  expect(answer.body).toEqual({
    h: expect.stringMatching(new RegExp(`^4::aW1hZ2UvanBlZw==:.+:e:\\d+:${APP.appId}:`)),
  });
});

test('goes on where an upload was broken off', async () => {
  const id = await session();
  await sendBytes(api, id, `OAuth ${token}`, JPEG.slice(0, 4));
  const progress = await fetch(`${api.url}/v25.0/${id}`, { headers: { authorization: `OAuth ${token}` } });
  expect(await progress.json()).toEqual({ id, file_offset: 4 });
  expect((await sendBytes(api, id, `OAuth ${token}`, JPEG.slice(4), 3)).body.error).toMatchObject({
    code: 100,
  });
  expect((await sendBytes(api, id, `OAuth ${token}`, JPEG.slice(4), 4)).body.h).toBeDefined();
});

test.each([
  [104, 'a bearer token', async () => sendBytes(api, await session(), `Bearer ${token}`, JPEG)],
  [190, 'a token that is none', async () => sendBytes(api, await session(), 'OAuth nonsense', JPEG)],
  [
    100,
    'another user’s token',
    async () => sendBytes(api, await session(), `OAuth ${api.issueToken()}`, JPEG),
  ],
  [
    100,
    'a session without its signature',
    async () => sendBytes(api, String((await session()).split('?')[0]), `OAuth ${token}`, JPEG),
  ],
  [100, 'a session nobody opened', () => sendBytes(api, 'upload:x?sig=y', `OAuth ${token}`, JPEG)],
  [
    100,
    'more bytes than were announced',
    async () => sendBytes(api, await session(3), `OAuth ${token}`, JPEG),
  ],
  [
    100,
    'another file than was announced',
    async () => sendBytes(api, await session(JPEG.length, 'application/pdf'), `OAuth ${token}`, JPEG),
  ],
  [100, 'a length that is none', () => openUpload(api, token, 0, 'image/jpeg')],
  [100, 'a type that templates do not have', () => openUpload(api, token, 3, 'image/gif')],
  [100, 'an app that is none', () => openUpload(api, token, 3, 'image/jpeg', '1')],
  [200, 'another app’s token', () => openUpload(api, api.issueToken({ appId: '99' }), 3, 'image/jpeg')],
  [104, 'no token', () => call(api, 'POST', `/${APP.appId}/uploads?file_length=3&file_type=image/jpeg`)],
])('%i: refuses %s', async (code, _what, act) => {
  expect((await act()).body.error).toMatchObject({ code });
});
