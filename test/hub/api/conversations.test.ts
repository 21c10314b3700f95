import type { ConversationItem, ConversationWithMessages } from '../../../whatsapp/conversation-item.js';
import { phoneNumber, textMessage } from '../bodies.js';
import { contactPath, fieldsOf, openContactsDesk, phone, type ContactsDesk } from './contacts-desk.js';

let desk: ContactsDesk;
beforeEach(async () => {
  desk = await openContactsDesk();
});
afterEach(async () => {
  await desk.close();
});

async function write(...texts: string[]): Promise<void> {
  for (const text of texts) {
    await desk.receive({ messages: [textMessage({ text, from: phone.slice(1) })] });
  }
}

const conversations = async (query: Record<string, string> = {}) =>
  (await desk.get(contactPath(phone, '/conversations'), query)).json<{
    conversations: ConversationWithMessages[];
  }>().conversations;

const resolve = (body: object = {}) =>
  desk.put(contactPath(phone, '/resolution'), { source: 'zapier', ...body });

test('a conversation comes with its last messages, oldest first, as many as asked', async () => {
  await write('one', 'two', 'three');
  const [whole] = await conversations();
  expect(whole).toMatchObject({ state: 'open', message_count: 3, phone_number_id: phoneNumber });
  expect(whole?.messages.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
  expect((await conversations({ messages: '2' }))[0]?.messages.map(({ text }) => text)).toEqual([
    'two',
    'three',
  ]);
  expect((await conversations({ messages: '0' }))[0]?.messages).toEqual([]);
  expect(await conversations({ phone_number_id: '1' })).toEqual([]);
});

test('a conversation that is resolved is closed, and begins anew with the next message', async () => {
  await write('help');
  const reply = await resolve({ by: 'Ann', at: new Date(Date.now() + 86_400_000).toISOString() });
  expect(reply.status).toBe(200);
  const [closed] = reply.json<{ conversations: ConversationItem[] }>().conversations;
  expect(closed).toMatchObject({ state: 'closed', resolved_by: 'Ann' });
  expect(Date.parse(closed?.resolved_at ?? '')).toBeLessThanOrEqual(Date.now());
  const timestamp = String(Math.floor(Date.now() / 1_000));
  await desk.receive({
    messages: [{ ...textMessage({ text: 'again', from: phone.slice(1) }), timestamp }],
  });
  expect(await conversations()).toMatchObject([{ state: 'open', message_count: 1 }]);
});

test('resolving with one number leaves those with others open', async () => {
  await write('help');
  const reply = await resolve({ phone_number_id: '1' });
  expect(reply.json()).toEqual({ conversations: [] });
  expect(await conversations()).toMatchObject([{ state: 'open' }]);
});

test.each([
  ['messages', { messages: '101' }],
  ['messages', { messages: '-1' }],
  ['messages', { messages: 'all' }],
  ['phone_number_id', { phone_number_id: '' }],
])('a question that does not fit is a 422 that names %s', async (field, query: Record<string, string>) => {
  const reply = await desk.get(contactPath(phone, '/conversations'), query);
  expect(fieldsOf(reply)).toEqual([422, [field]]);
});

test.each([
  ['phone_number_id', { phone_number_id: 1 }],
  ['by', { by: '' }],
  ['by', { by: 'x'.repeat(201) }],
  ['at', { at: 'now' }],
  ['source', { source: undefined }],
])('a resolution that does not fit is a 422 that names %s', async (field, body) => {
  expect(fieldsOf(await resolve(body))).toEqual([422, [field]]);
});
