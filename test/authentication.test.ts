import nock from 'nock';
import authentication from '../authentication.js';
import {
  APP_ID,
  APP_SECRET,
  authData,
  failure,
  graphError,
  GRAPH,
  NUMBER,
  offline,
  run,
  TOKEN,
  WABA,
} from './zapier.js';

offline();

const { authorizeUrl, getAccessToken, refreshAccessToken } = authentication.oauth2Config;

const DAY = 24 * 60 * 60 * 1_000;
const SCOPES = ['whatsapp_business_management', 'whatsapp_business_messaging'];
const inDays = (days: number) => Math.floor((Date.now() + days * DAY) / 1_000);
const daysUntil = (time: string) => Math.round((Date.parse(time) - Date.now()) / DAY);

const REDIRECT = 'https://zapier.com/dashboard/auth/oauth/return/App1/';
const signedIn = { inputData: { code: 'AQBcode', redirect_uri: REDIRECT }, authData: {} };

/** Meta swaps the code for a token. */
function issues(token: string, expires_in?: number) {
  return nock(GRAPH)
    .get('/v25.0/oauth/access_token')
    .query({ client_id: APP_ID, client_secret: APP_SECRET, code: 'AQBcode', redirect_uri: REDIRECT })
    .reply(200, { access_token: token, token_type: 'bearer', expires_in });
}

/** Meta swaps a token for a longer one. */
function extendsTo(from: string, status: number, answer: object) {
  return nock(GRAPH)
    .get('/v25.0/oauth/access_token')
    .query({
      client_id: APP_ID,
      client_secret: APP_SECRET,
      grant_type: 'fb_exchange_token',
      fb_exchange_token: from,
    })
    .reply(status, answer);
}

/** Meta says what it knows of a token. */
function knows(token: string, facts: Record<string, unknown> = {}) {
  return nock(GRAPH, { reqheaders: { authorization: `Bearer ${APP_ID}|${APP_SECRET}` } })
    .get('/v25.0/debug_token')
    .query({ input_token: token })
    .reply(200, {
      data: {
        app_id: APP_ID,
        is_valid: true,
        expires_at: 0,
        scopes: SCOPES,
        granular_scopes: SCOPES.map((scope) => ({ scope, target_ids: [WABA] })),
        ...facts,
      },
    });
}

function names(token: string, id = WABA) {
  return nock(GRAPH, { reqheaders: { authorization: `Bearer ${token}` } })
    .get(`/v25.0/${id}`)
    .query(true)
    .reply(200, { id, name: 'Lucky Garden' });
}

const connect = () => run(getAccessToken, signedIn) as Promise<Record<string, string>>;
const refresh = (data: object = authData) =>
  run(refreshAccessToken, { authData: data }) as Promise<Record<string, string>>;

describe('the address of Meta’s sign-in window', () => {
  const address = async () => {
    const inputData = { state: 'S', redirect_uri: REDIRECT };
    return new URL(String(await run(authorizeUrl, { inputData, authData: {} })));
  };

  it('asks for the WhatsApp permissions', async () => {
    const url = await address();
    expect(url.origin + url.pathname).toBe('https://www.facebook.com/v25.0/dialog/oauth');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: APP_ID,
      redirect_uri: REDIRECT,
      state: 'S',
      response_type: 'code',
      scope: 'whatsapp_business_management,whatsapp_business_messaging,business_management',
    });
  });

  it('names the configuration of Login for Business instead, when there is one', async () => {
    process.env.META_CONFIG_ID = '99';
    const { searchParams } = await address();
    expect(searchParams.get('config_id')).toBe('99');
    expect(searchParams.get('override_default_response_type')).toBe('true');
    expect(searchParams.has('scope')).toBe(false);
  });

  it('is not given without the ID of the Meta app', async () => {
    delete process.env.CLIENT_ID;
    const { message } = await failure(run(authorizeUrl, { inputData: {}, authData: {} }));
    expect(message).toContain('CLIENT_ID missing');
  });
});

