import type { CloudApi } from '../../../lab/cloud-api/cloud-api.js';
import { LUCKY_GARDEN } from '../../../lab/cloud-api/seed/seed.js';
import { APP, call, startQuickly } from './connected.js';
import { startReceiver } from './receiver.js';

const { businessId, phoneNumberId, secondPhoneNumberId, teaWabaId, wabaId } = LUCKY_GARDEN;

let api: CloudApi;
let token: string;
beforeEach(async () => {
  api = await startQuickly();
  token = api.issueToken();
});
afterEach(() => api.close());

test('lists the businesses of a token, and their accounts', async () => {
  const businesses = await call(api, 'GET', '/me/businesses', { token });
  expect(businesses.body.data).toEqual([{ name: 'Lucky Garden', id: businessId }]);
  const path = `/${businessId}/owned_whatsapp_business_accounts?fields=id,name`;
  const owned = await call(api, 'GET', path, { token });
  expect(owned.body.data).toEqual([
    { name: 'Lucky Garden Tea House', id: teaWabaId },
    { name: 'Lucky Garden', id: wabaId },
  ]);
  const clients = await call(api, 'GET', `/${businessId}/client_whatsapp_business_accounts`, { token });
  expect(clients.body).toEqual({ data: [] });
});

test('lists only the accounts that were granted', async () => {
  const narrow = api.issueToken({ wabaIds: [teaWabaId] });
  const path = `/${businessId}/owned_whatsapp_business_accounts?fields=id`;
  expect((await call(api, 'GET', path, { token: narrow })).body.data).toEqual([{ id: teaWabaId }]);
});

test('lists the numbers of an account with their quality', async () => {
  const { body } = await call(api, 'GET', `/${wabaId}/phone_numbers`, { token });
  expect(body.data).toMatchObject([
    {
      id: phoneNumberId,
      display_phone_number: '+1 555-078-3881',
      verified_name: 'Lucky Garden',
      quality_rating: 'GREEN',
      platform_type: 'CLOUD_API',
      throughput: { level: 'STANDARD' },
    },
    { id: secondPhoneNumberId, quality_rating: 'YELLOW', throughput: { level: 'HIGH' } },
  ]);
});

test('gives the fields that are asked for, and the id', async () => {
  const path = `/${phoneNumberId}?fields=verified_name,whatsapp_business_manager_messaging_limit`;
  expect((await call(api, 'GET', path, { token })).body).toEqual({
    verified_name: 'Lucky Garden',
    whatsapp_business_manager_messaging_limit: 'TIER_2K',
    id: phoneNumberId,
  });
});

test('tells whether a number is in the WhatsApp Business app, too', async () => {
  const { body } = await call(api, 'GET', `/${phoneNumberId}?fields=is_on_biz_app`, { token });
  expect(body).toEqual({ is_on_biz_app: false, id: phoneNumberId });
});

test('refuses a field that a number does not have', async () => {
  const answer = await call(api, 'GET', `/${phoneNumberId}?fields=shoe_size`, { token });
  expect(answer.status).toBe(400);
  expect(answer.body.error).toMatchObject({ code: 100, message: expect.stringContaining('(shoe_size)') });
});

test('answers as Graph does for an object it does not know', async () => {
  const answer = await call(api, 'GET', '/12345', { token });
  expect(answer.status).toBe(400);
  expect(answer.body.error).toMatchObject({
    type: 'GraphMethodException',
    code: 100,
    error_subcode: 33,
    message: expect.stringMatching(/^Unsupported get request\. Object with ID '12345' does not exist/),
  });
});

test('answers as Graph does for a path it does not know', async () => {
  const answer = await call(api, 'POST', `/${wabaId}/teapots`, { token, body: {} });
  expect(answer.body.error).toMatchObject({
    code: 100,
    error_subcode: 33,
    message: expect.stringMatching(/^Unsupported post request/),
  });
});

test('refuses a version that is not out yet', async () => {
  const answer = await fetch(`${api.url}/v99.0/${wabaId}`);
  expect(await answer.json()).toMatchObject({ error: { code: 2500 } });
});

