import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import type { ZObject } from 'zapier-platform-core';
import { Deadline } from '../../api/deadline.js';
import { withInputFile, type InputFile } from '../../api/input-file.js';
import { failure, GRAPH, HUB, offline, run, TOKEN, type AnyPerform } from '../zapier.js';

offline();

const HOST = 'https://files.example.com';
const wish = { address: `${HOST}/a/menu.pdf?sig=1`, limit: 1_000, time: 2_000 };

const wishOf = ({ address, limit, time }: typeof wish) => ({ address, limit, deadline: new Deadline(time) });

interface Seen extends InputFile {
  content: string;
}

/** Fetches the file; gives what is known of it and what is in it. */
const fetching = (changes: Partial<typeof wish> = {}) =>
  run(((z: ZObject) =>
    withInputFile(z, wishOf({ ...wish, ...changes }), (file) =>
      Promise.resolve({ ...file, content: readFileSync(file.path, 'utf8') }),
    )) as AnyPerform) as Promise<Seen>;

const served = (headers: Record<string, string> = {}) =>
  nock(HOST).get('/a/menu.pdf').query(true).reply(200, 'today’s menu', headers);

describe('a file of an earlier step is refused when it', () => {
  it.each(['', 'menu', 'file:///etc/passwd', 'javascript:x', '//files.example.com/x'])(
    'is no address: %j',
    async (address) => {
      const { name, message } = await failure(fetching({ address }));
      expect(name).toBe('HaltedError');
      expect(message).toContain('Nothing was sent.');
    },
  );

  it.each([`${GRAPH}/v25.0/1/messages`, `${HUB}/v1/events`, 'https://lookaside.fbsbx.com/a'])(
    'is an address that only the connection opens: %s',
    async (address) => {
      const { origin, pathname } = new URL(address);
      const asked = nock(origin).get(pathname).query(true).reply(200, 'x');
      const { name, message } = await failure(fetching({ address }));
      expect(asked.isDone()).toBe(false);
      expect(name).toBe('HaltedError');
      expect(message).toContain('it is an address of WhatsApp or of the hub itself');
    },
  );

  it.each([401, 403, 404, 500])('is answered with %i', async (status) => {
    nock(HOST).get('/a/menu.pdf').query(true).reply(status, 'no');
    const { name, message } = await failure(fetching());
    expect(name).toBe('HaltedError');
    expect(message).toMatch(/could not be fetched: its server (asks for a sign-in|answered with HTTP \d+)\./);
    expect(message).not.toContain('sig=1');
  });

  it('is on a server that does not answer', async () => {
    nock(HOST)
      .get('/a/menu.pdf')
      .query(true)
      .replyWithError(Object.assign(new Error('x'), { code: 'ENOTFOUND' }));
    expect((await failure(fetching())).message).toMatch(
      /^The server that has the file could not be reached\. Nothing was sent\./,
    );
  });
});

describe('a file that breaks off', () => {
  let server: Server;
  const serving = async (listener: RequestListener) => {
    nock.enableNetConnect('127.0.0.1');
    server = createServer(listener);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
  };
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('is said to have done so', async () => {
    const address = await serving((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('abc', () => response.destroy());
    });
    expect((await failure(fetching({ address }))).message).toContain('stopped arriving');
  });

  it('has one time for the answer’s beginning and its end', async () => {
    const address = await serving((_request, response) => {
      setTimeout(() => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('abc');
      }, 1_500);
    });
    const started = Date.now();
    expect((await failure(fetching({ address, time: 2_000 }))).message).toContain('stopped arriving');
    expect(Date.now() - started).toBeLessThan(3_200);
  });

  it('by never going on is not waited for without end', async () => {
    const address = await serving((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('abc');
    });
    expect((await failure(fetching({ address, time: 200 }))).message).toContain('stopped arriving');
  });
});

describe('a file', () => {
  it('comes with its bytes, their hash and its type', async () => {
    served({ 'Content-Type': 'application/pdf' });
    const content = 'today’s menu';
    expect(await fetching()).toMatchObject({
      content,
      size: Buffer.byteLength(content),
      hash: createHash('sha256').update(content).digest('hex'),
      contentType: 'application/pdf',
    });
  });

  it.each([
    ['attachment; filename="a; b.pdf"', 'a; b.pdf'],
    ['attachment; filename=plain.pdf', 'plain.pdf'],
    ['attachment; filename="x"; filename*=UTF-8\'\'Speisen%C3%BCbersicht.pdf', 'Speisenübersicht.pdf'],
    ["attachment; filename*=UTF-8''%ZZ.pdf", '%ZZ.pdf'],
    ['attachment', 'menu.pdf'],
  ])('is named by its server: %s', async (disposition, name) => {
    served({ 'Content-Disposition': disposition });
    expect((await fetching()).name).toBe(name);
  });

  it('that is too large is not fetched to its end, and its size tells it', async () => {
    nock(HOST).get('/a/menu.pdf').query(true).reply(200, 'x'.repeat(5_000));
    const fetched = run(((z: ZObject) =>
      withInputFile(z, wishOf({ ...wish, limit: 10 }), ({ size }) => Promise.resolve(size))) as AnyPerform);
    expect(await fetched).toBeGreaterThan(10);
  });

  it('is gone from the disk afterwards, also after an error', async () => {
    served();
    const { path } = await fetching();
    expect(existsSync(path)).toBe(false);
    served();
    let left = '';
    const failing = run(((z: ZObject) =>
      withInputFile(z, wishOf(wish), (file) => {
        left = file.path;
        throw new Error('x');
      })) as AnyPerform);
    await failure(failing);
    expect(left).not.toBe('');
    expect(existsSync(left)).toBe(false);
  });

  it('is fetched without our token', async () => {
    let authorization: string | undefined;
    nock(HOST)
      .get('/a/menu.pdf')
      .query(true)
      .reply(200, function () {
        authorization = this.req.headers.authorization;
        return 'x';
      });
    await fetching();
    expect(authorization).toBeUndefined();
  });

  it.each([GRAPH, HUB, 'https://lookaside.fbsbx.com'])(
    'is fetched without our token also when its server leads to %s',
    async (host) => {
      let seen = '';
      nock(HOST)
        .get('/a/menu.pdf')
        .query(true)
        .reply(302, '', { Location: `${host}/v25.0/me` });
      nock(host)
        .get('/v25.0/me')
        .query(true)
        .reply(200, function (uri) {
          seen = uri + JSON.stringify(this.req.headers);
          return 'x';
        });
      await fetching();
      expect(seen).toMatch(/^\/v25\.0\/me\{/);
      expect(seen).not.toContain(TOKEN);
    },
  );
});
