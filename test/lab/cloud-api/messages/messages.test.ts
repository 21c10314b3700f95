import type { CloudApi } from '../../../../lab/cloud-api/cloud-api.js';
import { luckyGarden, LUCKY_GARDEN } from '../../../../lab/cloud-api/seed/seed.js';
import { call, startQuickly } from '../connected.js';
import { body, button, send, sendTemplate, text } from '../sending.js';

const { phoneNumberId, teaWabaId } = LUCKY_GARDEN;
const hello = { type: 'text', text: { body: 'Hello' } };

let api: CloudApi;
beforeEach(async () => {
  api = await startQuickly();
});
afterEach(() => api.close());

describe('the recipient', () => {
  test.each([
    ['Brazil, outside the big cities', '+55 38 98765-4321', '553887654321'],
    ['Brazil, in São Paulo', '+55 11 98765-4321', '5511987654321'],
    ['Mexico', '+52 55 1234 5678', '5215512345678'],
    ['Argentina', '+54 11 2345-6789', '5491123456789'],
    ['Germany', '+49 171 1234567', '491711234567'],
    ['a number without plus', '16505551234', '16505551234'],
    ['a number without country code', '(650) 555-1234', '16505551234'],
  ])('of %s has the id WhatsApp knows it by', async (_country, to, waId) => {
    const answer = await send(api, { ...hello, to });
    expect(answer.body.contacts).toEqual([{ input: to, wa_id: waId }]);
  });

  test('can be a business-scoped user ID', async () => {
    const { userId } = api.world.customer('491711234567');
    const answer = await send(api, { ...hello, to: undefined, recipient: userId });
    expect(answer.body.contacts).toEqual([{ input: userId, user_id: userId }]);
  });

  test('cannot be a business-scoped user ID for a login code', async () => {
    const { userId } = api.world.customer('491711234567');
    const components = [body(text('1234')), button('url', 0, text('1234'))];
    const answer = await sendTemplate(api, 'login_code', components, 'en_US', {
      to: undefined,
      recipient: userId,
    });
    expect(answer.body.error).toMatchObject({ code: 131062 });
  });

  test('cannot be missing', async () => {
    const answer = await send(api, { ...hello, to: undefined });
    expect(answer.body.error).toMatchObject({ code: 100, message: 'The parameter to is required.' });
  });

  test.each(['Sheena', '12', '1'.repeat(16), '+1 650 CALL ME'])('cannot be %s', async (to) => {
    expect((await send(api, { ...hello, to })).body.error).toMatchObject({ code: 131009 });
  });

  test('cannot be the sender', async () => {
    expect((await send(api, { ...hello, to: '+1 555-078-3881' })).body.error).toMatchObject({ code: 131021 });
  });
});

describe('the envelope', () => {
  test.each([
    ['no messaging_product', { ...hello, messaging_product: undefined }, 100],
    ['another messaging_product', { ...hello, messaging_product: 'sms' }, 100],
    ['an unknown type', { type: 'hologram', hologram: {} }, 131051],
    ['no type', {}, 100],
    ['a misspelt key', { ...hello, preveiw_url: true }, 100],
    ['callback data over 512 characters', { ...hello, biz_opaque_callback_data: 'x'.repeat(513) }, 100],
    ['a template without name', { type: 'template', template: { language: { code: 'en' } } }, 100],
    ['a template without language', { type: 'template', template: { name: 'hello_world' } }, 100],
    [
      'a language policy that is gone',
      {
        type: 'template',
        template: { name: 'hello_world', language: { code: 'en_US', policy: 'fallback' } },
      },
      131009,
    ],
  ])('with %s is refused', async (_what, message, code) => {
    const answer = await send(api, message);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({ code });
  });

  test('that is not JSON is refused', async () => {
    const answer = await fetch(`${api.url}/v25.0/${phoneNumberId}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.issueToken()}`, 'content-type': 'application/json' },
      body: '{"messaging_product":',
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 100 } });
  });

  test('may leave the type of a text out', async () => {
    expect((await send(api, { text: { body: 'Hello' } })).status).toBe(200);
  });
});

