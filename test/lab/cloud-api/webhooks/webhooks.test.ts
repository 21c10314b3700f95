import { createHmac } from 'node:crypto';
import type { CloudApi } from '../../../../lab/cloud-api/cloud-api.js';
import type { WebhookAttempt } from '../../../../lab/cloud-api/events.js';
import { escapedJson } from '../../../../lab/cloud-api/json.js';
import { LUCKY_GARDEN } from '../../../../lab/cloud-api/seed/seed.js';
import { APP, call, startConnected, startQuickly } from '../connected.js';
import { startReceiver, type Receiver } from '../receiver.js';

const { phoneNumberId, secondPhoneNumberId, wabaId } = LUCKY_GARDEN;
const from = { wa_id: '16505551234', name: 'Jürgen' };

let api: CloudApi;
let receiver: Receiver;
let token: string;
beforeEach(async () => {
  ({ api, receiver, token } = await startConnected());
});
afterEach(async () => {
  await api.close();
  await receiver.close();
});

const write = (message: string, number: string = phoneNumberId) =>
  api.customerWrites({ phoneNumberId: number, from, message });

describe('the body', () => {
  test('escapes what is not ASCII in lower case, and the slash', () => {
    expect(escapedJson({ t: 'äöå 😀 https://x.y' })).toBe(
      String.raw`{"t":"\u00e4\u00f6\u00e5 \ud83d\ude00 https:\/\/x.y"}`,
    );
  });

  test('is sent as it was signed', async () => {
    await write('Grüße 😀 https://x.y');
    const [post] = await receiver.waitFor(1);
    expect(post?.raw).toContain(String.raw`Gr\u00fc\u00dfe \ud83d\ude00 https:\/\/x.y`);
    const hmac = (algorithm: string) =>
      createHmac(algorithm, APP.appSecret)
        .update(post?.raw ?? '')
        .digest('hex');
    expect(post?.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'facebookexternalua',
      'x-hub-signature': `sha1=${hmac('sha1')}`,
      'x-hub-signature-256': `sha256=${hmac('sha256')}`,
    });
  });

  test.each([
    [
      { object: 'whatsapp_business_account', entry: [] },
      '02fe0c96d28c59ddb7cf81eff0ca05809b360ba73b63c28210b5906a0a107d1f',
    ],
    [
      {
        object: 'whatsapp_business_account',
        entry: [{ id: '1', changes: [{ field: 'messages', value: { t: 'äöå 😀 https://x.y' } }] }],
      },
      '9dcc0a90213048c2081938500477511c75837cb70132ea6a56b8f827085ca47a',
    ],
  ])('has the signature that is known for it', async (body, signature) => {
    await api.deliver(body);
    expect(receiver.posts[0]?.headers['x-hub-signature-256']).toBe(`sha256=${signature}`);
  });

  test('names the account, the field and the number', async () => {
    await write('Hello');
    const [post] = await receiver.waitFor(1);
    expect(post?.body).toMatchObject({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: wabaId,
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '15550783881', phone_number_id: phoneNumberId },
              },
            },
          ],
        },
      ],
    });
  });
});

