import type { ContactItem } from '../../../whatsapp/contact-item.js';
import { textMessage, waba } from '../bodies.js';
import {
  allPages,
  contactPath,
  fieldsOf,
  openContactsDesk,
  phone,
  userId,
  type ContactsDesk,
} from './contacts-desk.js';

let desk: ContactsDesk;
beforeEach(async () => {
  desk = await openContactsDesk();
});
afterEach(async () => {
  await desk.close();
});

const put = (key: string, change: object = {}) =>
  desk.put(contactPath(key), { source: 'hubspot', ...change });
const get = async (key: string) => (await desk.get(contactPath(key))).json<ContactItem>();

test('somebody new is created, and changed the second time', async () => {
  const first = await put(phone, { name: ' Ann Bell ', language: 'en', attributes: { city: 'Leeds' } });
  expect([first.status, first.json()]).toMatchObject([
    201,
    {
      created: true,
      contact: {
        id: expect.stringMatching(/^c_/),
        waba_id: waba,
        phone,
        name: 'Ann Bell',
        language: 'en',
        attributes: { city: 'Leeds' },
        consent: 'transactional',
        tags: [],
      },
    },
  ]);
  const second = await put(phone, { attributes: { plan: 'gold' } });
  expect([second.status, second.json()]).toMatchObject([
    200,
    { created: false, contact: { name: 'Ann Bell', attributes: { city: 'Leeds', plan: 'gold' } } },
  ]);
});

test('null clears, and what is absent stays', async () => {
  await put(phone, { name: 'Ann', language: 'en', attributes: { city: 'Leeds', plan: 'gold' } });
  await put(phone, { name: null, attributes: { city: null } });
  expect(await get(phone)).toMatchObject({ name: null, language: 'en', attributes: { plan: 'gold' } });
});

test('a contact answers to its id, its number in both writings, and its user id', async () => {
  await put(phone, { user_id: userId });
  const { id } = await get(phone);
  for (const key of [id, phone.slice(1), userId]) expect((await get(key)).id).toBe(id);
});

test('a user id of the longest kind is a key, too', async () => {
  const longest = `GB.ENT.${'1234567890'.repeat(12)}12345678`;
  expect((await put(longest)).status).toBe(201);
  expect(await get(longest)).toMatchObject({ user_id: longest, phone: null });
});

test('who wrote is known without being told', async () => {
  await desk.receive({ messages: [textMessage({ text: 'Hello', from: '447400123456' })] });
  expect(await get(phone)).toMatchObject({ inbound_count: 1, last_message_text: 'Hello' });
});

describe('the list', () => {
  const names = async (query: Record<string, string>) =>
    (await desk.get('/v1/contacts', query))
      .json<{ contacts: ContactItem[] }>()
      .contacts.map(({ name }) => name);

  beforeEach(async () => {
    for (const [index, name] of ['Ann', 'Bob', 'Zoë Ann', 'Dan', 'Eve'].entries()) {
      await put(`+44740012345${index}`, { name });
    }
  });

  it('goes to its end page by page, each contact once', async () => {
    const pages = await allPages<ContactItem>(
      (query) => desk.get('/v1/contacts', { limit: '2', ...query }),
      'contacts',
    );
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    const listed = pages.flat();
    expect(listed.map(({ name }) => name).sort()).toEqual(['Ann', 'Bob', 'Dan', 'Eve', 'Zoë Ann']);
    const created = listed.map(({ created_at }) => created_at);
    expect(created).toEqual([...created].sort().reverse());
  });

  it('finds by a part of the name, by tag and by consent', async () => {
    const bob = '+447400123451';
    await desk.put(contactPath(bob, '/tags'), { mode: 'add', tags: ['VIP'], source: 'zoho' });
    await desk.put(contactPath(bob, '/consent'), { state: 'opted_in', source: 'zoho', evidence: 'Form' });
    expect((await names({ name: 'ann' })).sort()).toEqual(['Ann', 'Zoë Ann']);
    expect(await names({ name: 'zoe' })).toEqual(['Zoë Ann']);
    expect(await names({ tag: 'vip' })).toEqual(['Bob']);
    expect(await names({ consent: 'opted_in' })).toEqual(['Bob']);
    expect(await names({ consent: 'opted_in', name: 'ann' })).toEqual([]);
  });

  it('has nothing behind a cursor of another list', async () => {
    const reply = await desk.get('/v1/contacts', { cursor: 'garbage' });
    expect([reply.status, reply.json()]).toMatchObject([200, { contacts: [], next_cursor: null }]);
  });

  it.each([
    ['tag', { tag: ' ' }],
    ['tag', { tag: 'x'.repeat(101) }],
    ['consent', { consent: 'maybe' }],
    ['name', { name: '' }],
    ['name', { name: 'a\0b' }],
    ['name', { name: 'x'.repeat(201) }],
    ['limit', { limit: '101' }],
    ['limit', { limit: '0' }],
    ['cursor', { cursor: '' }],
    ['cursor', { cursor: "1' or 1=1" }],
    ['cursor', { cursor: 'x'.repeat(201) }],
  ])('names a wrong %s', async (field, query: Record<string, string>) => {
    expect(fieldsOf(await desk.get('/v1/contacts', query))).toEqual([422, [field]]);
  });
});

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, '']));

