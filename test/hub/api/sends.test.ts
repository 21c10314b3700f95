import { freshId, waba } from '../bodies.js';
import { sendRequest } from '../sends.js';
import { bearer } from './desk.js';
import { contactPath, fieldsOf, mine, openContactsDesk, theirs, type ContactsDesk } from './contacts-desk.js';

let desk: ContactsDesk;
beforeEach(async () => {
  desk = await openContactsDesk();
});
afterEach(async () => {
  await desk.close();
});

const ask = (changes: object = {}, token = mine) =>
  desk.post('/v1/sends', { ...sendRequest(), ...changes }, token);
const tell = (operation: string, outcome: object, token = mine) =>
  desk.ask(
    'PATCH',
    `/v1/sends/${operation}`,
    { ...bearer(token), 'content-type': 'application/json' },
    JSON.stringify({ waba_id: waba, ...outcome }),
  );

/** What the hub is told of a send that it was not asked about. */
const record = (operation: string, changes: object, token = mine) => {
  const send = { ...sendRequest(), operation: undefined, ...changes };
  const headers = { ...bearer(token), 'content-type': 'application/json' };
  return desk.ask('PUT', `/v1/sends/${operation}`, headers, JSON.stringify(send));
};

async function sent(): Promise<string> {
  const { operation } = (await ask()).json<{ operation: string }>();
  await tell(operation, { outcome: 'accepted', message_id: freshId() });
  return operation;
}

test('a send goes out, is told of, and is known again', async () => {
  const reply = await ask({ operation: 'first' });
  expect([reply.status, reply.json()]).toEqual([200, { decision: 'go', operation: 'first' }]);
  const message_id = freshId();
  const told = await tell('first', { outcome: 'accepted', message_id });
  expect([told.status, told.json()]).toEqual([
    200,
    { state: 'accepted', refusals: 0, message_id, detail: null },
  ]);
  expect((await ask()).json()).toMatchObject({ decision: 'already_sent', operation: 'first', message_id });
});

test('what was sent is in the conversation, with its text and template', async () => {
  await desk.put(contactPath('+16505551234'), { source: 'zapier', name: 'Ada' });
  await sent();
  const { messages } = (await desk.get(contactPath('+16505551234', '/messages'))).json<{
    messages: object[];
  }>();
  expect(messages).toMatchObject([
    {
      direction: 'out',
      type: 'template',
      status: 'accepted',
      text: 'Your order is ready.',
      template_name: 'order_ready',
      template_id: '5',
    },
  ]);
});

test.each([
  ['transactional', 'no_consent'],
  ['pending', 'pending'],
  ['opted_out', 'opted_out'],
])('marketing to a customer who is %s is blocked, and the answer says what to do', async (state, why) => {
  await desk.put(contactPath('+16505551234'), { source: 'zapier' });
  if (state !== 'transactional')
    await desk.put(contactPath('+16505551234', '/consent'), { state, source: 'zapier' });
  const { decision, reason, detail } = (await ask({ category: 'marketing' })).json<Record<string, string>>();
  expect([decision, reason]).toEqual(['blocked', why]);
  expect(detail).toMatch(/^Nothing was sent: this is a marketing message, and .+\./);
  expect((await ask()).json()).toMatchObject({ decision: 'go' });
});

test('marketing goes to who opted in, also after it was blocked', async () => {
  await ask({ category: 'marketing' });
  await desk.put(contactPath('+16505551234', '/consent'), {
    state: 'opted_in',
    source: 'zapier',
    evidence: 'Ticked a box',
  });
  expect((await ask({ category: 'marketing' })).json()).toMatchObject({ decision: 'go' });
});

test('a refusal that is safe to repeat is told to be tried again', async () => {
  const { operation } = (await ask()).json<{ operation: string }>();
  const refusal = { outcome: 'refused', code: 130429, reason: 'Too fast.', advice: 'Wait.', retry: 'safe' };
  expect((await tell(operation, refusal)).json()).toMatchObject({ state: 'refused', refusals: 1 });
});

test('nobody else can ask or tell about a send of the account', async () => {
  await sent();
  expect((await ask({}, theirs)).status).toBe(403);
  expect((await tell('first', { outcome: 'unknown', reason: 'No answer.' }, theirs)).status).toBe(403);
});

test('an operation that was never asked for is not known, and one of another send is taken', async () => {
  expect((await tell('nobody', { outcome: 'unknown', reason: 'No answer.' })).status).toBe(404);
  const operation = await sent();
  const reply = await ask({ operation, deduplication_key: 'other' });
  expect([reply.status, reply.json<{ type: string }>().type]).toEqual([
    409,
    'urn:whatsapp-hub:problem:operation-taken',
  ]);
});

test('a send that went out unasked is known from then on, with its text', async () => {
  const message_id = freshId();
  const told = await record('unasked', { outcome: 'accepted', message_id });
  expect([told.status, told.json()]).toEqual([
    200,
    { state: 'accepted', refusals: 0, message_id, detail: null },
  ]);
  expect((await ask()).json()).toMatchObject({ decision: 'already_sent', operation: 'unasked', message_id });
  expect((await desk.get(`/v1/messages/${message_id}`)).json()).toMatchObject({
    text: 'Your order is ready.',
  });
  const other = await record('unasked', { deduplication_key: 'other', outcome: 'accepted', message_id });
  expect([other.status, other.json<{ type: string }>().type]).toEqual([
    409,
    'urn:whatsapp-hub:problem:operation-taken',
  ]);
});

test.each([
  [['message_id'], { outcome: 'accepted' }],
  [['outcome'], {}],
  [['to', 'outcome'], { to: '07400 123456', outcome: 'sent' }],
  [['operation'], { operation: 'twice', outcome: 'unknown', reason: 'No answer.' }],
])('what does not fit of a send that went out unasked is a 422 that names %j', async (fields, changes) => {
  expect(fieldsOf(await record('unasked', changes))).toEqual([422, fields]);
});

test.each([
  ['to', { to: '07400 123456' }],
  ['to', { to: undefined }],
  ['operation', { operation: 'has blanks' }],
  ['operation', { operation: 'x'.repeat(101) }],
  ['category', { category: 'MARKETING' }],
  ['deduplication_key', { deduplication_key: '' }],
  ['deduplication_key', { deduplication_key: 'x'.repeat(201) }],
  ['deduplication_hours', { deduplication_hours: 0 }],
  ['deduplication_hours', { deduplication_hours: 337 }],
  ['more', { more: 1 }],
])('a send that does not fit is a 422 that names %s', async (field, changes) => {
  expect(fieldsOf(await ask(changes))).toEqual([422, [field]]);
});

test.each([
  [['message_id'], { outcome: 'accepted' }],
  [['reason', 'advice', 'retry'], { outcome: 'refused' }],
  [['reason'], { outcome: 'unknown' }],
  [['outcome'], { outcome: 'lost' }],
  [['code'], { outcome: 'refused', reason: 'No.', advice: 'Stop.', retry: 'never', code: '1' }],
])('an outcome that does not fit is a 422 that names %j', async (fields, outcome) => {
  expect(fieldsOf(await tell('first', outcome))).toEqual([422, fields]);
});

test('no text of a message stops it', async () => {
  const text = `a\u0000b${'x'.repeat(5_000)}`;
  expect((await ask({ text })).json()).toMatchObject({ decision: 'go' });
});
