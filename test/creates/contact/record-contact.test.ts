import nock from 'nock';
import syncContactTags from '../../../creates/sync_contact_tags.js';
import upsertContact from '../../../creates/upsert_contact.js';
import { contactItem } from '../../records.js';
import { failure, HUB, offline, operationOf, run, WABA } from '../../zapier.js';

offline();

const PHONE = '+886912345678';
const USER_ID = 'TW.13491208655302741918';
const CONTACT_ID = contactItem().id;
const DETAIL = 'The phone number and the user ID belong to two different people on WhatsApp.';

const record = {
  crm_mapping: 'hubspot',
  hubspot_contact_whatsapp_user_id: USER_ID,
  hubspot_contact_mobilephone: PHONE,
};

type Told = Record<string, unknown>;

function stepOf(step: { operation: object }, always: object) {
  const { perform } = operationOf(step);
  return async (filled: object = {}) => {
    const inputData = { waba_id: WABA, ...record, ...always, ...filled };
    return (await run(perform, { inputData, inputDataRaw: inputData })) as Told;
  };
}

const upserting = stepOf(upsertContact, { hubspot_contact_firstname: 'Ana' });
const syncing = stepOf(syncContactTags, { mode: 'add', tags: ['VIP'] });

/** The hub takes a change of the contact with this key; gives what it was told. */
function takes(key: string, rest = '') {
  const told: Told[] = [];
  nock(HUB)
    .put(`/v1/contacts/${encodeURIComponent(key)}${rest}`, (body: Told) => told.push(body) > 0)
    .reply(200, { contact: contactItem(), created: false, added: [], removed: [] });
  return told;
}

/** The hub knows the number as somebody else's. */
function refuses(key: string) {
  const told: Told[] = [];
  nock(HUB)
    .put(`/v1/contacts/${encodeURIComponent(key)}`, (body: Told) => told.push(body) > 0)
    .reply(409, { type: 'urn:whatsapp-hub:problem:different-people', detail: DETAIL });
  return told;
}

const ANOTHERS = /^The phone number in the record is somebody else’s on WhatsApp now, .* Correct the phone/;

describe('a record with a number that was given to somebody else', () => {
  it('changes the contact with its user ID, without the number, and says so', async () => {
    const first = refuses(USER_ID);
    const second = takes(USER_ID);
    const gave = await upserting();
    expect(first).toMatchObject([{ phone: PHONE, name: 'Ana' }]);
    expect(second).toEqual([expect.not.objectContaining({ phone: expect.anything() })]);
    expect(second).toMatchObject([{ name: 'Ana', source: 'hubspot' }]);
    expect(gave).toMatchObject({ id: CONTACT_ID, mapping_notes: expect.stringMatching(ANOTHERS) });
    expect(gave['mapping_notes']).not.toContain('912345678');
  });

  it('tags the contact with its user ID, and says so', async () => {
    refuses(USER_ID);
    takes(USER_ID);
    const tagged = takes(CONTACT_ID, '/tags');
    const gave = await syncing();
    expect(tagged).toMatchObject([{ tags: ['VIP'] }]);
    expect(gave['mapping_notes']).toMatch(ANOTHERS);
  });
});

it.each([
  ['the number', PHONE],
  ['the user ID', USER_ID],
])('takes %s that was filled in for the record that has it', async (_what, contact) => {
  const told = takes(USER_ID);
  await upserting({ contact });
  expect(told).toMatchObject([{ phone: PHONE }]);
});

it('asks the hub whom a record with both identities means, and tags the one', async () => {
  const told = takes(USER_ID);
  const tagged = takes(CONTACT_ID, '/tags');
  expect(await syncing()).toMatchObject({ mapping_notes: null });
  expect(told).toEqual([{ waba_id: WABA, phone: PHONE, source: 'hubspot' }]);
  expect(tagged).toHaveLength(1);
});

it('leaves the record’s identities out where the step was told another person', async () => {
  const told = takes('+447400123456');
  await upserting({ contact: '+447400123456' });
  expect(told).toEqual([expect.not.objectContaining({ phone: expect.anything() })]);
  expect(told).toEqual([expect.not.objectContaining({ user_id: expect.anything() })]);
});

describe('two identities that a person says are one contact', () => {
  const byHand = { crm_mapping: '', contact: PHONE, also_known_as: USER_ID };

  it('stop the run, and not the Zap, when they are two people', async () => {
    refuses(PHONE);
    expect(await failure(upserting(byHand))).toEqual({ name: 'HaltedError', message: DETAIL });
  });

  it('stop the run, and not the Zap, when a number beside the record’s user ID is somebody else’s', async () => {
    const told = refuses(USER_ID);
    expect((await failure(upserting({ also_known_as: '+886922345678' }))).name).toBe('HaltedError');
    expect(told).toMatchObject([{ phone: '+886922345678' }]);
  });
});

it('stops the run, and not the Zap, when the contact has no room for more', async () => {
  const detail = 'A contact has at most 200 attributes.';
  nock(HUB)
    .put(/contacts/)
    .reply(409, { type: 'urn:whatsapp-hub:problem:too-many-attributes', detail });
  expect(await failure(upserting())).toEqual({ name: 'HaltedError', message: detail });
});
