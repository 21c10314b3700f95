import type { CloudApi } from '../../../../lab/cloud-api/cloud-api.js';
import { LUCKY_GARDEN } from '../../../../lab/cloud-api/seed/seed.js';
import { APP, call, proofOf, startQuickly } from '../connected.js';

const REDIRECT = 'https://zapier.com/dashboard/auth/oauth/return/App1CLIAPI/';
const SCOPES = 'whatsapp_business_management,whatsapp_business_messaging';

let api: CloudApi;
beforeEach(async () => {
  api = await startQuickly();
});
afterEach(() => api.close());

function dialogPath(parameters: Record<string, string> = {}): string {
  const query = { client_id: APP.appId, redirect_uri: REDIRECT, state: 's&1', scope: SCOPES, ...parameters };
  return `/dialog/oauth?${new URLSearchParams(query)}`;
}

/** Where the dialog sends the person. */
async function sentTo(parameters: Record<string, string> = {}): Promise<URL> {
  const answer = await call(api, 'GET', dialogPath({ auto: '1', ...parameters }));
  expect(answer.status).toBe(302);
  return new URL(answer.headers.get('location') ?? '');
}

async function code(parameters: Record<string, string> = {}): Promise<string> {
  return (await sentTo(parameters)).searchParams.get('code') ?? '';
}

function exchange(parameters: Record<string, string>) {
  const query = { client_id: APP.appId, client_secret: APP.appSecret, ...parameters };
  return call(api, 'GET', `/oauth/access_token?${new URLSearchParams(query)}`);
}

function debug(input: string, token = `${APP.appId}|${APP.appSecret}`) {
  return call(api, 'GET', `/debug_token?${new URLSearchParams({ input_token: input })}`, { token });
}

describe('the dialog', () => {
  test('shows the business, its accounts and the two answers', async () => {
    const page = await (await fetch(`${api.url}/v25.0${dialogPath()}`)).text();
    for (const shown of ['Lucky Garden', 'Lucky Garden Tea House', 'Allow', 'Not now']) {
      expect(page).toContain(shown);
    }
  });

  test('sends back a code and the state when the person allows', async () => {
    const url = await sentTo();
    expect(url.origin + url.pathname).toBe(REDIRECT);
    expect(url.searchParams.get('state')).toBe('s&1');
    expect(url.searchParams.get('code')).toMatch(/^AQB/);
  });

  test('sends back the refusal when the person declines', async () => {
    const answer = await fetch(`${api.url}/v25.0${dialogPath()}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ answer: 'decline' }),
    });
    const url = new URL(answer.headers.get('location') ?? '');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      error: 'access_denied',
      error_reason: 'user_denied',
      error_description: 'The user denied your request.',
      state: 's&1',
    });
  });

  test('grants the accounts that were ticked, and no other', async () => {
    const answer = await fetch(`${api.url}/v25.0${dialogPath()}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ answer: 'allow', [`waba_${LUCKY_GARDEN.teaWabaId}`]: 'on' }),
    });
    const given = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const token = String((await exchange({ code: given, redirect_uri: REDIRECT })).body.access_token);
    const { data } = (await debug(token)).body as { data: { granular_scopes: { target_ids: string[] }[] } };
    expect(data.granular_scopes.map((one) => one.target_ids)).toEqual([
      [LUCKY_GARDEN.teaWabaId],
      [LUCKY_GARDEN.teaWabaId],
    ]);
  });

  test.each([
    ['an unknown app', { client_id: '1' }],
    ['an address that is none', { redirect_uri: 'javascript:alert(1)' }],
    ['a scope nobody knows', { scope: 'read_minds' }],
  ])('sends nobody anywhere for %s', async (_what, wrong) => {
    expect((await call(api, 'GET', dialogPath({ auto: '1', ...wrong }))).status).toBe(400);
  });

  test('refuses a redirect address that is not registered, to the letter', async () => {
    const strict = await startQuickly({ redirectUris: [REDIRECT] });
    try {
      const wrong = dialogPath({ auto: '1', redirect_uri: REDIRECT.slice(0, -1) });
      expect((await call(strict, 'GET', wrong)).status).toBe(400);
      expect((await call(strict, 'GET', dialogPath({ auto: '1' }))).status).toBe(302);
    } finally {
      await strict.close();
    }
  });
});