test.each([
  ['name', { name: 7 }],
  ['name', { name: ' ' }],
  ['name', { name: 'x'.repeat(201) }],
  ['name', { name: 'a\u0000b' }],
  ['language', { language: 'English' }],
  ['language', { language: '' }],
  ['phone', { phone: '07400 123456' }],
  ['phone', { phone: 447400123456 }],
  ['user_id', { user_id: '447400123456' }],
  ['attributes', { attributes: [] }],
  ['attributes', { attributes: many(51) }],
  ['attributes', { attributes: { ['x'.repeat(65)]: '' } }],
  ['attributes', { attributes: { ' ': 'x' } }],
  ['attributes.city', { attributes: { city: 'x'.repeat(1_001) } }],
  ['attributes.city', { attributes: { city: 7 } }],
  ['source', { source: undefined }],
  ['source', { source: 'pipedrive' }],
])('a change that does not fit is a 422 that names %s, and creates nobody', async (field, change) => {
  const reply = await put(phone, change);
  expect(fieldsOf(reply)).toEqual([422, [field]]);
  expect(reply.body).not.toMatch(/07400|x{20}/);
  expect((await desk.get(contactPath(phone))).status).toBe(404);
});

test('as much as is allowed is taken', async () => {
  const attributes = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [`${index}`.padEnd(64, 'k'), '語'.repeat(1_000)]),
  );
  const reply = await put(phone, { name: '語'.repeat(200), attributes });
  expect(reply.status).toBe(201);
  expect((await get(phone)).attributes).toEqual(attributes);
});

test('a contact has 200 attributes at most, however many changes they come in', async () => {
  const named = (from: number) =>
    Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`name ${from + at}`, 'x']));
  for (const from of [0, 50, 100, 150]) await put(phone, { attributes: named(from) });
  const full = await put(phone, { name: 'Ann', attributes: { another: 'x' } });
  expect([full.status, full.json()]).toMatchObject([
    409,
    { type: 'urn:whatsapp-hub:problem:too-many-attributes' },
  ]);
  expect((await get(phone)).name).toBeNull();
  expect((await put(phone, { attributes: { 'name 0': null, another: 'x' } })).status).toBe(200);
});

test('a number and a user id of two people are refused in a sentence that repeats neither', async () => {
  const other = 'GB.99999999999999999999';
  await put(phone, { user_id: userId, name: 'Ann' });
  await put(other, { name: 'Bob' });
  const reply = await put(other, { phone, name: 'Bobby' });
  expect([reply.status, reply.json()]).toEqual([
    409,
    expect.objectContaining({
      type: 'urn:whatsapp-hub:problem:different-people',
      detail: expect.stringContaining('correct the phone number in the CRM record'),
    }),
  ]);
  expect(reply.body).not.toMatch(/7400123456|134912|999999/);
  expect([(await get(phone)).name, (await get(other)).name]).toEqual(['Ann', 'Bob']);
});

test('a body that is too large is refused', async () => {
  expect((await put(phone, { name: 'x'.repeat(600_000) })).status).toBe(413);
});

test('an erased contact is gone, and so is what was kept of it', async () => {
  await desk.receive({ messages: [textMessage({ from: '447400123456' })] });
  await desk.put(contactPath(phone, '/tags'), { mode: 'add', tags: ['a', 'b'], source: 'zoho' });
  await desk.put(contactPath(phone, '/consent'), { state: 'opted_in', source: 'zoho', evidence: 'Form' });
  const reply = await desk.erase(contactPath(phone));
  expect([reply.status, reply.json()]).toEqual([
    200,
    {
      erased: { messages: 1, tags: 2, consents: 1, conversations: 1 },
      events_within_hours: expect.any(Number),
    },
  ]);
  expect((await desk.get(contactPath(phone))).status).toBe(404);
  expect((await desk.erase(contactPath(phone))).status).toBe(404);
  expect((await desk.get('/v1/contacts')).json()).toMatchObject({ contacts: [] });
});

test('the export has all that is kept', async () => {
  await desk.receive({ messages: [textMessage({ text: 'my order', from: '447400123456' })] });
  await desk.put(contactPath(phone, '/tags'), { mode: 'add', tags: ['VIP'], source: 'zoho' });
  const evidence = 'Form of the fair';
  await desk.put(contactPath(phone, '/consent'), { state: 'opted_in', source: 'zoho', evidence });
  const reply = await desk.get(contactPath(phone, '/export'));
  expect(reply.json()).toMatchObject({
    waba_id: waba,
    contact: { phone },
    tags: [{ name: 'VIP', present: true, source: 'zoho' }],
    messages: [{ direction: 'in', text: 'my order' }],
    consents: [{ state: 'opted_in', source: 'zoho', evidence }],
    sends: [],
  });
  expect((await desk.get(contactPath('+16505559999', '/export'))).status).toBe(404);
});
