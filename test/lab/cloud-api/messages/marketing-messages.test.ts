import type { CloudApi } from '../../../../lab/cloud-api/cloud-api.js';
import { luckyGarden, LUCKY_GARDEN } from '../../../../lab/cloud-api/seed/seed.js';
import { call, startConnected, startQuickly, type Answer } from '../connected.js';
import { body, CUSTOMER, text } from '../sending.js';

type Part = Record<string, unknown>;

let api: CloudApi;
beforeAll(async () => {
  api = await startQuickly({ limits: { pairSeconds: 0 } });
});
afterAll(() => api.close());

const menu = {
  type: 'template',
  template: { name: 'spring_menu', language: { code: 'en_US' }, components: [body(text('Mei'))] },
};

function promote(to: CloudApi, message: Part, token = to.issueToken()): Promise<Answer> {
  return call(to, 'POST', `/${LUCKY_GARDEN.phoneNumberId}/marketing_messages`, {
    token,
    body: { messaging_product: 'whatsapp', recipient_type: 'individual', to: CUSTOMER, ...message },
  });
}

test('sends a marketing template, and its statuses say how it went out', async () => {
  const connected = await startConnected();
  try {
    const message = { ...menu, product_policy: 'STRICT', message_activity_sharing: true };
    const answer = await promote(connected.api, message);
    expect(answer.body).toMatchObject({
      messaging_product: 'whatsapp',
      contacts: [{ input: CUSTOMER, wa_id: CUSTOMER }],
      messages: [{ id: expect.stringMatching(/^wamid\./) }],
    });
    await connected.api.settled();
    const [first] = connected.receiver.posts;
    expect(first?.body.entry[0]?.changes[0]?.value.statuses?.[0]).toMatchObject({
      status: 'sent',
      pricing: { billable: true, type: 'regular', category: 'marketing_lite' },
    });
  } finally {
    await connected.api.close();
    await connected.receiver.close();
  }
});

test.each<[number, string, Part]>([
  [
    131055,
    'a template that is no marketing',
    { ...menu, template: { name: 'hello_world', language: { code: 'en_US' } } },
  ],
  [134100, 'a text', { type: 'text', text: { body: 'Hello' } }],
  [131062, 'a user without a phone number', { ...menu, to: undefined, recipient: 'US.1' }],
  [132001, 'a template nobody made', { ...menu, template: { name: 'lost', language: { code: 'en_US' } } }],
  [132000, 'a variable too few', { ...menu, template: { ...menu.template, components: [] } }],
  [100, 'a policy that is none', { ...menu, product_policy: 'LOOSE' }],
  [100, 'sharing that is neither true nor false', { ...menu, message_activity_sharing: 'yes' }],
  [100, 'a member nobody knows', { ...menu, policy: 'STRICT' }],
  [100, 'no product', { ...menu, messaging_product: undefined }],
])('%i: refuses %s', async (code, _what, message) => {
  expect((await promote(api, message)).body.error).toMatchObject({ code });
});

test('refuses a token that may not send', async () => {
  const token = api.issueToken({ scopes: ['whatsapp_business_management'] });
  expect((await promote(api, menu, token)).body.error).toMatchObject({ code: 10 });
});

test('the members of this API are not for other messages', async () => {
  const answer = await call(api, 'POST', `/${LUCKY_GARDEN.phoneNumberId}/messages`, {
    token: api.issueToken(),
    body: { messaging_product: 'whatsapp', to: CUSTOMER, ...menu, product_policy: 'STRICT' },
  });
  expect(answer.body.error).toMatchObject({ code: 100 });
});

test('goes around the switch that keeps marketing off the Cloud API', async () => {
  const seed = luckyGarden();
  Object.assign(seed.wabas[0] ?? {}, { marketingOnCloudApiDisabled: true });
  const special = await startQuickly({ seed });
  try {
    expect((await promote(special, menu)).status).toBe(200);
  } finally {
    await special.close();
  }
});

test('falls back to the Cloud API for an account that is not on board, unless STRICT', async () => {
  const seed = luckyGarden();
  Object.assign(seed.wabas[0] ?? {}, { marketingMessages: 'ELIGIBLE' });
  const special = await startQuickly({ seed });
  try {
    const strict = await promote(special, { ...menu, product_policy: 'STRICT' });
    expect([strict.status, strict.body.error]).toEqual([500, expect.objectContaining({ code: 134102 })]);
    expect((await promote(special, menu)).status).toBe(200);
    expect([...special.world.messages.values()].map(({ category }) => category)).toEqual(['marketing']);
    const fields = 'marketing_messages_lite_api_status';
    const waba = await call(special, 'GET', `/${LUCKY_GARDEN.wabaId}?fields=${fields}`, {
      token: special.issueToken(),
    });
    expect(waba.body).toMatchObject({ marketing_messages_lite_api_status: 'ELIGIBLE' });
  } finally {
    await special.close();
  }
});