describe('the exchange of a code', () => {
  test('gives a token for two hours to a person', async () => {
    const answer = await exchange({ code: await code(), redirect_uri: REDIRECT });
    expect(answer.body).toEqual({
      access_token: expect.stringMatching(/^EAA/),
      token_type: 'bearer',
      expires_in: 7200,
    });
  });

  test('gives a token for sixty days to a business integration', async () => {
    const answer = await exchange({ code: await code({ config_id: '77' }), redirect_uri: REDIRECT });
    expect(answer.body.expires_in).toBe(5183944);
  });

  test.each([
    ['another redirect address', { redirect_uri: `${REDIRECT}x` }, { code: 100, error_subcode: 36008 }],
    ['no redirect address', {}, { code: 191 }],
    ['a wrong secret', { redirect_uri: REDIRECT, client_secret: 'no' }, { code: 1 }],
    ['an unknown app', { redirect_uri: REDIRECT, client_id: '1' }, { code: 101 }],
  ])('is refused with %s', async (_what, parameters, error) => {
    const answer = await exchange({ code: await code(), ...parameters });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({ type: 'OAuthException', ...error });
  });

  test('works once', async () => {
    const given = await code();
    await exchange({ code: given, redirect_uri: REDIRECT });
    const again = await exchange({ code: given, redirect_uri: REDIRECT });
    expect(again.body.error).toMatchObject({ code: 100, error_subcode: 36009 });
  });

  test('comes too late after ten minutes', async () => {
    const given = await code();
    api.passTime(601);
    const late = await exchange({ code: given, redirect_uri: REDIRECT });
    expect(late.body.error).toMatchObject({ code: 100, error_subcode: 36007 });
  });
});

describe('the other grants', () => {
  test('swap a short token for one of sixty days', async () => {
    const short = String((await exchange({ code: await code(), redirect_uri: REDIRECT })).body.access_token);
    const swapped = await exchange({ grant_type: 'fb_exchange_token', fb_exchange_token: short });
    expect(swapped.body.expires_in).toBe(5183944);
    expect(swapped.body.access_token).not.toBe(short);
  });

  test('do not swap a token that has expired', async () => {
    const old = api.issueToken({ kind: 'USER', expiresInSeconds: 60 });
    api.passTime(61);
    const swapped = await exchange({ grant_type: 'fb_exchange_token', fb_exchange_token: old });
    expect(swapped.body.error).toMatchObject({ code: 190, error_subcode: 463 });
  });

  test('do not swap the token of a business integration', async () => {
    const swapped = await exchange({ grant_type: 'fb_exchange_token', fb_exchange_token: api.issueToken() });
    expect(swapped.status).toBe(400);
  });

  test('give the app its own token', async () => {
    const answer = await exchange({ grant_type: 'client_credentials' });
    expect(answer.body.access_token).toBe(`${APP.appId}|${APP.appSecret}`);
  });
});