describe('content', () => {
  test.each([
    ['a text', hello],
    ['a reply', { ...hello, context: { message_id: 'wamid.A' } }],
    ['a linked image', { type: 'image', image: { link: 'https://x.example/a.jpg', caption: 'A' } }],
    ['a place', { type: 'location', location: { latitude: 1.5, longitude: '2.5', name: 'A' } }],
    ['a reaction', { type: 'reaction', reaction: { message_id: 'wamid.A', emoji: '👍' } }],
    ['a contact', { type: 'contacts', contacts: [{ name: { formatted_name: 'Mei', first_name: 'Mei' } }] }],
    [
      'reply buttons',
      {
        type: 'interactive',
        interactive: {
          type: 'button',
          body: { text: 'Coming?' },
          action: { buttons: [{ type: 'reply', reply: { id: 'y', title: 'Yes' } }] },
        },
      },
    ],
    [
      'a link',
      {
        type: 'interactive',
        interactive: {
          type: 'cta_url',
          body: { text: 'Look' },
          action: { name: 'cta_url', parameters: { display_text: 'Shop', url: 'https://x.example' } },
        },
      },
    ],
  ])('is accepted: %s', async (_what, message) => {
    const answer = await send(api, message);
    expect(answer.status).toBe(200);
    expect(answer.body.messages).toEqual([{ id: expect.stringMatching(/^wamid\./) }]);
  });

  test.each([
    ['text without body', { type: 'text', text: {} }, "(#100) The parameter text['body'] is required."],
    [
      'text over 4096 characters',
      { type: 'text', text: { body: 'x'.repeat(4097) } },
      "(#100) Param text['body'] must be at most 4096 characters long.",
    ],
    [
      'an image from nowhere',
      { type: 'image', image: { caption: 'A' } },
      "(#100) The parameter image['id'] or image['link'] is required.",
    ],
    ['no content', { type: 'audio' }, '(#100) The parameter audio is required.'],
    [
      'a caption for a sticker',
      { type: 'sticker', sticker: { link: 'https://x.example/a.webp', caption: 'A' } },
      '(#100) Unexpected key "caption" on param "sticker".',
    ],
  ])('is refused: %s', async (_what, message, words) => {
    expect((await send(api, message)).body.error).toMatchObject({ code: 100, message: words });
  });

  test.each([
    ['four reply buttons', 4],
    ['no reply button', 0],
  ])('is refused: %s', async (_what, count) => {
    const buttons = Array.from({ length: count }, (_, index) => ({
      type: 'reply',
      reply: { id: `${index}`, title: `Choice ${index}` },
    }));
    const interactive = { type: 'button', body: { text: 'Which?' }, action: { buttons } };
    expect((await send(api, { type: 'interactive', interactive })).body.error).toMatchObject({
      code: 131009,
    });
  });
});

describe('the sender', () => {
  test('needs the messaging permission', async () => {
    const token = api.issueToken({ scopes: ['whatsapp_business_management'] });
    expect((await send(api, hello, token)).body.error).toMatchObject({ code: 10 });
  });

  test('needs a grant of the account', async () => {
    const token = api.issueToken({ wabaIds: [teaWabaId] });
    const answer = await send(api, hello, token);
    expect(answer.status).toBe(403);
    expect(answer.body.error).toMatchObject({ code: 200 });
  });

  test('must exist', async () => {
    const answer = await call(api, 'POST', '/1/messages', { token: api.issueToken(), body: {} });
    expect(answer.body.error).toMatchObject({ code: 100, error_subcode: 33 });
  });

  test.each([
    ['is not registered', { registered: false }, 133010],
    ['is a test number, and the recipient not on its list', { allowedRecipients: ['16505551234'] }, 131030],
  ])('is refused when it %s', async (_what, change, code) => {
    const seed = luckyGarden();
    Object.assign(seed.phoneNumbers[0] ?? {}, change);
    const special = await startQuickly({ seed });
    try {
      expect((await send(special, hello)).body.error).toMatchObject({ code });
    } finally {
      await special.close();
    }
  });

  test('may not send marketing when its account only does so elsewhere', async () => {
    const seed = luckyGarden();
    Object.assign(seed.wabas[0] ?? {}, { marketingOnCloudApiDisabled: true });
    const special = await startQuickly({ seed });
    try {
      const answer = await sendTemplate(special, 'spring_menu', [body(text('Mei'))]);
      expect(answer.body.error).toMatchObject({ code: 131063 });
    } finally {
      await special.close();
    }
  });
});