describe('delivery', () => {
  test('is tried again until the answer is 200, and nothing else', async () => {
    const attempts: WebhookAttempt[] = [];
    api.on('webhook', (attempt) => attempts.push(attempt));
    receiver.answers.push(503, 404, 201, 302);
    await write('Hello');
    await api.settled();
    expect(attempts.map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 503],
      [2, 404],
      [3, 201],
      [4, 302],
      [5, 200],
    ]);
    expect(new Set(receiver.posts.map((post) => post.raw)).size).toBe(1);
  });

  test('goes on after the receiver was away', async () => {
    const { url } = receiver;
    await receiver.close();
    const failed = new Promise<WebhookAttempt>((resolve) => void api.on('webhook', resolve));
    await write('Hello');
    expect(await failed).toMatchObject({ url, status: null, error: expect.any(String) });
    receiver = await startReceiver('verify-me', Number(new URL(url).port));
    expect(await receiver.waitFor(1)).toHaveLength(1);
  });

  test('is given up in the end', async () => {
    const impatient = await startQuickly({ webhooks: { firstDelay: 5, giveUpAfter: 20 } });
    try {
      await impatient.setWebhook(receiver.url, 'verify-me');
      await call(impatient, 'POST', `/${wabaId}/subscribed_apps`, {
        token: impatient.issueToken(),
        body: {},
      });
      receiver.answers.push(...Array<number>(50).fill(500));
      await impatient.customerWrites({ phoneNumberId, from, message: 'Hello' });
      await impatient.settled();
      expect(receiver.posts.length).toBeGreaterThan(1);
      expect(receiver.posts.length).toBeLessThan(10);
    } finally {
      await impatient.close();
    }
  });

  test('is repeated on request', async () => {
    api.disturbWebhooks({ repeat: 2 });
    await write('Hello');
    const posts = await receiver.waitFor(3);
    expect(new Set(posts.map((post) => post.raw)).size).toBe(1);
  });

  test('comes in the wrong order on request', async () => {
    api.disturbWebhooks({ reorder: 3 });
    for (const message of ['one', 'two']) await write(message);
    expect(receiver.posts).toHaveLength(0);
    await write('three');
    const posts = await receiver.waitFor(3);
    const texts = posts.map((post) => post.body.entry[0]?.changes[0]?.value.messages?.[0]?.text);
    expect(texts).toEqual([{ body: 'three' }, { body: 'two' }, { body: 'one' }]);
  });

  test('does not happen for an account the app is not subscribed to', async () => {
    await call(api, 'DELETE', `/${wabaId}/subscribed_apps`, { token });
    await write('Hello');
    await api.settled();
    expect(receiver.posts).toHaveLength(0);
  });

  test('does not happen for a field the app did not ask for', async () => {
    await call(api, 'POST', `/${APP.appId}/subscriptions`, {
      token: `${APP.appId}|${APP.appSecret}`,
      body: {
        object: 'whatsapp_business_account',
        callback_url: receiver.url,
        verify_token: 'verify-me',
        fields: ['message_template_status_update'],
      },
    });
    await write('Hello');
    await api.settled();
    expect(receiver.posts).toHaveLength(0);
  });
});

describe('the callback', () => {
  test('must answer the handshake', async () => {
    await expect(api.setWebhook(receiver.url, 'wrong')).rejects.toThrow(/verification failed.*403/);
    await expect(api.setWebhook('http://127.0.0.1:1/hook', 'x')).rejects.toThrow(/verification failed/);
  });

  test('of a number comes before that of its account, and that before the app’s', async () => {
    const [ofAccount, ofNumber] = [await startReceiver('a'), await startReceiver('n')];
    try {
      await call(api, 'POST', `/${wabaId}/subscribed_apps`, {
        token,
        body: { override_callback_uri: ofAccount.url, verify_token: 'a' },
      });
      await call(api, 'POST', `/${phoneNumberId}`, {
        token,
        body: { webhook_configuration: { override_callback_uri: ofNumber.url, verify_token: 'n' } },
      });
      await write('to the number');
      await write('to the account', secondPhoneNumberId);
      await api.settled();
      expect([ofNumber.posts.length, ofAccount.posts.length, receiver.posts.length]).toEqual([1, 1, 0]);
    } finally {
      await ofAccount.close();
      await ofNumber.close();
    }
  });
});

describe('a body of one’s own', () => {
  test('is posted once, with further headers, and its answer given', async () => {
    receiver.answers.push(503);
    const answer = await api.deliver(
      { object: 'whatsapp_business_account', entry: [] },
      { prefer: 'return=representation' },
    );
    expect(answer).toEqual({ status: 503, body: '' });
    expect(receiver.posts).toHaveLength(1);
    expect(receiver.posts[0]?.headers.prefer).toBe('return=representation');
  });

  test('needs a webhook', async () => {
    const bare = await startQuickly();
    try {
      await expect(bare.deliver({})).rejects.toThrow('No webhook is set yet');
    } finally {
      await bare.close();
    }
  });
});