describe('debug_token', () => {
  test('tells the app, the scopes, the accounts and the end of a token', async () => {
    const answer = await debug(api.issueToken({ wabaIds: [LUCKY_GARDEN.wabaId], scopes: SCOPES.split(',') }));
    expect(answer.body.data).toMatchObject({
      app_id: APP.appId,
      type: 'SYSTEM_USER',
      is_valid: true,
      scopes: SCOPES.split(','),
      granular_scopes: SCOPES.split(',').map((scope) => ({ scope, target_ids: [LUCKY_GARDEN.wabaId] })),
    });
    const { expires_at, issued_at } = answer.body.data as { expires_at: number; issued_at: number };
    expect(expires_at - issued_at).toBe(60 * 24 * 60 * 60);
  });

  test('leaves the accounts out when all were granted, and says 0 for never', async () => {
    const answer = await debug(api.issueToken({ wabaIds: null, expiresInSeconds: 0 }));
    const data = answer.body.data as { expires_at: number; granular_scopes: object[] };
    expect(data.expires_at).toBe(0);
    expect(data.granular_scopes[0]).toEqual({ scope: 'whatsapp_business_management' });
  });

  test('tells of a dead token in the answer', async () => {
    const token = api.issueToken();
    api.revokeToken(token);
    expect((await debug(token)).body.data).toMatchObject({
      is_valid: false,
      error: { code: 190, subcode: 467 },
    });
    expect((await debug('rubbish')).body.data).toMatchObject({ is_valid: false, error: { code: 190 } });
  });

  test('refuses to tell one app of another app’s token', async () => {
    const foreign = api.issueToken({ appId: '999' });
    expect((await debug(foreign)).body.error).toMatchObject({ code: 100 });
  });

  test('is not for callers without a token', async () => {
    const answer = await call(api, 'GET', `/debug_token?input_token=${api.issueToken()}`);
    expect(answer.status).toBe(401);
    expect(answer.body.error).toMatchObject({ code: 104 });
  });
});

describe('a token', () => {
  const path = `/${LUCKY_GARDEN.wabaId}`;

  test.each([
    ['logged_out', 467],
    ['password_changed', 460],
    ['app_removed', 458],
    ['checkpointed', 459],
  ] as const)('that is dead because of %s has the subcode %i', async (death, subcode) => {
    const token = api.issueToken();
    api.revokeToken(token, death);
    const answer = await call(api, 'GET', path, { token });
    expect(answer.status).toBe(401);
    expect(answer.body.error).toMatchObject({
      type: 'OAuthException',
      code: 190,
      error_subcode: subcode,
      fbtrace_id: expect.any(String),
    });
  });

  test('that has expired says when', async () => {
    const token = api.issueToken({ expiresInSeconds: 10 });
    api.passTime(11);
    const answer = await call(api, 'GET', path, { token });
    expect(answer.body.error).toMatchObject({
      code: 190,
      error_subcode: 463,
      message: expect.stringMatching(
        /Session has expired on \w+day, \d\d-\w{3}-\d\d \d\d:\d\d:\d\d P[SD]T\./,
      ),
    });
  });

  test('that Meta never gave out cannot be parsed', async () => {
    const answer = await call(api, 'GET', path, { token: 'EAArubbish' });
    expect(answer.status).toBe(401);
    expect(answer.body.error).toMatchObject({
      code: 190,
      message: 'Invalid OAuth access token - Cannot parse access token',
    });
  });

  test('may come as a parameter', async () => {
    expect((await call(api, 'GET', `${path}?access_token=${api.issueToken()}`)).status).toBe(200);
  });
});

describe('appsecret_proof', () => {
  const path = `/${LUCKY_GARDEN.wabaId}`;

  test('is accepted when it is right', async () => {
    const token = api.issueToken();
    const proof = proofOf(token, APP.appSecret);
    expect((await call(api, 'GET', `${path}?appsecret_proof=${proof}`, { token })).status).toBe(200);
  });

  test('is refused when it is of another secret', async () => {
    const token = api.issueToken();
    const answer = await call(api, 'GET', `${path}?appsecret_proof=${proofOf(token, 'no')}`, { token });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({
      code: 100,
      message: 'Invalid appsecret_proof provided in the API argument',
    });
  });

  test('can be required', async () => {
    const strict = await startQuickly({ requireProof: true });
    try {
      const token = strict.issueToken();
      expect((await call(strict, 'GET', path, { token })).body.error).toMatchObject({ code: 100 });
      const proven = `${path}?appsecret_proof=${proofOf(token, APP.appSecret)}`;
      expect((await call(strict, 'GET', proven, { token })).status).toBe(200);
    } finally {
      await strict.close();
    }
  });
});
