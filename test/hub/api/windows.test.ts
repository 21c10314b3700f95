import type { ContactWindowItem, DigestItem } from '../../../whatsapp/windows.js';
import { WINDOW_MS } from '../../../whatsapp/windows.js';
import { phoneNumber, textMessage } from '../bodies.js';
import { allPages, contactPath, fieldsOf, openContactsDesk, type ContactsDesk } from './contacts-desk.js';

let desk: ContactsDesk;
let now: number;
beforeEach(async () => {
  desk = await openContactsDesk();
  now = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await desk.close();
});

const contacts = async (query: Record<string, string> = {}) =>
  (await desk.get('/v1/windows/contacts', query)).json<{ items: ContactWindowItem[] }>().items;
const digests = async (query: Record<string, string> = {}) =>
  (await desk.get('/v1/windows/digests', query)).json<{ items: DigestItem[] }>().items;

const number = (nth: number) => `+44740012345${nth}`;
const tag = (nth: number, source: string, ...tags: string[]) =>
  desk.put(contactPath(number(nth), '/tags'), { mode: 'add', tags, source });

test('a window is told when it is closed, and not before', async () => {
  await tag(0, 'hubspot', 'VIP');
  expect([await contacts(), await digests()]).toEqual([[], []]);
  now += WINDOW_MS;
  expect(await contacts()).toMatchObject([
    { phone: number(0), tags: ['VIP'], tags_added: ['VIP'], changed_by: ['hubspot'] },
  ]);
  expect(await digests()).toMatchObject([{ contacts_changed: 1, new_contacts: 1, tags_added: 1 }]);
});

test('it looks back as far as asked, six hours where nothing is said', async () => {
  await tag(0, 'hubspot', 'VIP');
  now += 5 * 3_600_000;
  expect(await contacts()).toHaveLength(1);
  expect(await contacts({ hours: '4' })).toEqual([]);
  now += 2 * 3_600_000;
  expect([await contacts(), await digests()]).toEqual([[], []]);
  expect(await contacts({ hours: '48' })).toHaveLength(1);
});

test('a Zap that says who it is gets what it missed, longer ago than asked', async () => {
  const asked = { tags_only: 'false', hours: '1' };
  const both = async (more: object = {}) => [
    (await contacts({ ...asked, ...more })).length,
    (await digests({ ...asked, ...more })).length,
  ];
  expect(await both({ zap: '123456789' })).toEqual([0, 0]);
  await tag(0, 'hubspot', 'VIP');
  now += 10 * 3_600_000;
  expect([await both(), await both({ zap: '2' })]).toEqual([
    [0, 0],
    [0, 0],
  ]);
  const everything = async () => {
    const lists = ['/v1/windows/contacts', '/v1/windows/digests'].map((path) =>
      allPages<object>((query) => desk.get(path, { ...asked, zap: '123456789', ...query }), 'items'),
    );
    return (await Promise.all(lists)).map((pages) => pages.map((items) => items.length));
  };
  // It may not have got what it did not ask on from.
  expect(await both({ zap: '123456789' })).toEqual([1, 1]);
  expect(await everything()).toEqual([
    [1, 0],
    [1, 0],
  ]);
  expect(await everything()).toEqual([[0], [0]]);
});

test('changes of tags are told, and all others when they are asked for', async () => {
  await desk.receive({ messages: [textMessage({ from: number(0).slice(1) })] });
  now += WINDOW_MS;
  expect(await contacts()).toEqual([]);
  expect(await contacts({ tags_only: 'false' })).toMatchObject([{ messages_in: 1 }]);
  expect(await contacts({ tags_only: 'false', phone_number_id: phoneNumber })).toHaveLength(1);
});

test('what a source wrote itself is left out for it', async () => {
  await tag(0, 'hubspot', 'VIP');
  await tag(1, 'zoho', 'VIP');
  await tag(2, 'salesforce', 'VIP');
  now += WINDOW_MS;
  const rest = await contacts({ ignore_sources: 'hubspot,zoho' });
  expect(rest.map(({ phone }) => phone)).toEqual([number(2)]);
  expect(await contacts({ ignore_sources: '' })).toHaveLength(3);
});

test('the items go to their end page by page, each once', async () => {
  for (const nth of [0, 1, 2, 3, 4]) await tag(nth, 'hubspot', 'VIP');
  now += WINDOW_MS;
  await tag(0, 'hubspot', 'Leeds');
  now += WINDOW_MS;
  const pages = await allPages<ContactWindowItem>(
    (query) => desk.get('/v1/windows/contacts', { limit: '2', ...query }),
    'items',
  );
  expect(pages.flat().map(({ tags_added }) => tags_added)).toEqual([
    ['Leeds'],
    ...Array.from({ length: 5 }, () => ['VIP']),
  ]);
  expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(6);
  const ofDigests = await allPages<DigestItem>(
    (query) => desk.get('/v1/windows/digests', { limit: '1', ...query }),
    'items',
  );
  expect(ofDigests.flat().map(({ contacts_changed }) => contacts_changed)).toEqual([1, 5]);
});

describe.each(['/v1/windows/contacts', '/v1/windows/digests'])('%s', (path) => {
  it('has nothing behind a cursor of another list', async () => {
    await tag(0, 'hubspot', 'VIP');
    now += WINDOW_MS;
    const reply = await desk.get(path, { cursor: 'garbage' });
    expect([reply.status, reply.json()]).toEqual([200, { items: [], next_cursor: null }]);
  });

  it.each([
    ['phone_number_id', { phone_number_id: '' }],
    ['zap', { zap: ' ' }],
    ['zap', { zap: 'x'.repeat(201) }],
    ['ignore_sources', { ignore_sources: 'hubspot,crm' }],
    ['ignore_sources', { ignore_sources: 'toString' }],
    ['tags_only', { tags_only: 'yes' }],
    ['hours', { hours: '0' }],
    ['hours', { hours: '49' }],
    ['limit', { limit: '0' }],
    ['limit', { limit: '501' }],
    ['limit', { limit: '1.5' }],
    ['cursor', { cursor: 'a b' }],
  ])('names a wrong %s', async (field, query: Record<string, string>) => {
    expect(fieldsOf(await desk.get(path, query))).toEqual([422, [field]]);
  });
});
