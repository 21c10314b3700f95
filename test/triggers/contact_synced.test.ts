import nock from 'nock';
import { contactWindowOutputs, contactWindowSample } from '../../triggers/contact-synced/output.js';
import contactSynced from '../../triggers/contact_synced.js';
import type { ContactWindowItem } from '../../whatsapp/windows.js';
import { contactItem } from '../records.js';
import { failure, HUB, offline, operationOf, run, WABA } from '../zapier.js';

offline();

const { perform } = operationOf(contactSynced);

function windowItem(id = '1', changes: Partial<ContactWindowItem> = {}): ContactWindowItem {
  return {
    ...contactItem(),
    id,
    contact_id: 'c_a1B2c3D4e5F6g7H8i9J0',
    window_start: '2026-03-02T09:30:00.000Z',
    window_end: '2026-03-02T09:45:00.000Z',
    tags_added: ['VIP'],
    tags_removed: [],
    changed: ['tags'],
    changed_by: ['hubspot'],
    messages_in: 0,
    messages_out: 0,
    messages_delivered: 0,
    messages_read: 0,
    messages_failed: 0,
    ...changes,
  };
}

const items = (from: number, count: number, changes: Partial<ContactWindowItem> = {}) =>
  Array.from({ length: count }, (_, place) => windowItem(String(from + place), changes));

/** Expects one request for a page, with these parameters among others. */
function page(query: Record<string, string>, answer: unknown) {
  return nock(HUB)
    .get('/v1/windows/contacts')
    .query((asked) => Object.entries(query).every(([key, value]) => asked[key] === value))
    .reply(200, answer as nock.Body);
}

const poll = (inputData: object = {}, meta: object = {}) =>
  run(perform, { inputData: { waba_id: WABA, ...inputData }, meta }) as Promise<ContactWindowItem[]>;

describe('what the hub is asked', () => {
  const asked = async (inputData: object, meta?: object) => {
    let query: unknown;
    nock(HUB)
      .get('/v1/windows/contacts')
      .query((given) => {
        query = given;
        return true;
      })
      .reply(200, { items: [], next_cursor: null });
    await poll(inputData, meta);
    return query;
  };

  it('is everything of six hours when nothing was chosen', async () => {
    const empty = { phone_number_id: '', tags_only: false, ignore_sources: [null], hours: null };
    expect(await asked(empty)).toEqual({ waba_id: WABA, tags_only: 'false', hours: '6', limit: '500' });
  });

  it('is what was chosen', async () => {
    const chosen = {
      phone_number_id: '7',
      tags_only: true,
      ignore_sources: ['hubspot', '', 'zapier'],
      hours: '48',
    };
    expect(await asked(chosen)).toEqual({
      waba_id: WABA,
      phone_number_id: '7',
      tags_only: 'true',
      ignore_sources: 'hubspot,zapier',
      hours: '48',
      limit: '500',
    });
  });

  it.each([
    ['hubspot', [], 'hubspot'],
    ['zoho', [null, ''], 'zoho'],
    ['salesforce', undefined, 'salesforce'],
    ['hubspot', ['zapier'], 'zapier'],
    ['none', [], undefined],
  ])('with the mapping of %s and %j to ignore leaves out the changes of %s', async (crm, ignored, source) => {
    const query = await asked({ crm_mapping: crm, ignore_sources: ignored });
    expect((query as Record<string, unknown>)['ignore_sources']).toBe(source);
  });

  it.each([
    ['a poll', {}],
    ['the poll that turns the Zap on', { isPopulatingDedupe: true }],
  ])('names the Zap in %s', async (_which, meta) => {
    const asking = { zap: { id: '123456789' }, ...meta };
    expect(await asked({}, asking)).toMatchObject({ zap: '123456789', hours: '6' });
  });

  it('names the Zap on each page', async () => {
    page({ zap: '7' }, { items: items(0, 1), next_cursor: 'next' });
    page({ zap: '7', cursor: 'next' }, { items: items(1, 1), next_cursor: null });
    expect(await poll({}, { zap: { id: '7' } })).toHaveLength(2);
  });

  it('is three items from as far back as there are any, for a test in the editor', async () => {
    const query = await asked({ ignore_sources: ['zoho'] }, { isLoadingSample: true, zap: { id: '7' } });
    expect(query).toEqual({
      waba_id: WABA,
      tags_only: 'false',
      ignore_sources: 'zoho',
      hours: '48',
      limit: '3',
    });
  });
});

