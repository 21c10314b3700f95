import nock from 'nock';
import type { ZObject } from 'zapier-platform-core';
import { appSecretProof } from '../whatsapp/signature.js';
import { APP_SECRET, authData, failure, graphError, GRAPH, HUB, offline, run, TOKEN } from './zapier.js';

offline();

const get =
  (url: string, options: Record<string, unknown> = {}) =>
  async (z: ZObject) =>
    (await z.request({ url, ...options })).data as unknown;

const proof = appSecretProof(TOKEN, APP_SECRET);

describe('the token', () => {
  it('goes to Graph with the proof that we know the app secret', async () => {
    nock(GRAPH, { reqheaders: { authorization: `Bearer ${TOKEN}` } })
      .get('/v25.0/1')
      .query({ appsecret_proof: proof })
      .reply(200, { id: '1' });
    expect(await run(get(`${GRAPH}/v25.0/1`))).toEqual({ id: '1' });
  });

  it('goes to the hub without the proof', async () => {
    nock(HUB, { reqheaders: { authorization: `Bearer ${TOKEN}` } })
      .get('/v1/events')
      .reply(200, { events: [] });
    expect(await run(get(`${HUB}/v1/events`))).toEqual({ events: [] });
  });

  it('goes to the host of Meta’s media files', async () => {
    const media = 'https://lookaside.fbsbx.com';
    nock(media, { reqheaders: { authorization: `Bearer ${TOKEN}` } })
      .get('/whatsapp_business/attachments/')
      .reply(200, {});
    expect(await run(get(`${media}/whatsapp_business/attachments/`))).toEqual({});
  });

  it.each([
    'https://example.com',
    'https://graph.facebook.com.example.com',
    'https://graph.facebook.com@example.com',
    'http://graph.facebook.com',
    'https://graph.facebook.com:8443',
    'http://lookaside.fbsbx.com',
    'https://other.fbsbx.com',
  ])('does not go to %s', async (host) => {
    const url = new URL('/v25.0/1', host);
    let seen = 'no request';
    nock(url.origin)
      .get('/v25.0/1')
      .reply(200, function () {
        seen = String(this.req.headers['authorization']);
        return {};
      });
    await run(get(url.href));
    expect(seen).toMatch(/^(undefined|Basic .*)$/);
  });

  it('does not follow a redirect of Graph to another host', async () => {
    const elsewhere = nock('https://example.com').get('/').query(true).reply(200, {});
    nock(GRAPH).get('/v25.0/1').query(true).reply(302, '', { Location: 'https://example.com/' });
    const { message } = await failure(run(get(`${GRAPH}/v25.0/1`)));
    expect(message).toContain('Meta did not give a proper answer (HTTP 302)');
    expect(elsewhere.isDone()).toBe(false);
  });

  it('stays behind when the media host redirects to another host', async () => {
    let seen: unknown = 'nothing';
    nock('https://lookaside.fbsbx.com').get('/a').reply(302, '', { Location: 'https://cdn.example.com/a' });
    nock('https://cdn.example.com')
      .get('/a')
      .reply(200, function () {
        seen = this.req.headers['authorization'];
        return {};
      });
    await run(get('https://lookaside.fbsbx.com/a'));
    expect(seen).toBeUndefined();
  });

  it('does not replace an authorization that a request brings itself, such as the app’s own', async () => {
    nock(GRAPH, { reqheaders: { authorization: 'Bearer 1|s' } })
      .get('/v25.0/debug_token')
      .reply(200, { data: {} });
    const headers = { Authorization: 'Bearer 1|s' };
    expect(await run(get(`${GRAPH}/v25.0/debug_token`, { headers }))).toEqual({ data: {} });
  });

  it.each([`${GRAPH}/v25.0/1`, `${HUB}/v1/events`, 'https://lookaside.fbsbx.com/a'])(
    'does not go to %s with a request for something foreign',
    async (address) => {
      const { origin, pathname } = new URL(address);
      let seen: { authorization?: string; url?: string } = {};
      nock(origin)
        .get(pathname)
        .query(true)
        .reply(200, function (uri) {
          seen = { ...this.req.headers, url: uri };
          return {};
        });
      await run(get(address, { middlewareData: { foreign: true } }));
      expect(seen.url).toBe(pathname);
      expect(seen.authorization).toBeUndefined();
    },
  );

  it('is renewed first when it is near its end', async () => {
    const old = { ...authData, refresh_at: '2020-01-01T00:00:00.000Z' };
    const { name } = await failure(run(get(`${GRAPH}/v25.0/1`), { authData: old }));
    expect(name).toBe('RefreshAuthError');
  });

  it('is used while its end is far', async () => {
    nock(GRAPH).get('/v25.0/1').query(true).reply(200, { id: '1' });
    const fresh = { ...authData, refresh_at: '2999-01-01T00:00:00.000Z' };
    expect(await run(get(`${GRAPH}/v25.0/1`), { authData: fresh })).toEqual({ id: '1' });
  });
});

