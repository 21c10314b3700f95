import type { TagRule, TagRuleTrial } from '../../../whatsapp/tag-rule.js';
import { phoneNumber, textMessage, waba } from '../bodies.js';
import { contactPath, fieldsOf, openContactsDesk, theirs, type ContactsDesk } from './contacts-desk.js';
import { otherWaba } from './desk.js';

let desk: ContactsDesk;
beforeEach(async () => {
  desk = await openContactsDesk();
});
afterEach(async () => {
  await desk.close();
});

const order = { tag: 'Order', keywords: ['order', 'bestellung'] };
const save = (rule: object) => desk.put('/v1/tag-rules', rule);
const rules = async () => (await desk.get('/v1/tag-rules')).json<{ tag_rules: TagRule[] }>().tag_rules;

test('a rule is kept with what was not said, and tags who writes', async () => {
  const reply = await save(order);
  expect([reply.status, reply.json()]).toEqual([
    200,
    {
      id: expect.any(String),
      waba_id: waba,
      tag: 'Order',
      keywords: ['order', 'bestellung'],
      keyword_match: 'contains',
      payloads: [],
      phone_number_id: '',
      on: true,
      updated_at: expect.stringMatching(/Z$/),
    },
  ]);
  expect(await rules()).toEqual([reply.json()]);
  await desk.receive({ messages: [textMessage({ text: 'My ORDER is late', from: '447400123456' })] });
  const contact = await desk.get(contactPath('447400123456'));
  expect(contact.json()).toMatchObject({ tags: ['Order'] });
});

test('a rule takes the place of the one with its id, or of the one for the same tag and number', async () => {
  const { id } = (await save(order)).json<TagRule>();
  await save({ ...order, id, tag: 'Orders' });
  expect(await rules()).toMatchObject([{ id, tag: 'Orders' }]);
  await save({ tag: 'Orders', payloads: ['ORDER'], on: false });
  expect(await rules()).toMatchObject([{ id, tag: 'Orders', keywords: [], payloads: ['ORDER'], on: false }]);
  await save({ ...order, tag: 'Orders', phone_number_id: phoneNumber });
  expect(await rules()).toHaveLength(2);
});

test('a rule is deleted, by its own account only', async () => {
  const { id } = (await save(order)).json<TagRule>();
  const foreign = await desk.erase(`/v1/tag-rules/${id}`, { waba_id: otherWaba }, theirs);
  const none = await desk.erase('/v1/tag-rules/nothing', { waba_id: otherWaba }, theirs);
  expect([foreign.status, foreign.body]).toEqual([404, none.body]);
  expect(await rules()).toHaveLength(1);
  const reply = await desk.erase(`/v1/tag-rules/${id}`);
  expect([reply.status, reply.body, await rules()]).toEqual([204, '', []]);
  expect((await desk.erase(`/v1/tag-rules/${id}`)).status).toBe(404);
});

test('a trial shows what a rule would have done, and does nothing', async () => {
  await desk.receive({
    messages: [
      textMessage({ text: 'order 1', from: '447400123456' }),
      textMessage({ text: 'hello', from: '447400123457' }),
    ],
  });
  const reply = await desk.post('/v1/tag-rules/trial', { ...order, days: 1 });
  const recent = reply.json<TagRuleTrial>();
  const day = Date.now() - Date.parse(recent.since);
  expect(reply.status).toBe(200);
  expect(day).toBeGreaterThan(86_000_000);
  expect(day).toBeLessThan(87_000_000);
  expect(await rules()).toEqual([]);
  const contact = await desk.get(contactPath('447400123456'));
  expect(contact.json()).toMatchObject({ tags: [] });
});

const faults: [string, object][] = [
  ['tag', { tag: undefined }],
  ['tag', { tag: ' ' }],
  ['tag', { tag: 'x'.repeat(101) }],
  ['keywords', { keywords: [] }],
  ['keywords', { keywords: undefined }],
  ['keywords', { keywords: 'order' }],
  ['keywords', { keywords: Array.from({ length: 101 }, (_, index) => `k${index}`) }],
  ['keywords.0', { keywords: [''] }],
  ['keywords.1', { keywords: ['a', 'x'.repeat(201)] }],
  ['keyword_match', { keyword_match: 'regex' }],
  ['payloads.0', { payloads: [''] }],
  ['payloads.0', { payloads: ['x'.repeat(257)] }],
  ['phone_number_id', { phone_number_id: 'a b' }],
  ['on', { on: 'yes' }],
  ['id', { id: '../1' }],
];

test.each(faults)('a rule that does not fit is a 422 that names %s, and is not kept', async (field, body) => {
  expect(fieldsOf(await save({ ...order, ...body }))).toEqual([422, [field]]);
  expect(await rules()).toEqual([]);
});

test.each([
  ...faults,
  ['days', { days: 0 }],
  ['days', { days: 31 }],
  ['days', { days: 1.5 }],
  ['days', { days: '7' }],
])('a trial that does not fit is a 422 that names %s', async (field, body: object) => {
  expect(fieldsOf(await desk.post('/v1/tag-rules/trial', { ...order, ...body }))).toEqual([422, [field]]);
});

test('a rule for a payload alone is enough', async () => {
  expect((await save({ tag: 'Order', payloads: ['ORDER'] })).status).toBe(200);
});