describe('a poll', () => {
  it('gives the items as the hub has them, page after page', async () => {
    page({}, { items: items(0, 2), next_cursor: 'next' });
    page({ cursor: 'next' }, { items: items(2, 1), next_cursor: null });
    expect(await poll()).toEqual(items(0, 3));
  });

  it('gives nothing while no window is closed', async () => {
    page({}, { items: [], next_cursor: null });
    expect(await poll()).toEqual([]);
  });

  it('gives an item once that two pages have', async () => {
    page({}, { items: items(0, 2), next_cursor: 'next' });
    page({ cursor: 'next' }, { items: items(1, 2), next_cursor: null });
    expect((await poll()).map(({ id }) => id)).toEqual(['0', '1', '2']);
  });

  it('reads one page for a test in the editor, whatever follows', async () => {
    page({ limit: '3' }, { items: items(0, 3), next_cursor: 'next' });
    expect(await poll({}, { isLoadingSample: true })).toHaveLength(3);
  });

  it('asks no further than 5,000 items', async () => {
    nock(HUB)
      .get('/v1/windows/contacts')
      .query(true)
      .times(10)
      .reply((uri) => {
        const from = Number(new URL(uri, HUB).searchParams.get('cursor') ?? 0);
        const start = '2026-03-02T09:30:00.000Z';
        const small = Array.from({ length: 500 }, (_, place) => ({
          id: String(from + place),
          window_start: start,
        }));
        return [200, { items: small, next_cursor: String(from + 500) }];
      });
    const given = await poll();
    expect(given).toHaveLength(5_000);
    expect(given.at(-1)?.id).toBe('4999');
  });

  it('gives the latest window first, in whatever order the hub tells', async () => {
    const at = (id: string, hour: number) =>
      windowItem(id, { window_start: `2026-03-02T${hour}:30:00.000Z` });
    page({}, { items: [at('oldest', 10), at('new', 12), at('new too', 12)], next_cursor: 'next' });
    page({ cursor: 'next' }, { items: [at('newest', 14), at('again', 11)], next_cursor: null });
    expect((await poll()).map(({ id }) => id)).toEqual(['newest', 'new', 'new too', 'again', 'oldest']);
  });

  it('leaves out what is more than Zapier can take', async () => {
    const large = { last_message_text: 'x'.repeat(20_000) };
    page({}, { items: items(0, 300, large), next_cursor: 'next' });
    const given = await poll();
    expect(JSON.stringify(given).length).toBeLessThan(5_000_001);
    expect(given.length).toBeGreaterThan(200);
    expect(given[0]?.id).toBe('0');
  });

  it('counts what a CRM mapping adds to the items', async () => {
    const mapped = { crm_mapping: 'hubspot' };
    const large = { last_message_text: 'x'.repeat(20_000) };
    page({}, { items: items(0, 200, large), next_cursor: null });
    const given = await poll(mapped);
    expect(given[0]).toHaveProperty('hubspot_contact_message', large.last_message_text);
    expect(JSON.stringify(given).length).toBeLessThan(5_000_001);
    expect(given.length).toBeLessThan(130);
  });

  it('maps the items of a test in the editor, and no ids when the Zap is turned on', async () => {
    page({ limit: '3' }, { items: items(0, 1), next_cursor: null });
    const [tested] = await poll({ crm_mapping: 'zoho' }, { isLoadingSample: true });
    expect(tested).toHaveProperty('zoho_contact_Tag', [{ name: 'Newsletter' }, { name: 'VIP' }]);
    page({}, { items: items(0, 1), next_cursor: null });
    expect(await poll({ crm_mapping: 'zoho' }, { isPopulatingDedupe: true })).toEqual([{ id: '0' }]);
  });

  describe('when the time is over', () => {
    const endlessly = () => {
      // Each page takes a second of the step's clock.
      const now = jest.spyOn(Date, 'now');
      let clock = 1_772_444_467_000;
      now.mockImplementation(() => clock);
      nock(HUB)
        .get('/v1/windows/contacts')
        .query(true)
        .times(100)
        .reply(() => {
          clock += 1_000;
          return [200, { items: items(clock, 1), next_cursor: String(clock) }];
        });
    };
    afterEach(() => jest.restoreAllMocks());

    it('gives what was read by then', async () => {
      endlessly();
      expect(await poll()).toHaveLength(18);
    });

    it('fails when the Zap is turned on: what is left out would start it later', async () => {
      endlessly();
      const { message } = await failure(poll({}, { isPopulatingDedupe: true }));
      expect(message).toContain('Choose fewer hours under “Look Back” and turn it on again');
    });
  });

  it('tells only ids when the Zap is turned on, so that all of them fit', async () => {
    const large = { last_message_text: 'x'.repeat(20_000) };
    page({}, { items: items(0, 400, large), next_cursor: null });
    const known = await poll({}, { isPopulatingDedupe: true });
    expect(known).toEqual(items(0, 400).map(({ id }) => ({ id })));
  });

  it('tells all ids when the Zap is turned on, however many: the others would start it later', async () => {
    for (let nth = 0; nth < 11; nth += 1) {
      const next = nth < 10 ? String(nth + 1) : null;
      page(nth === 0 ? {} : { cursor: String(nth) }, { items: items(nth * 500, 500), next_cursor: next });
    }
    expect(await poll({}, { isPopulatingDedupe: true })).toHaveLength(5_500);
  });
});