describe('a refusal of Graph', () => {
  const refused = (status: number, body: unknown, headers: Record<string, string> = {}) => {
    nock(GRAPH)
      .get('/v25.0/1')
      .query(true)
      .reply(status, body as string, headers);
    return failure(run(get(`${GRAPH}/v25.0/1`)));
  };

  it('of the values halts the run and leaves the Zap on', async () => {
    const { name, message } = await refused(400, graphError(132001));
    expect(name).toBe('HaltedError');
    expect(message).toContain('(Meta code 132001');
    expect(message).not.toContain('OAuthException');
  });

  it('of a permission is an error that the admin hears of', async () => {
    expect((await refused(403, graphError(200))).name).toBe('AppError');
  });

  it('of a locked account is an error that the admin hears of', async () => {
    expect((await refused(403, graphError(131031))).name).toBe('AppError');
  });

  it.each([0, 102, 104, 190])('with code %i asks the person to reconnect', async (code) => {
    const { name, message } = await refused(400, graphError(code));
    expect(name).toBe('ExpiredAuthError');
    expect(message).toMatch(/reconnect/i);
  });

  it('with status 401 lets Zapier renew the token', async () => {
    expect((await refused(401, graphError(190))).name).toBe('RefreshAuthError');
  });

  it.each([4, 80007, 80008, 130429, 131056])('for throttle code %i waits 30 seconds', async (code) => {
    nock(GRAPH).get('/v25.0/1').query(true).reply(400, graphError(code));
    const error = await run(get(`${GRAPH}/v25.0/1`)).catch((thrown: Error) => thrown);
    expect((error as Error).name).toBe('ThrottledError');
    expect((error as Error).message).toContain('"delay":30');
  });

  it('waits as long as Retry-After says', async () => {
    nock(GRAPH).get('/v25.0/1').query(true).reply(429, graphError(80007), { 'Retry-After': '120' });
    const error = await run(get(`${GRAPH}/v25.0/1`)).catch((thrown: Error) => thrown);
    expect((error as Error).message).toContain('"delay":120');
  });

  it('with a bare 429 waits too', async () => {
    expect((await refused(429, 'slow down')).name).toBe('ThrottledError');
  });

  it('that is a page of HTML is a sentence', async () => {
    const { name, message } = await refused(502, '<html><h1>Bad Gateway</h1></html>');
    expect(name).toBe('AppError');
    expect(message).toBe(
      'Meta did not give a proper answer (HTTP 502). This is mostly over in a few minutes: try again then.',
    );
  });

  it('is seen in HTML with status 200 too', async () => {
    expect((await refused(200, '<html>Sign in</html>')).message).toContain('did not give a proper answer');
  });

  it('holds neither the token nor the address', async () => {
    const { message } = await refused(
      400,
      graphError(100, { message: `Bad token ${TOKEN}EAAxyzxyzxyzxyzxyzxyz at https://graph.facebook.com/1` }),
    );
    expect(message).not.toContain('EAAxyz');
    expect(message).not.toContain(proof);
  });

  it('is left to the call that reads it itself', async () => {
    nock(GRAPH).get('/v25.0/1').query(true).reply(400, graphError(100));
    expect(await run(get(`${GRAPH}/v25.0/1`, { skipThrowForStatus: true }))).toEqual(graphError(100));
  });
});

describe('a refusal of the hub', () => {
  const refused = (status: number, body: unknown, headers: Record<string, string> = {}) => {
    nock(HUB)
      .get('/v1/events')
      .reply(status, body as string, { 'Content-Type': 'application/problem+json', ...headers });
    return failure(run(get(`${HUB}/v1/events`)));
  };

  it('gives the detail of its problem document', async () => {
    const detail = 'This connection may not use the account 7. Choose another account in the step.';
    expect(await refused(403, { type: 'about:blank', title: 'Forbidden', status: 403, detail })).toEqual({
      name: 'AppError',
      message: detail,
    });
  });

  it('that is no problem document names whom to ask', async () => {
    expect((await refused(502, '<html></html>')).message).toContain('Ask the person who runs the hub');
  });

  it('for too many requests waits', async () => {
    expect((await refused(429, { detail: 'Slow down.' }, { 'Retry-After': '5' })).name).toBe(
      'ThrottledError',
    );
  });
});
