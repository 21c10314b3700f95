import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import type { ZObject } from 'zapier-platform-core';
import { Deadline } from '../../../api/deadline.js';
import {
  uploadedMedia,
  type MediaToUpload,
  type UploadedMedia,
} from '../../../api/graph-api/media-upload.js';
import { failure, graphError, GRAPH, NUMBER, offline, run, runAgain, type AnyPerform } from '../../zapier.js';

offline();

const folder = mkdtempSync(join(tmpdir(), 'upload-'));
const path = join(folder, 'file');
// Not valid UTF-8, and with a line that looks like the end of a part.
const content = Buffer.from([0xff, 0xd8, 0xff, 0x0d, 0x0a, 0x2d, 0x2d, 0x00, 0x80]);
beforeAll(() => writeFileSync(path, content));
afterAll(() => rmSync(folder, { recursive: true }));

const file = {
  path,
  size: content.length,
  hash: 'abc',
  phoneNumberId: NUMBER,
  mimeType: 'image/jpeg',
};
const uploading = (changes: Partial<MediaToUpload> = {}, again = false) =>
  ((z: ZObject) => uploadedMedia(z, { ...file, deadline: new Deadline(), ...changes }, again)) as AnyPerform;

/** WhatsApp takes a file; gives the form that was posted, once it was. */
function takes(id = '900', number = NUMBER) {
  const posted: { form?: Promise<FormData>; length?: number; said?: number } = {};
  nock(GRAPH)
    .post(`/v25.0/${number}/media`)
    .query(true)
    .reply(200, function (_uri, body) {
      const bytes = Buffer.from(String(body), /^[0-9a-f]+$/.test(String(body)) ? 'hex' : 'utf8');
      const type = String(this.req.headers['content-type']);
      posted.form = new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
      posted.length = bytes.length;
      posted.said = Number(this.req.headers['content-length']);
      return { id };
    });
  return posted;
}

describe('the upload of a file', () => {
  it('that WhatsApp refuses gives its reason', async () => {
    nock(GRAPH).post(`/v25.0/${NUMBER}/media`).query(true).reply(400, graphError(131053));
    expect((await failure(run(uploading()))).message).toContain('(Meta code 131053');
  });

  it('that gives no ID says that nothing was sent', async () => {
    nock(GRAPH).post(`/v25.0/${NUMBER}/media`).query(true).reply(200, {});
    expect((await failure(run(uploading()))).message).toContain('Nothing was sent.');
  });

  it('that gets no answer says so', async () => {
    nock(GRAPH).post(`/v25.0/${NUMBER}/media`).query(true).delay(30_000).reply(200, { id: '1' });
    expect((await failure(run(uploading({ deadline: new Deadline(1_000) })))).message).toContain(
      'did not answer within',
    );
  });

  it('brings its bytes unchanged, with its type', async () => {
    const posted = takes();
    expect(await run(uploading())).toEqual({ id: '900', remembered: false });
    const form = await (posted.form ?? Promise.reject(new Error('nothing was posted')));
    expect(form.get('messaging_product')).toBe('whatsapp');
    expect(form.get('type')).toBe('image/jpeg');
    const sent = form.get('file') as File;
    expect(sent.type).toBe('image/jpeg');
    expect(Buffer.from(await sent.arrayBuffer())).toEqual(content);
    expect(posted.said).toBe(posted.length);
  });

  it('happens once for a content', async () => {
    takes();
    await run(uploading());
    expect(await runAgain(uploading())).toEqual({ id: '900', remembered: true });
  });

  it.each<[string, Partial<typeof file>]>([
    ['another content', { hash: 'def' }],
    ['another number', { phoneNumberId: '77' }],
    ['another type', { mimeType: 'image/png' }],
  ])('happens again for %s', async (_what, changes) => {
    takes();
    await run(uploading());
    takes('901', changes.phoneNumberId);
    expect(((await runAgain(uploading(changes))) as UploadedMedia).id).toBe('901');
  });

  it('happens again when it is asked for, and the new ID is the one remembered', async () => {
    takes();
    await run(uploading());
    takes('901');
    expect(await runAgain(uploading({}, true))).toEqual({ id: '901', remembered: false });
    expect(await runAgain(uploading())).toEqual({ id: '901', remembered: true });
  });
});
