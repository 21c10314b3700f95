import { createHash } from 'node:crypto';
import type { CloudApi } from '../../../../lab/cloud-api/cloud-api.js';
import { LUCKY_GARDEN } from '../../../../lab/cloud-api/seed/seed.js';
import { APP, call, proofOf, startQuickly } from '../connected.js';
import { send, upload } from '../sending.js';

const PDF = new Uint8Array(Buffer.from('%PDF-1.4\n\xff\x00binary', 'latin1'));

let api: CloudApi;
let token: string;
beforeEach(async () => {
  api = await startQuickly();
  token = api.issueToken();
});
afterEach(() => api.close());

const download = (url: unknown, withToken: string | null = token) =>
  fetch(String(url), { headers: withToken ? { authorization: `Bearer ${withToken}` } : {} });

test('what is uploaded comes back, byte for byte', async () => {
  const { body } = await upload(api, PDF, 'application/pdf');
  const node = (await call(api, 'GET', `/${body.id}`, { token })).body;
  expect(node).toEqual({
    messaging_product: 'whatsapp',
    url: expect.stringContaining('/whatsapp_business/attachments/?mid='),
    mime_type: 'application/pdf',
    sha256: createHash('sha256').update(PDF).digest('hex'),
    file_size: PDF.length,
    id: body.id,
  });
  const answer = await download(node.url);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(PDF);
});

test('an address works for five minutes, and with a token only', async () => {
  const { body } = await upload(api, PDF, 'application/pdf');
  const { url } = (await call(api, 'GET', `/${body.id}`, { token })).body;
  expect((await download(url, null)).status).toBe(401);
  expect((await download(url, 'EAAnobody')).status).toBe(401);
  expect((await download(url, api.issueToken({ wabaIds: [] }))).status).toBe(401);
  expect((await download(String(url).replace(/hash=./, 'hash=_'))).status).toBe(404);
  api.passTime(301);
  expect((await download(url)).status).toBe(404);
});

test('a required appsecret_proof is for Graph, not for the address of the bytes', async () => {
  const strict = await startQuickly({ requireProof: true });
  try {
    const caller = strict.issueToken();
    const number = strict.world.phoneNumber(LUCKY_GARDEN.phoneNumberId);
    const media = number && strict.world.keepMedia(number, Buffer.from(PDF), 'application/pdf', true);
    const path = `/${media?.id}?appsecret_proof=${proofOf(caller, APP.appSecret)}`;
    const { url } = (await call(strict, 'GET', path, { token: caller })).body;
    expect((await download(url, caller)).status).toBe(200);
  } finally {
    await strict.close();
  }
});

test('media belongs to the number it was uploaded to', async () => {
  const { body } = await upload(api, PDF, 'application/pdf');
  const { phoneNumberId, secondPhoneNumberId } = LUCKY_GARDEN;
  const asked = (number: string) => call(api, 'GET', `/${body.id}?phone_number_id=${number}`, { token });
  expect((await asked(phoneNumberId)).status).toBe(200);
  expect((await asked(secondPhoneNumberId)).body.error).toMatchObject({ code: 100 });
});

test('uploads end after thirty days, and when they are deleted', async () => {
  const old = await upload(api, PDF, 'application/pdf');
  api.passTime(30 * 24 * 60 * 60);
  expect((await call(api, 'GET', `/${old.body.id}`, { token })).body.error).toMatchObject({
    code: 100,
    error_subcode: 33,
  });
  const fresh = await upload(api, PDF, 'application/pdf');
  const path = `/${fresh.body.id}`;
  expect((await call(api, 'DELETE', path, { token })).body).toEqual({ success: true });
  expect((await call(api, 'GET', path, { token })).status).toBe(400);
});

test.each([
  ['a type WhatsApp does not take', PDF, 'application/zip', 100],
  ['a file that is not what it says', PDF, 'image/png', 131053],
  ['a sticker over 500 KB', new Uint8Array(500 * 1024 + 1), 'image/webp', 131053],
])('%s is refused', async (_what, bytes, type, code) => {
  expect((await upload(api, bytes, type)).body.error).toMatchObject({ code });
});

test('an upload without a file is refused', async () => {
  const answer = await call(api, 'POST', `/${LUCKY_GARDEN.phoneNumberId}/media`, {
    token,
    body: { messaging_product: 'whatsapp', type: 'application/pdf' },
  });
  expect(answer.body.error).toMatchObject({ code: 100 });
});

test('an uploaded file is sent by its id, as the kind it is', async () => {
  const { body } = await upload(api, PDF, 'application/pdf');
  const sent = await send(api, { type: 'document', document: { id: body.id, filename: 'menu.pdf' } });
  expect(sent.status).toBe(200);
  const wrong = await send(api, { type: 'image', image: { id: body.id } });
  expect(wrong.body.error).toMatchObject({ code: 131009 });
});
