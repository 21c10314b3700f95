import { contactPath, fieldsOf, openContactsDesk, phone, type ContactsDesk } from './contacts-desk.js';

let desk: ContactsDesk;
beforeEach(async () => {
  desk = await openContactsDesk();
});
afterEach(async () => {
  await desk.close();
});

const change = (body: object, key = phone) =>
  desk.put(contactPath(key, '/tags'), { mode: 'add', tags: [], source: 'hubspot', ...body });

interface Changed {
  contact: { tags: string[] };
  added: string[];
  removed: string[];
}

test('tags are added and removed, and the contact is created when need be', async () => {
  const added = (await change({ tags: ['VIP', ' Leeds '] })).json<Changed>();
  expect(added).toMatchObject({ contact: { phone, tags: ['Leeds', 'VIP'] }, removed: [] });
  expect([...added.added].sort()).toEqual(['Leeds', 'VIP']);
  const removed = (await change({ mode: 'remove', tags: ['vip', 'unknown'] })).json<Changed>();
  expect(removed).toMatchObject({ contact: { tags: ['Leeds'] }, added: [], removed: ['VIP'] });
});

test('a whole list replaces what was there before it, and nothing that came later', async () => {
  await change({ tags: ['old'], at: '2026-03-01T09:00:00Z' });
  await change({ tags: ['late'], at: '2026-03-01T11:00:00Z' });
  const at = '2026-03-01T10:00:00Z';
  const { contact } = (await change({ mode: 'replace', tags: ['new'], at })).json<Changed>();
  expect(contact.tags).toEqual(['late', 'new']);
});

test('a change from the future counts as one of now', async () => {
  await change({ tags: ['VIP'], at: new Date(Date.now() + 86_400_000).toISOString() });
  // A later request must be able to take it away again.
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect((await change({ mode: 'remove', tags: ['VIP'] })).json<Changed>().contact.tags).toEqual([]);
});

test('a contact that has all the tags it may have gets no more, and the answer says so', async () => {
  await change({ tags: Array.from({ length: 200 }, (_, index) => `t${index}`) });
  const answer = await change({ tags: ['one more'] });
  expect(answer.status).toBe(409);
  expect(answer.json()).toMatchObject({
    type: 'urn:whatsapp-hub:problem:too-many-tags',
    detail: expect.stringContaining('at most 200 tags'),
  });
});

test('the tags of the account are counted', async () => {
  await change({ tags: ['VIP', 'Leeds'] });
  await change({ tags: ['vip'] }, '+447400123457');
  const { tags } = (await desk.get('/v1/tags')).json<{ tags: { name: string; contacts: number }[] }>();
  expect(tags.map(({ name, contacts }) => [name.toLowerCase(), contacts]).sort()).toEqual([
    ['leeds', 1],
    ['vip', 2],
  ]);
});

test.each([
  ['mode', { mode: 'set' }],
  ['mode', { mode: undefined }],
  ['tags', { tags: 'VIP' }],
  ['tags', { tags: undefined }],
  ['tags', { tags: Array.from({ length: 201 }, (_, index) => `t${index}`) }],
  ['tags.0', { tags: [''] }],
  ['tags.1', { tags: ['a', '  '] }],
  ['tags.0', { tags: ['x'.repeat(101)] }],
  ['tags.0', { tags: ['a\u0000'] }],
  ['at', { at: 'yesterday' }],
  ['at', { at: 1772444467 }],
  ['source', { source: 'crm' }],
  ['source', { source: undefined }],
])('a change that does not fit is a 422 that names %s, and changes nothing', async (field, body) => {
  expect(fieldsOf(await change(body))).toEqual([422, [field]]);
  expect((await desk.get(contactPath(phone))).status).toBe(404);
});

test('as many and as long as is allowed is taken', async () => {
  const tags = Array.from({ length: 200 }, (_, index) => `${index}`.padStart(100, '語'));
  expect((await change({ tags })).json<Changed>().contact.tags).toHaveLength(200);
});