describe('a hub that cannot answer', () => {
  it('is named when it is down', async () => {
    nock(HUB)
      .get('/v1/windows/contacts')
      .query(true)
      .replyWithError(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }));
    expect((await failure(poll())).message).toMatch(/^The hub could not be reached\./);
  });

  describe('when it stops in the middle', () => {
    beforeEach(() => {
      page({}, { items: items(0, 2), next_cursor: 'next' });
      nock(HUB).get('/v1/windows/contacts').query(true).reply(503, { detail: 'The database is down.' });
    });

    it('keeps back nothing that was read: it may know already that this arrived', async () => {
      expect(await poll()).toEqual(items(0, 2));
    });

    it('fails when the Zap is turned on: what is left out would start it later', async () => {
      const { message } = await failure(poll({}, { isPopulatingDedupe: true }));
      expect(message).toBe('The database is down.');
    });
  });

  it('is missed when there is none', async () => {
    delete process.env.HUB_URL;
    expect((await failure(poll())).message).toContain('This step needs the hub');
  });

  it('lets Zapier renew an access that it refuses', async () => {
    nock(HUB).get('/v1/windows/contacts').query(true).reply(401, { detail: 'Who?' });
    expect((await failure(poll())).name).toBe('RefreshAuthError');
  });

  it('says why it refuses', async () => {
    nock(HUB).get('/v1/windows/contacts').query(true).reply(403, { detail: 'Not your account.' });
    expect((await failure(poll())).message).toBe('Not your account.');
  });

  it.each([
    ['a page of a website', '<html>Welcome</html>'],
    ['no list', {}],
    ['null', 'null'],
    ['a list of something else', { items: [{ name: 'VIP' }, null] }],
    ['a list of items without a quarter of an hour', { items: [{ id: '1' }] }],
  ])('is not believed when it gives %s', async (_what, body) => {
    nock(HUB).get('/v1/windows/contacts').query(true).reply(200, body);
    expect((await failure(poll())).message).toMatch(/^The hub (gave an answer|did not give a proper)/);
  });
});

test('an item has exactly the keys of the sample and of the outputs', async () => {
  page({}, { items: items(0, 1), next_cursor: null });
  const [item] = await poll();
  expect(Object.keys(item ?? {}).sort()).toEqual(Object.keys(contactWindowSample).sort());
  expect(Object.keys(contactWindowOutputs).sort()).toEqual(Object.keys(contactWindowSample).sort());
});
