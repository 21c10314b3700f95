import { createHash } from 'node:crypto';
import type { CloudApi } from '../../../../lab/cloud-api/cloud-api.js';
import type { CustomerMessage } from '../../../../lab/cloud-api/messages/customers.js';
import { LUCKY_GARDEN } from '../../../../lab/cloud-api/seed/seed.js';
import { startConnected } from '../connected.js';
import type { Receiver, Value } from '../receiver.js';
import { CUSTOMER, send, sendTemplate, body, button, text } from '../sending.js';

const { phoneNumberId } = LUCKY_GARDEN;

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

async function received(message: CustomerMessage, from = {}): Promise<Value> {
  await api.customerWrites({
    phoneNumberId,
    from: { wa_id: CUSTOMER, name: 'Sheena Nelson', ...from },
    message,
  });
  await api.settled();
  const value = receiver.posts.at(-1)?.body.entry[0]?.changes[0]?.value;
  if (!value) throw new Error('Nothing was received.');
  return value;
}

test('a text comes with sender, id, time and contact', async () => {
  const value = await received('Does it come in another color?');
  expect(value.contacts).toEqual([
    {
      profile: { name: 'Sheena Nelson' },
      wa_id: CUSTOMER,
      user_id: expect.stringMatching(/^DE\.\d{17,}$/),
    },
  ]);
  expect(value.messages).toEqual([
    {
      from: CUSTOMER,
      from_user_id: value.contacts?.[0]?.user_id,
      id: expect.stringMatching(/^wamid\.HBgM/),
      timestamp: expect.stringMatching(/^\d{10}$/),
      type: 'text',
      text: { body: 'Does it come in another color?' },
    },
  ]);
});

test.each<{ type: string } & Record<string, unknown>>([
  { type: 'location', location: { latitude: 37.44, longitude: -122.16, name: 'Philz' } },
  { type: 'contacts', contacts: [{ name: { formatted_name: 'Lucía Gómez' } }] },
  { type: 'reaction', reaction: { message_id: 'wamid.A', emoji: '👍' } },
  { type: 'order', order: { catalog_id: '1', product_items: [{ product_retailer_id: 'a', quantity: 2 }] } },
  {
    type: 'interactive',
    interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"k":"v"}' } },
  },
  { type: 'unsupported', errors: [{ code: 131051 }], unsupported: { type: 'poll_creation' } },
  { type: 'edit', edit: { original_message_id: 'wamid.A' } },
  { type: 'revoke', revoke: { original_message_id: 'wamid.A' } },
  { type: 'text', text: { body: 'From the ad' }, referral: { source_type: 'ad', ctwa_clid: 'Aff' } },
  { type: 'text', text: { body: 'Passed on' }, context: { forwarded: true } },
])('a message of type $type comes as it was written', async (message) => {
  expect((await received(message)).messages?.[0]).toMatchObject({ ...message, from: CUSTOMER });
});

test('a system message has no contact', async () => {
  const value = await received({
    type: 'system',
    system: { body: 'User changed', wa_id: '12195555358', type: 'user_changed_number' },
  });
  expect(value).not.toHaveProperty('contacts');
  expect(value.messages?.[0]).toMatchObject({ type: 'system', from: CUSTOMER });
});

test('a customer who hides the number is known by the business-scoped id alone', async () => {
  const value = await received('Hello', { username: 'sheena', user_id: 'US.123', hides_phone: true });
  expect(value.contacts).toEqual([
    { profile: { name: 'Sheena Nelson', username: 'sheena' }, user_id: 'US.123' },
  ]);
  expect(value.messages?.[0]).not.toHaveProperty('from');
  expect(value.messages?.[0]).toMatchObject({ from_user_id: 'US.123' });
});

