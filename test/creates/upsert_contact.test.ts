import nock from 'nock';
import upsertContact from '../../creates/upsert_contact.js';
import { contactItem } from '../records.js';
import { failure, HUB, offline, operationOf, run, WABA } from '../zapier.js';

offline();

const { perform } = operationOf(upsertContact);
const upserting = (inputData: object) =>
  run(perform, { inputData: { waba_id: WABA, contact: '+44 7400 123456', ...inputData } }) as Promise<
    Record<string, unknown>
  >;

/** The hub takes the next change of the contact; gives what it was told. */
function takes(key = '+447400123456', answer: object = { contact: contactItem(), created: true }) {
  const told: Record<string, unknown>[] = [];
  nock(HUB)
    .put(`/v1/contacts/${encodeURIComponent(key)}`, (body: Record<string, unknown>) => told.push(body) > 0)
    .reply(200, answer);
  return told;
}

it('tells the hub what was filled in, and nothing else', async () => {
  const told = takes();
  await upserting({ name: ' Zoë ', language: '', also_known_as: null, attributes: { '': 'x' }, source: '' });
  expect(told).toEqual([{ waba_id: WABA, name: 'Zoë', source: 'zapier' }]);
});

it('gives the contact as it is now, and whether it is new', async () => {
  takes();
  expect(await upserting({})).toEqual({ ...contactItem(), was_created: true, mapping_notes: null });
});

it.each([
  ['07400 123456', 'GB', '+447400123456'],
  ['US.13491208655302741918', '', 'US.13491208655302741918'],
  ['c_a1B2c3D4e5F6g7H8i9-_', '', 'c_a1B2c3D4e5F6g7H8i9-_'],
])('knows the contact by %s', async (contact, country, key) => {
  const told = takes(key);
  await upserting({ contact, country });
  expect(told).toHaveLength(1);
});

it.each([
  ['en_US', 'en'],
  ['Portuguese', 'pt'],
  ['de', 'de'],
])('takes the language %s for %s', async (language, told) => {
  const changes = takes();
  await upserting({ language });
  expect(changes[0]).toMatchObject({ language: told });
});

it('does not take anything for a language', async () => {
  expect(await failure(upserting({ language: 'Elvish (High)' }))).toEqual({
    name: 'HaltedError',
    message: expect.stringContaining('“Language” is not a language'),
  });
});

it('removes an attribute that is to be cleared, and leaves out an empty one', async () => {
  const told = takes();
  await upserting({ attributes: { city: 'Rome', vip_since: ' (Clear) ', note: '', age: null } });
  expect(told[0]?.attributes).toEqual({ city: 'Rome', vip_since: null });
});

it('joins a phone number and a user ID', async () => {
  const told = takes();
  await upserting({ also_known_as: 'US.13491208655302741918' });
  expect(told[0]).toMatchObject({ user_id: 'US.13491208655302741918' });
});

it('reads a second number with the country of the first', async () => {
  const told = takes('US.13491208655302741918');
  await upserting({
    contact: 'US.13491208655302741918',
    also_known_as: '07400 123456',
    country: 'United Kingdom',
  });
  expect(told[0]).toMatchObject({ phone: '+447400123456' });
});

it.each([
  ['two numbers', '+44 7400 654321', 'two different'],
  ['a contact ID', 'c_a1B2c3D4e5F6g7H8i9J0', 'has a contact ID'],
  ['a word', 'the one from Rome', '“Also Known As”: '],
])('does not take %s for one contact', async (_what, second, why) => {
  const error = await failure(upserting({ also_known_as: second }));
  expect(error).toEqual({ name: 'HaltedError', message: expect.stringContaining(why) });
});

it('takes the source by its name too', async () => {
  const told = takes();
  await upserting({ source: 'Zoho CRM' });
  expect(told[0]).toMatchObject({ source: 'zoho' });
  expect((await failure(upserting({ source: 'Excel' }))).message).toBe(
    '“Source of the Change” has a choice that does not exist. Choose one of “HubSpot”, “Salesforce”, “Zoho CRM”, “Another App”.',
  );
});

it('says what is wrong with the contact, without repeating it', async () => {
  const error = await failure(upserting({ contact: '12' }));
  expect(error.name).toBe('HaltedError');
  expect(error.message).toMatch(/^“Contact”: /);
  expect(error.message).not.toContain('12.');
});

it('halts for a contact ID that nobody has, and keeps the Zap on', async () => {
  const key = 'c_a1B2c3D4e5F6g7H8i9J0';
  nock(HUB)
    .put(`/v1/contacts/${key}`)
    .reply(404, { type: 'urn:whatsapp-hub:problem:no-contact', detail: 'No such contact.' });
  expect(await failure(upserting({ contact: key }))).toEqual({
    name: 'HaltedError',
    message: expect.stringContaining('No such contact is known'),
  });
});

it.each([
  [403, 'no-account', 'The connection was not given this account.'],
  [404, 'no-route', 'There is no such address.'],
  [422, 'unfit', '“name” is too long.'],
])('says what the hub says with HTTP %s', async (status, slug, detail) => {
  nock(HUB)
    .put(/contacts/)
    .reply(status, { type: `urn:whatsapp-hub:problem:${slug}`, detail });
  expect((await failure(upserting({}))).message).toBe(detail);
});

it('says that a hub is needed when there is none', async () => {
  delete process.env.HUB_URL;
  expect((await failure(upserting({}))).message).toContain('needs the hub');
});

it('says whom to ask when the hub is down', async () => {
  nock(HUB)
    .put(/contacts/)
    .replyWithError(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }));
  expect((await failure(upserting({}))).message).toContain('The hub could not be reached.');
});