describe('rates', () => {
  test('allow a burst to one customer, then one message in six seconds', async () => {
    const limited = await startQuickly({ limits: { pairBurst: 3 } });
    try {
      for (let sent = 0; sent < 3; sent += 1) expect((await send(limited, hello)).status).toBe(200);
      expect((await send(limited, hello)).body.error).toMatchObject({ code: 131056 });
      expect((await send(limited, { ...hello, to: '+491711234568' })).status).toBe(200);
      limited.passTime(6);
      expect((await send(limited, hello)).status).toBe(200);
      expect((await send(limited, hello)).body.error).toMatchObject({ code: 131056 });
    } finally {
      await limited.close();
    }
  });

  test('count what comes in and what goes out of a number together', async () => {
    const limited = await startQuickly({ limits: { messagesPerSecond: 2 } });
    try {
      // The clock stands at the beginning of a second, so that all three fall into it.
      limited.passTime(1 - (Date.now() % 1000) / 1000);
      await limited.customerWrites({ phoneNumberId, from: { wa_id: '491711234567' }, message: 'Hello' });
      expect((await send(limited, hello)).status).toBe(200);
      expect((await send(limited, hello)).body.error).toMatchObject({ code: 130429 });
      limited.passTime(1);
      expect((await send(limited, hello)).status).toBe(200);
    } finally {
      await limited.close();
    }
  });
});

describe('the throughput of a number', () => {
  test.each([
    ['is higher when Meta lifted it', { throughput: 'HIGH' }, 3],
    ['is lower when it is in the WhatsApp Business app, too', { onBusinessApp: true }, 1],
  ])('%s', async (_what, change, accepted) => {
    const seed = luckyGarden();
    Object.assign(seed.phoneNumbers[0] ?? {}, change);
    const limits = { messagesPerSecond: 2, highMessagesPerSecond: 3, sharedMessagesPerSecond: 1 };
    const special = await startQuickly({ seed, limits });
    try {
      special.passTime(1 - (Date.now() % 1000) / 1000);
      const answers: number[] = [];
      for (let count = 0; count < 4; count++) answers.push((await send(special, hello)).status);
      expect(answers.filter((code) => code === 200)).toHaveLength(accepted);
    } finally {
      await special.close();
    }
  });
});

describe('marking as read', () => {
  const read = (message_id: unknown, rest = {}) =>
    send(api, { to: undefined, status: 'read', message_id, ...rest });

  test('marks the message and those before it, and shows that somebody types', async () => {
    const seen: string[] = [];
    api.on('phone', ({ what }) => seen.push(what));
    const from = { wa_id: '16505551234' };
    const first = await api.customerWrites({ phoneNumberId, from, message: 'One' });
    const second = await api.customerWrites({ phoneNumberId, from, message: 'Two' });
    const answer = await read(second.id, { typing_indicator: { type: 'text' } });
    expect(answer.body).toEqual({ success: true });
    expect(api.world.messages.get(first.id)?.ticks).toBe('read');
    expect(seen).toEqual(['message', 'message', 'ticks', 'typing']);
  });

  test('is refused for a message nobody wrote', async () => {
    expect((await read('wamid.X')).body.error).toMatchObject({ code: 131009 });
    expect((await read(undefined)).body.error).toMatchObject({ code: 100 });
  });
});
