import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveMedia } from '../api/graph-api/media.js';
import { downloadMedia } from '../hydrators.js';
import { IMAGE_BYTES, IMAGE_SHA256 } from './events.js';
import { failure, graphError, GRAPH, NUMBER, offline, run, TOKEN, type AnyPerform } from './zapier.js';

offline();

const MEDIA = 'https://lookaside.fbsbx.com';

const image = {
  media_id: '77',
  phone_number_id: NUMBER,
  type: 'image',
  file_name: null,
  mime_type: 'image/jpeg',
  sha256: IMAGE_SHA256,
};

const download = (wanted: object = image) => run(downloadMedia, { inputData: wanted });

/** The disk of this file alone: others use the system's at the same time. */
const systemFolder = tmpdir();
const folder = mkdtempSync(join(systemFolder, 'hydrators-'));
process.env.TMPDIR = folder;
afterAll(() => {
  process.env.TMPDIR = systemFolder;
  rmSync(folder, { recursive: true });
});

/** What Zapier's file store was given. */
let stored = '';

beforeEach(() => {
  process.env.ZAPIER_DEPLOY_KEY = 'key';
  stored = '';
  nock('https://rpc.zapier.com')
    .post('/cli')
    .reply(200, (_uri, body) => {
      const { id } = JSON.parse(String(body)) as { id: string };
      return { id, result: { url: 'https://files.example.com/', fields: { key: 'file-1' } } };
    });
  nock('https://files.example.com')
    .post('/')
    .reply(204, (_uri, body) => {
      stored = String(body);
      return '';
    });
});

function known(facts: object = {}) {
  nock(GRAPH)
    .get('/v25.0/77')
    .query((query) => query.phone_number_id === NUMBER)
    .reply(200, {
      url: `${MEDIA}/whatsapp_business/attachments/?mid=77`,
      mime_type: 'image/jpeg',
      sha256: IMAGE_SHA256,
      file_size: '21',
      ...facts,
    });
}

function bytes(status = 200, body = IMAGE_BYTES) {
  nock(MEDIA, { reqheaders: { authorization: `Bearer ${TOKEN}` } })
    .get('/whatsapp_business/attachments/')
    .query({ mid: '77' })
    .reply(status, body);
}

const leftOvers = () => readdirSync(folder).filter((name) => name.startsWith('media-'));

describe('a customer’s file', () => {
  it('is fetched at a fresh address and stored with its name and type', async () => {
    known();
    bytes();
    expect(await download()).toBe('https://files.example.com/file-1');
    expect(stored).toContain(IMAGE_BYTES);
    expect(stored).toContain('filename="image-77.jpg"');
    expect(stored).toContain('image/jpeg');
  });

  it('keeps the name the customer gave it', async () => {
    known();
    bytes();
    await download({ ...image, file_name: 'menu.pdf', mime_type: 'application/pdf' });
    expect(stored).toContain('filename="menu.pdf"');
  });

  it('is refused when its bytes are not those the customer sent', async () => {
    known();
    bytes(200, 'other bytes');
    expect((await failure(download())).message).toContain('The file arrived damaged');
    expect(stored).toBe('');
  });

  it('is checked against Meta’s own hash when the message had none', async () => {
    known();
    bytes(200, 'other bytes');
    expect((await failure(download({ ...image, sha256: null }))).message).toContain('damaged');
  });

  it.each([
    [400, graphError(100, { error_subcode: 33 })],
    [404, ''],
  ])('that Meta no longer knows says how long files are kept (%i)', async (status, body) => {
    nock(GRAPH).get('/v25.0/77').query(true).reply(status, body);
    expect(await failure(download())).toEqual({
      name: 'HaltedError',
      message:
        'WhatsApp no longer has this file: it keeps what a customer sends for 7 days. Ask the customer to send it again.',
    });
  });

  it('that cannot be read now says so without the address', async () => {
    known();
    bytes(500);
    expect((await failure(download())).message).toBe(
      'WhatsApp did not hand over the file (HTTP 500). Try again in a few minutes.',
    );
  });

  it('whose download breaks off says so without the address', async () => {
    known();
    nock(MEDIA)
      .get('/whatsapp_business/attachments/')
      .query(true)
      .replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
    expect((await failure(download())).message).toBe(
      'WhatsApp could not be reached. Try again in a few minutes.',
    );
  });

  it('leaves nothing on the disk, stored or not', async () => {
    const before = leftOvers();
    known();
    bytes();
    await download();
    known();
    bytes(500);
    await failure(download());
    expect(leftOvers()).toEqual(before);
  });
});

describe('a download that stops arriving', () => {
  let server: Server;
  beforeEach(async () => {
    server = createServer((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('abc');
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    nock.enableNetConnect('127.0.0.1');
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('says so, and is not waited for without end', async () => {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
    const saving = run(((z) => saveMedia(z, address, join(folder, 'cut'), 200)) as AnyPerform);
    expect((await failure(saving)).message).toBe(
      'The customer’s file stopped arriving from WhatsApp before it was complete. Try again in a few minutes.',
    );
  });
});
