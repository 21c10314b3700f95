import type { MessageRecord } from '../../../whatsapp/message-record.js';
import { phoneNumber, sentStatus, textMessage, waba } from '../bodies.js';
import {
  allPages,
  contactPath,
  fieldsOf,
  openContactsDesk,
  phone,
  theirs,
  type ContactsDesk,
} from './contacts-desk.js';
import { otherWaba } from './desk.js';

let desk: ContactsDesk;
beforeEach(async () => {
  desk = await openContactsDesk();
});
afterEach(async () => {
  await desk.close();
});

const list = (query: Record<string, string> = {}) => desk.get(contactPath(phone, '/messages'), query);

/** Messages of the customer, a second apart. */
async function write(...texts: string[]): Promise<void> {
  for (const [index, text] of texts.entries()) {
    const message = textMessage({ text, from: phone.slice(1) });
    await desk.receive({ messages: [{ ...message, timestamp: `${1_749_416_383 + index}` }] });
  }
}

test('the messages of a contact go to their end page by page, newest first', async () => {
  await write('one', 'two', 'three', 'four', 'five');
  const pages = await allPages<MessageRecord>((query) => list({ limit: '2', ...query }), 'messages');
  expect(pages.map((page) => page.map(({ text }) => text))).toEqual([
    ['five', 'four'],
    ['three', 'two'],
    ['one'],
  ]);
});

test('only those with one number are listed when it is given', async () => {
  await write('one');
  expect((await list({ phone_number_id: phoneNumber })).json()).toMatchObject({
    messages: [{ text: 'one' }],
  });
  expect((await list({ phone_number_id: '1' })).json()).toEqual({ messages: [], next_cursor: null });
});

test.each(['garbage', '0', '1749416383000.-5', '1749416383000.1.5', '1749416383000.1e999', '9.c_a'])(
  'a cursor of another list does no harm: %s',
  async (cursor) => {
    await write('one');
    const reply = await list({ cursor });
    expect([reply.status, reply.json()]).toMatchObject([200, { next_cursor: null }]);
  },
);

test.each([
  ['limit', { limit: '0' }],
  ['limit', { limit: '101' }],
  ['phone_number_id', { phone_number_id: 'a/b' }],
  ['cursor', { cursor: '%' }],
])('a question that does not fit is a 422 that names %s', async (field, query: Record<string, string>) => {
  expect(fieldsOf(await list(query))).toEqual([422, [field]]);
});

test('one message is found by Meta’s id, whatever is in it', async () => {
  const id = `wamid.HBg+/${'A'.repeat(150)}==`;
  await desk.receive({ statuses: [sentStatus('sent', id)] });
  await desk.receive({ statuses: [sentStatus('delivered', id)] });
  const reply = await desk.get(`/v1/messages/${encodeURIComponent(id)}`);
  expect([reply.status, reply.json()]).toMatchObject([
    200,
    { id, waba_id: waba, direction: 'out', status: 'delivered' },
  ]);
});

test('a message of another account is answered like none', async () => {
  const message = textMessage({});
  await desk.receive({ messages: [message] });
  const path = `/v1/messages/${message.id}`;
  const foreign = await desk.get(path, { waba_id: otherWaba }, theirs);
  const none = await desk.get('/v1/messages/wamid.none', { waba_id: otherWaba }, theirs);
  expect([foreign.status, foreign.body]).toEqual([404, none.body]);
  expect(none.json()).toMatchObject({ type: 'urn:whatsapp-hub:problem:no-message' });
  expect((await desk.get(path)).status).toBe(200);
});

test.each(['a b', '%00', 'x'.repeat(257)])('an id that cannot be one is a 422: %s', async (id) => {
  expect(fieldsOf(await desk.get(`/v1/messages/${id.replace(' ', '%20')}`))).toEqual([422, ['id']]);
});