test.each([
  ['image', 'image/png'],
  ['video', 'video/mp4'],
  ['audio', 'audio/ogg; codecs=opus'],
  ['document', 'application/pdf'],
  ['sticker', 'image/webp'],
])('%s comes with id, type, hash and an address that gives the file', async (type, mimeType) => {
  const value = await received({ type, [type]: { caption: 'Look' } });
  const media = value.messages?.[0]?.[type] as Record<string, string>;
  expect(media).toMatchObject({ caption: 'Look', mime_type: mimeType, id: expect.stringMatching(/^\d+$/) });
  const answer = await fetch(String(media.url), { headers: { authorization: `Bearer ${token}` } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.length).toBeGreaterThan(0);
  expect(createHash('sha256').update(bytes).digest('base64')).toBe(media.sha256);
});

test('a file of one’s own can be sent', async () => {
  const data = Buffer.from('%PDF-1.4 mine').toString('base64');
  const document = { data, mime_type: 'application/pdf', filename: 'mine.pdf' };
  const value = await received({ type: 'document', document });
  const media = value.messages?.[0]?.document as Record<string, string>;
  expect(media).toMatchObject({ filename: 'mine.pdf' });
  expect(media).not.toHaveProperty('data');
  expect(api.world.media.get(media.id ?? '')?.bytes.toString()).toBe('%PDF-1.4 mine');
});

describe('a press', () => {
  async function press(label: string): Promise<unknown> {
    await api.settled();
    const shown = api.phone(CUSTOMER).chats[0]?.messages.findLast((one) => one.from === 'business');
    await api.customerPresses(CUSTOMER, shown?.id ?? '', label);
    await api.settled();
    const message = receiver.posts.at(-1)?.body.entry[0]?.changes[0]?.value.messages?.[0];
    expect(message?.context).toEqual({ from: '15550783881', id: shown?.id });
    return message;
  }

  test('of a template’s quick reply gives the payload it was sent with', async () => {
    await sendTemplate(api, 'order_ready', [
      body(text('Mei', 'first_name'), text('7', 'order_number')),
      button('url', 0, text('7')),
      button('quick_reply', 1, { type: 'payload', payload: 'coming' }),
    ]);
    expect(await press('On my way')).toMatchObject({
      type: 'button',
      button: { payload: 'coming', text: 'On my way' },
    });
  });

  test('of a reply button gives its id', async () => {
    await received('Hello');
    await send(api, {
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: 'Coming?' },
        action: { buttons: [{ type: 'reply', reply: { id: 'y', title: 'Yes' } }] },
      },
    });
    expect(await press('Yes')).toMatchObject({
      type: 'interactive',
      interactive: { type: 'button_reply', button_reply: { id: 'y', title: 'Yes' } },
    });
  });

  test('of a list row gives its id and description', async () => {
    await received('Hello');
    const rows = [{ id: 'express', title: 'Express', description: 'Next day' }];
    await send(api, {
      type: 'interactive',
      interactive: {
        type: 'list',
        body: { text: 'How?' },
        action: { button: 'Choose', sections: [{ rows }] },
      },
    });
    expect(await press('Express')).toMatchObject({
      interactive: { type: 'list_reply', list_reply: rows[0] },
    });
  });

  test('of a button that is not there says so', async () => {
    await expect(api.customerPresses(CUSTOMER, 'wamid.X', 'Yes')).rejects.toThrow('“Yes”');
  });
});

test('the phone shows the chat in order, with replies', async () => {
  const { id } = await api.customerWrites({ phoneNumberId, from: { wa_id: CUSTOMER }, message: 'Hello' });
  await send(api, { type: 'text', text: { body: 'Welcome' }, context: { message_id: id } });
  await api.settled();
  expect(api.phone(`+${CUSTOMER}`)).toMatchObject({
    wa_id: CUSTOMER,
    chats: [
      {
        name: 'Lucky Garden',
        phone_number_id: phoneNumberId,
        messages: [
          { from: 'customer', text: 'Hello', ticks: 'delivered' },
          { from: 'business', text: 'Welcome', ticks: 'read', reply_to: id },
        ],
      },
    ],
  });
});

test('both forms of a Mexican number are one customer', async () => {
  await api.customerWrites({ phoneNumberId, from: { wa_id: '525512345678' }, message: 'Hola' });
  expect(api.phone('5215512345678').chats).toHaveLength(1);
});