test('works without a version', async () => {
  const answer = await fetch(`${api.url}/${wabaId}?access_token=${token}`);
  expect(await answer.json()).toMatchObject({ id: wabaId });
});

test('sends Graph’s headers', async () => {
  const { headers } = await call(api, 'GET', `/${wabaId}`, { token });
  expect(headers.get('facebook-api-version')).toBe('v25.0');
  expect(headers.get('cache-control')).toContain('no-store');
  expect(JSON.parse(headers.get('x-app-usage') ?? '')).toHaveProperty('call_count');
  expect(JSON.parse(headers.get('x-business-use-case-usage') ?? '')).toHaveProperty(wabaId);
});

test('refuses an account that was not granted with 200, and a missing permission with 10', async () => {
  const narrow = api.issueToken({ wabaIds: [teaWabaId] });
  const foreign = await call(api, 'GET', `/${wabaId}/phone_numbers`, { token: narrow });
  expect(foreign.status).toBe(403);
  expect(foreign.body.error).toMatchObject({ code: 200 });
  const sender = api.issueToken({ scopes: ['whatsapp_business_messaging'] });
  const unmanaged = await call(api, 'GET', `/${wabaId}/phone_numbers`, { token: sender });
  expect(unmanaged.status).toBe(403);
  expect(unmanaged.body.error).toMatchObject({ code: 10 });
});

test('counts management calls, and refuses those over the hour’s quota', async () => {
  const limited = await startQuickly({ limits: { managementCallsPerHour: 2 } });
  try {
    const caller = { token: limited.issueToken() };
    await call(limited, 'GET', `/${wabaId}`, caller);
    await call(limited, 'GET', `/${wabaId}`, caller);
    expect((await call(limited, 'GET', `/${wabaId}`, caller)).body.error).toMatchObject({ code: 80008 });
    limited.passTime(3600);
    expect((await call(limited, 'GET', `/${wabaId}`, caller)).status).toBe(200);
  } finally {
    await limited.close();
  }
});

describe('subscribed_apps', () => {
  const path = `/${wabaId}/subscribed_apps`;

  test('subscribes the app, shows it, and unsubscribes it', async () => {
    expect((await call(api, 'POST', path, { token, body: {} })).body).toEqual({ success: true });
    expect((await call(api, 'GET', path, { token })).body.data).toMatchObject([
      { whatsapp_business_api_data: { id: APP.appId } },
    ]);
    await call(api, 'DELETE', path, { token });
    expect((await call(api, 'GET', path, { token })).body.data).toEqual([]);
  });

  test('performs the handshake before it overrides the callback', async () => {
    const receiver = await startReceiver('right');
    const override = (verify_token: string) => ({ override_callback_uri: receiver.url, verify_token });
    try {
      const refused = await call(api, 'POST', path, { token, body: override('wrong') });
      expect(refused.status).toBe(400);
      expect(refused.body.error).toMatchObject({ code: 2200 });
      await call(api, 'POST', path, { token, body: override('right') });
      expect((await call(api, 'GET', path, { token })).body.data).toMatchObject([
        { override_callback_uri: receiver.url },
      ]);
      await call(api, 'POST', path, { token, body: {} });
      expect((await call(api, 'GET', path, { token })).body.data).not.toMatchObject([
        { override_callback_uri: receiver.url },
      ]);
    } finally {
      await receiver.close();
    }
  });
});

test('an app sets its callback and fields with its own token', async () => {
  const receiver = await startReceiver('right');
  try {
    const body = {
      object: 'whatsapp_business_account',
      callback_url: receiver.url,
      verify_token: 'right',
      fields: 'messages',
    };
    const path = `/${APP.appId}/subscriptions`;
    expect((await call(api, 'POST', path, { token, body })).body.error).toMatchObject({ code: 10 });
    const appToken = `${APP.appId}|${APP.appSecret}`;
    expect((await call(api, 'POST', path, { token: appToken, body })).body).toEqual({ success: true });
    expect(api.world.apps.get(APP.appId)).toMatchObject({ fields: ['messages'] });
  } finally {
    await receiver.close();
  }
});
