import nock from 'nock';
import syncContactTags from '../../creates/sync_contact_tags.js';
import { syncContactTagsOutput } from '../../creates/sync-contact-tags/output.js';
import { contactItem } from '../records.js';
import { failure, HUB, offline, operationOf, run, WABA } from '../zapier.js';

offline();

const { perform } = operationOf(syncContactTags);

type Result = Record<string, unknown>;

const syncing = (changes: object, more: object = {}) => {
  const inputData = { waba_id: WABA, contact: '+447400123456', mode: 'add', tags: ['VIP'], ...changes };
  return run(perform, { inputData, inputDataRaw: inputData, ...more }) as Promise<Result>;
};

/** The hub takes the next change; gives what it was told. */
function takes(answer: object = { contact: contactItem(), added: ['VIP'], removed: [] }) {
  const told: Result[] = [];
  nock(HUB)
    .put('/v1/contacts/%2B447400123456/tags', (body: Result) => told.push(body) > 0)
    .reply(200, answer);
  return told;
}

it('tells the hub the change, and nothing that was left empty', async () => {
  const told = takes();
  await syncing({ country: '', changed_at: '', source: null });
  expect(told).toEqual([{ waba_id: WABA, mode: 'add', tags: ['VIP'], source: 'zapier' }]);
});

it.each([
  ['a list', ['VIP', ' New ', '']],
  ['HubSpot’s text', ['VIP;New']],
  ['HubSpot’s text to append', [';VIP;New']],
  ['Zoho’s tags', ['[{"name":"VIP","id":"1"},{"name":"New","id":"2"}]']],
  ['words with commas', ['VIP, New']],
  ['a text in the place of a list', 'VIP;New'],
])('takes the tags as %s', async (_what, tags) => {
  const told = takes();
  await syncing({ tags });
  expect(told[0]?.tags).toEqual(['VIP', 'New']);
});

it.each([
  ['2026-03-01T18:30:00Z', '2026-03-01T18:30:00.000Z'],
  ['2026-03-01 18:30', '2026-03-01T17:30:00.000Z'],
])('tells when it changed in the CRM: %s in Rome', async (changed_at, at) => {
  const told = takes();
  await syncing({ changed_at, source: 'zoho' }, { meta: { timezone: 'Europe/Rome' } });
  expect(told[0]).toMatchObject({ at, source: 'zoho' });
});

it('stops for a time that nobody can read', async () => {
  expect(await failure(syncing({ changed_at: '03/04/2026' }))).toEqual({
    name: 'HaltedError',
    message: expect.stringContaining('“Changed At in the CRM” is not a date'),
  });
});

it.each(['replace', 'two_way', 'add'])(
  'takes an empty field of the CRM for no tags (%s), and a step without tags for a mistake',
  async (mode) => {
    const told = takes();
    await syncing({ mode, tags: [''] }, { inputDataRaw: { tags: ['{{123__tags}}'] } });
    expect(told[0]).toMatchObject({ mode, tags: [] });
    for (const tags of [undefined, null, [], ['']]) {
      expect(await failure(syncing({ mode, tags }))).toEqual({
        name: 'HaltedError',
        message: expect.stringContaining('“Tags” is not filled in'),
      });
    }
  },
);

it('stops for a mode that does not exist', async () => {
  expect((await failure(syncing({ mode: 'merge' }))).message).toContain('“What to Do” has a choice that');
  expect((await failure(syncing({ mode: '' }))).message).toContain('“What to Do” is empty');
});

it('gives Zoho nothing in the place of a tag that it has', async () => {
  const inZoho = ['B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'ZZZ'];
  takes({ contact: contactItem({ tags: ['A', ...inZoho] }), added: [], removed: [] });
  const { zoho_tags_text, zoho_note } = await syncing({ mode: 'two_way', tags: inZoho, source: 'zoho' });
  expect(zoho_tags_text).toBe(inZoho.join(','));
  expect(zoho_note).toContain('left out: “A”');
});

it('gives the tags as each CRM takes them', async () => {
  takes({ contact: contactItem({ tags: ['Newsletter', 'VIP'] }), added: ['VIP'], removed: ['Old'] });
  expect(await syncing({})).toEqual({
    ...contactItem(),
    tags_added: ['VIP'],
    tags_removed: ['Old'],
    hubspot_tags: 'Newsletter;VIP',
    hubspot_tags_to_add: ';Newsletter;VIP',
    salesforce_tags: 'Newsletter;VIP',
    zoho_tags: [{ name: 'Newsletter' }, { name: 'VIP' }],
    zoho_tags_json: '[{"name":"Newsletter"},{"name":"VIP"}]',
    zoho_tags_text: 'Newsletter,VIP',
    zoho_note: null,
    mapping_notes: null,
  });
});

describe('the tags for the CRMs', () => {
  const outputOf = (tags: string[]) =>
    syncContactTagsOutput({ contact: contactItem({ tags }), added: [], removed: [] });

  it('keep a comma inside a tag', () => {
    expect(outputOf(['Milan, Italy'])).toMatchObject({
      hubspot_tags: 'Milan, Italy',
      zoho_tags: [{ name: 'Milan, Italy' }],
    });
  });

  it('are nothing to add for a contact without tags', () => {
    expect(outputOf([])).toMatchObject({
      hubspot_tags: '',
      hubspot_tags_to_add: null,
      zoho_tags_json: '[]',
    });
  });

  it('say what Zoho does not take', () => {
    const tags = [
      'Customers of the garden club',
      ...Array.from({ length: 10 }, (_, index) => `Tag ${index}`),
    ];
    const { zoho_tags, zoho_note } = outputOf(tags);
    expect(zoho_tags).toHaveLength(10);
    expect(zoho_note).toContain('25 characters');
    expect(zoho_note).toContain('“Tag 9”');
  });
});

it.each([
  [403, 'Error', 'The connection was not given this account.'],
  [422, 'HaltedError', '“tags” must be 200 tags at most.'],
])('says what the hub says with HTTP %s', async (status, _name, detail) => {
  nock(HUB).put(/tags/).reply(status, { type: 'urn:whatsapp-hub:problem:x', detail });
  const error = await failure(syncing({}));
  expect(error.message).toBe(detail);
  expect(error.name === 'HaltedError').toBe(status === 422);
});