describe('connecting', () => {
  it('keeps a token without an end as it is', async () => {
    issues('EAAforever');
    knows('EAAforever');
    names('EAAforever');
    expect(await connect()).toEqual({
      access_token: 'EAAforever',
      expires_at: '',
      refresh_at: '',
      waba_ids: WABA,
      business_name: 'Lucky Garden',
    });
  });

  it('swaps a token of two hours for a long one', async () => {
    issues('EAAshort', 7_200);
    extendsTo('EAAshort', 200, { access_token: 'EAAlong', expires_in: 5_183_944 });
    knows('EAAlong', { expires_at: inDays(60) });
    names('EAAlong');
    const kept = await connect();
    expect(kept.access_token).toBe('EAAlong');
    expect(daysUntil(kept.expires_at ?? '')).toBe(60);
    expect(daysUntil(kept.refresh_at ?? '')).toBe(53);
  });

  it('does not swap a token of 60 days', async () => {
    issues('EAAlong', 5_183_944);
    knows('EAAlong', { expires_at: inDays(60) });
    names('EAAlong');
    expect((await connect()).access_token).toBe('EAAlong');
  });

  it('keeps the accounts that both permissions were given for', async () => {
    issues('EAAtwo');
    knows('EAAtwo', {
      granular_scopes: [
        { scope: SCOPES[0], target_ids: ['7', '8', '9'] },
        { scope: SCOPES[1], target_ids: ['9', '8'] },
      ],
    });
    names('EAAtwo', '8');
    names('EAAtwo', '9');
    expect((await connect()).waba_ids).toBe('8,9');
  });

  it('understands that no list of accounts means all of them', async () => {
    issues('EAAall');
    knows('EAAall', { granular_scopes: SCOPES.map((scope) => ({ scope })) });
    nock(GRAPH)
      .get('/v25.0/me/assigned_whatsapp_business_accounts')
      .query(true)
      .reply(200, { data: [{ id: '7', name: 'Lucky Garden' }] });
    expect(await connect()).toMatchObject({ waba_ids: '', business_name: 'Lucky Garden' });
  });
});

describe('connecting fails with its own sentence when', () => {
  const sentence = async (bundle: Record<string, unknown> = signedIn) =>
    (await failure(run(getAccessToken, bundle))).message;

  it('the person declined', async () => {
    const bundle = {
      inputData: { redirect_uri: REDIRECT },
      cleanedRequest: { querystring: { error: 'access_denied', error_reason: 'user_denied' } },
      authData: {},
    };
    expect(await sentence(bundle)).toContain('You did not allow the access');
  });

  it('the Meta app is not live', async () => {
    const bundle = {
      inputData: { redirect_uri: REDIRECT },
      cleanedRequest: { querystring: { error: 'access_denied', error_code: '200' } },
      authData: {},
    };
    expect(await sentence(bundle)).toContain('the Meta app is not live');
  });

  it.each([400, 401])('Meta refuses the code with status %i', async (status) => {
    nock(GRAPH).get('/v25.0/oauth/access_token').query(true).reply(status, graphError(100));
    expect(await sentence()).toContain('Meta did not accept the sign-in');
  });

  it('the token was given to another app', async () => {
    issues('EAAother');
    knows('EAAother', { app_id: '1' });
    expect(await sentence()).toContain('another Meta app');
  });

  it('Meta will not speak about the token of another app', async () => {
    issues('EAAother');
    nock(GRAPH).get('/v25.0/debug_token').query(true).reply(400, graphError(100));
    expect(await sentence()).toContain('another Meta app');
  });

  it('Meta knows neither the app ID nor the secret', async () => {
    issues('EAAtoken');
    nock(GRAPH).get('/v25.0/debug_token').query(true).reply(401, graphError(190));
    expect(await sentence()).toContain('check CLIENT_ID and CLIENT_SECRET');
  });

  it('the token is not valid', async () => {
    issues('EAAdead');
    knows('EAAdead', { is_valid: false, error: { message: 'The session is over' } });
    expect(await sentence()).toContain('no longer valid');
  });

  it('a permission is missing, which it names', async () => {
    issues('EAApart');
    knows('EAApart', { scopes: ['whatsapp_business_management'] });
    expect(await sentence()).toContain('The permission whatsapp_business_messaging was not given');
  });

  it('no account was chosen', async () => {
    issues('EAAnone');
    knows('EAAnone', { granular_scopes: SCOPES.map((scope) => ({ scope, target_ids: [] })) });
    expect(await sentence()).toContain('No WhatsApp Business account was chosen');
  });

  it('all accounts were granted and there is none', async () => {
    issues('EAAall');
    knows('EAAall', { granular_scopes: undefined });
    nock(GRAPH).get('/v25.0/me/assigned_whatsapp_business_accounts').query(true).reply(200, { data: [] });
    expect(await sentence()).toContain('No WhatsApp Business account was chosen');
  });

  it('a short token cannot be swapped', async () => {
    issues('EAAshort', 3_600);
    extendsTo('EAAshort', 400, graphError(1));
    expect(await sentence()).toContain('only for a short time');
  });

  it('Meta cannot be reached, without showing the secret in the address', async () => {
    nock(GRAPH)
      .get('/v25.0/oauth/access_token')
      .query(true)
      .replyWithError(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }));
    expect(await sentence()).toBe('WhatsApp could not be reached. Try again in a few minutes.');
  });
});

