import nock from 'nock';
import type { ZObject } from 'zapier-platform-core';
import { listContacts } from '../../api/hub-api/contacts.js';
import { Deadline } from '../../api/deadline.js';
import findContact from '../../searches/find_contact.js';
import type { ContactItem } from '../../whatsapp/contact-item.js';
import { contactItem } from '../records.js';
import { failure, HUB, offline, operationOf, run, WABA, type AnyPerform } from '../zapier.js';

offline();

const { perform } = operationOf(findContact);
const find = (inputData: object) =>
  run(perform, { inputData: { waba_id: WABA, ...inputData } }) as Promise<Record<string, unknown>[]>;

const known = (contact: object = contactItem(), key = '%2B447400123456') =>
  nock(HUB).get(`/v1/contacts/${key}`).query({ waba_id: WABA }).reply(200, contact);

const unknown = () =>
  nock(HUB)
    .get(/contacts/)
    .query(true)
    .reply(404, { type: 'urn:whatsapp-hub:problem:no-contact', detail: 'No such contact.' });

test('a contact is found by its number, however it is written', async () => {
  known();
  expect(await find({ contact: '07400 123456', country: 'GB', name_contains: '' })).toEqual([contactItem()]);
});

test('a contact that the hub does not know gives nothing, and no error', async () => {
  unknown();
  expect(await find({ contact: '+447400123456' })).toEqual([]);
});

test('a 404 of anything but a contact is an error, not a miss', async () => {
  nock(HUB)
    .get(/contacts/)
    .query(true)
    .reply(404, { type: 'urn:whatsapp-hub:problem:no-route', detail: 'There is no such address.' });
  expect((await failure(find({ contact: '+447400123456' }))).message).toBe('There is no such address.');
});

test.each([
  [{ tag: ' vip ' }, 1],
  [{ tag: 'VI' }, 0],
  [{ name_contains: 'moráles' }, 1],
  [{ name_contains: 'Paula' }, 0],
  [{ consent: 'transactional' }, 1],
  [{ consent: 'Opted In' }, 0],
])('a contact found by its number must also meet %j', async (traits, found) => {
  known();
  expect(await find({ contact: '+447400123456', ...traits })).toHaveLength(found);
});

test('contacts are found by name, tag and consent', async () => {
  nock(HUB)
    .get('/v1/contacts')
    .query({ waba_id: WABA, name: 'Pablo', tag: 'VIP', consent: 'opted_in', limit: '100' })
    .reply(200, { contacts: [contactItem(), contactItem({ id: 'c_2' })], next_cursor: null });
  const found = await find({ name_contains: 'Pablo', tag: 'VIP', consent: 'Opted In' });
  expect(found.map(({ id }) => id)).toEqual(['c_a1B2c3D4e5F6g7H8i9J0', 'c_2']);
});

describe('among very many contacts', () => {
  const page = (query: object, contacts: object[], next_cursor: string | null) =>
    nock(HUB)
      .get('/v1/contacts')
      .query({ waba_id: WABA, name: 'Pablo', ...query })
      .reply(200, { contacts, next_cursor });

  test('the hub is asked on until it has looked at all of them', async () => {
    page({ limit: '100' }, [], 'c_9');
    page({ limit: '100', cursor: 'c_9' }, [contactItem()], 'c_5');
    page({ limit: '99', cursor: 'c_5' }, [contactItem({ id: 'c_2' })], null);
    const found = await find({ name_contains: 'Pablo' });
    expect(found.map(({ id }) => id)).toEqual(['c_a1B2c3D4e5F6g7H8i9J0', 'c_2']);
  });

  test('as many are found as a search gives, and no more are asked for', async () => {
    const full = Array.from({ length: 100 }, (_, index) => contactItem({ id: `c_${index}` }));
    page({ limit: '100' }, full, 'c_99');
    expect(await find({ name_contains: 'Pablo' })).toHaveLength(100);
  });

  const search = (time: number) =>
    run(((z: ZObject) =>
      listContacts(z, WABA, { name: 'Pablo', limit: 100 }, new Deadline(time))) as AnyPerform) as Promise<
      ContactItem[]
    >;

  test('what was found in the time of a step is given', async () => {
    page({ limit: '100' }, [contactItem()], 'c_5');
    expect(await search(0)).toHaveLength(1);
  });

  test('nobody found in that time is no “nobody”: a step that creates contacts would create one twice', async () => {
    page({ limit: '100' }, [], 'c_5');
    expect(await failure(search(0))).toEqual({
      name: 'AppError',
      message: expect.stringContaining('could not look at all of them in time'),
    });
  });
});

test('what was left empty does not count', async () => {
  nock(HUB)
    .get('/v1/contacts')
    .query({ waba_id: WABA, tag: 'VIP', limit: '100' })
    .reply(200, { contacts: [], next_cursor: null });
  expect(await find({ contact: ' ', name_contains: null, tag: 'VIP', consent: '' })).toEqual([]);
});

test('a search for nothing is stopped: it would find any contact', async () => {
  expect(await failure(find({ contact: ' ', country: 'GB' }))).toEqual({
    name: 'HaltedError',
    message: expect.stringContaining('Fill in at least one'),
  });
});

test('a contact that is no number and no ID is a sentence', async () => {
  expect(await failure(find({ contact: 'Pablo' }))).toEqual({
    name: 'HaltedError',
    message: expect.stringMatching(/^“Contact”: /),
  });
});