describe('renewing', () => {
  it('swaps the token that still works, with a refresh time in the past', async () => {
    knows(TOKEN, { expires_at: inDays(3) });
    extendsTo(TOKEN, 200, { access_token: 'EAAfresh', expires_in: 5_183_944 });
    knows('EAAfresh', { expires_at: inDays(60) });
    const kept = await refresh({ ...authData, refresh_at: '2020-01-01T00:00:00.000Z' });
    expect(kept.access_token).toBe('EAAfresh');
    expect(daysUntil(kept.refresh_at ?? '')).toBe(53);
    expect(kept.business_name).toBe('Lucky Garden');
  });

  it('tries again in a day when Meta gives no longer life', async () => {
    knows(TOKEN, { expires_at: inDays(3) });
    extendsTo(TOKEN, 200, { access_token: TOKEN, expires_in: 3 * 86_400 });
    knows(TOKEN, { expires_at: inDays(3) });
    expect(daysUntil((await refresh()).refresh_at ?? '')).toBe(1);
  });

  it('tries again in a day when this kind of token cannot be swapped', async () => {
    knows(TOKEN, { expires_at: inDays(3) });
    extendsTo(TOKEN, 400, graphError(100));
    const kept = await refresh();
    expect(kept.access_token).toBe(TOKEN);
    expect(daysUntil(kept.refresh_at ?? '')).toBe(1);
  });

  it('leaves a token without an end alone', async () => {
    knows(TOKEN);
    expect(await refresh()).toEqual(authData);
  });

  it('asks the person to reconnect when the token is dead', async () => {
    knows(TOKEN, { is_valid: false });
    expect((await failure(refresh())).name).toBe('ExpiredAuthError');
  });

  it('asks the person to reconnect when a permission was taken away', async () => {
    knows(TOKEN, { scopes: [] });
    expect((await failure(refresh())).name).toBe('ExpiredAuthError');
  });

  it('does not ask the person to reconnect because Meta is down', async () => {
    nock(GRAPH).get('/v25.0/debug_token').query(true).reply(503, 'down');
    expect((await failure(refresh())).name).toBe('AppError');
  });
});

describe('the test of the connection', () => {
  it('gives what the label shows', async () => {
    names(TOKEN);
    nock(GRAPH)
      .get(`/v25.0/${WABA}/phone_numbers`)
      .query(true)
      .reply(200, { data: [{ id: NUMBER, display_phone_number: '+1 555-078-3881' }] });
    const tested = (await run(authentication.test)) as Record<string, string>;
    expect(await run(authentication.connectionLabel, { inputData: tested })).toBe(
      'Lucky Garden (+1 555-078-3881)',
    );
  });

  it('gives a label without a number when the account has none', async () => {
    names(TOKEN);
    nock(GRAPH).get(`/v25.0/${WABA}/phone_numbers`).query(true).reply(200, { data: [] });
    const tested = (await run(authentication.test)) as Record<string, string>;
    expect(await run(authentication.connectionLabel, { inputData: tested })).toBe('Lucky Garden');
  });

  it('fails when the token is dead', async () => {
    nock(GRAPH).get(`/v25.0/${WABA}`).query(true).reply(400, graphError(190));
    expect((await failure(run(authentication.test))).name).toBe('ExpiredAuthError');
  });
});
