import fc from 'fast-check';
import nock from 'nock';
import syncContactTags from '../../../creates/sync_contact_tags.js';
import upsertContact from '../../../creates/upsert_contact.js';
import { contactItem } from '../../records.js';
import { failure, HUB, offline, operationOf, run, WABA } from '../../zapier.js';
import { hostileInputs } from './records.js';

offline();

type Result = Record<string, unknown>;
type More = { inputDataRaw?: object };

/** Runs one of the two steps; gives what it gave, and what the hub was told of whom. */
function stepOf(step: { operation: object }, always: object, answer: object) {
  const { perform } = operationOf(step);
  return async (filled: object, more: More = {}) => {
    const told: Result[] = [];
    nock(HUB)
      .put(/^\/v1\/contacts\//, (body: Result) => told.push(body) > 0)
      .reply(200, (path) => {
        told[0] = { whom: decodeURIComponent(path.split('/')[3] ?? ''), ...told[0] };
        return answer;
      });
    const inputData = { waba_id: WABA, ...always, ...filled };
    const gave = (await run(perform, { inputData, inputDataRaw: inputData, ...more })) as Result;
    return { gave, told: told[0] };
  };
}

const syncing = stepOf(
  syncContactTags,
  { mode: 'two_way' },
  { contact: contactItem(), added: [], removed: [] },
);
const upserting = stepOf(upsertContact, {}, { contact: contactItem(), created: false });

const mei = {
  crm_mapping: 'zoho',
  zoho_contact_Mobile: '0912 345 678',
  zoho_contact_Mailing_Country: 'Taiwan',
};

describe('syncing tags from a record', () => {
  it('takes contact, tags and source from the fields of the CRM', async () => {
    const { gave, told } = await syncing({
      ...mei,
      zoho_contact_Tag: ['[{"name":"VIP"},{"name":"Milan, Italy"}]'],
    });
    expect(told).toEqual({
      whom: '+886912345678',
      waba_id: WABA,
      mode: 'two_way',
      tags: ['VIP', 'Milan, Italy'],
      source: 'zoho',
    });
    expect(gave['mapping_notes']).toBeNull();
  });

  it('lets what was filled in go before the record', async () => {
    const { gave, told } = await syncing({
      ...mei,
      zoho_contact_Mobile: 'N/A',
      zoho_contact_Tag: ['VIP'],
      contact: '0922 345 678',
      tags: ['New'],
      source: 'zapier',
    });
    expect(told).toMatchObject({ whom: '+886922345678', tags: ['New'], source: 'zapier' });
    expect(gave['mapping_notes']).toBeNull();
  });

  it.each([
    ['nothing', undefined],
    ['a list of nothing', ['']],
    ['an empty text', ''],
  ])('takes a mapped field that holds %s for no tags', async (_what, tags) => {
    const inputDataRaw = { zoho_contact_Tag: ['{{1__Tag}}'] };
    const { told } = await syncing({ ...mei, zoho_contact_Tag: tags }, { inputDataRaw });
    expect(told).toMatchObject({ tags: [] });
  });

  it.each([
    ['nobody mapped', {}, '“Tags” is not filled in'],
    ['cannot be read', { zoho_contact_Tag: ['[object Object]'] }, 'Tag: No tags can be read here'],
  ])('stops for tags that %s, and takes none away', async (_what, tags, sentence) => {
    expect(await failure(syncing({ ...mei, ...tags }))).toEqual({
      name: 'HaltedError',
      message: expect.stringContaining(sentence),
    });
  });

  it('stops with what is wrong about the record when it names nobody', async () => {
    const { name, message } = await failure(
      syncing({ crm_mapping: 'hubspot', hubspot_contact_phone: '+886 2 2345 6789', tags: ['VIP'] }),
    );
    expect(name).toBe('HaltedError');
    expect(message.split('\n')).toEqual([
      'The fields of HubSpot name nobody who can be reached on WhatsApp. Map the field with the phone number, or fill in “Contact”.',
      'HubSpot · Contact · Phone Number: This is a land line, and was left out.',
    ]);
  });

  it('does not look at what was left in the fields of another CRM or record', async () => {
    const left = { hubspot_contact_mobilephone: '+886922345678', zoho_lead_Mobile: '+886922345678' };
    await expect(syncing({ ...left, crm_mapping: 'zoho', tags: ['VIP'] })).rejects.toThrow('name nobody');
    await expect(syncing({ ...left, crm_mapping: 'none', tags: ['VIP'] })).rejects.toThrow('“Contact”');
  });

  it('does not take its own fields for those of the CRM', async () => {
    await expect(
      syncing({ crm_mapping: 'hubspot', phone: '+886912345678', country: 'TW', tags: ['VIP'] }),
    ).rejects.toThrow('name nobody');
  });
});

describe('telling the hub of a record', () => {
  const record = {
    crm_mapping: 'salesforce',
    salesforce_contact_WhatsApp_User_Id_c: 'TW.13491208655302741918',
    salesforce_contact_MobilePhone: '+886912345678',
    salesforce_contact_FirstName: 'MARÍA',
    salesforce_contact_LastName: 'CHEN',
    salesforce_contact_LanguageCode_c: 'zh-tw',
    salesforce_contact_Account_Name: '<b>Acme</b>',
    salesforce_contact_Id: '003000000000001AAA',
  };

  it('gives name, language, both identities, and attributes with the way back', async () => {
    expect((await upserting(record)).told).toEqual({
      whom: 'TW.13491208655302741918',
      waba_id: WABA,
      name: 'María Chen',
      language: 'zh',
      phone: '+886912345678',
      attributes: { company: 'Acme', salesforce_contact_id: '003000000000001AAA' },
      source: 'salesforce',
    });
  });

  it('lets what was filled in go before the record', async () => {
    const { told } = await upserting({
      ...record,
      contact: '+447400123456',
      name: 'Zoë',
      language: 'German',
      attributes: { company: 'Garden Ltd', table: '12' },
      source: 'zapier',
    });
    expect(told).toEqual({
      whom: '+447400123456',
      waba_id: WABA,
      name: 'Zoë',
      language: 'de',
      attributes: { company: 'Garden Ltd', salesforce_contact_id: '003000000000001AAA', table: '12' },
      source: 'zapier',
    });
  });

  it('knows a person without a number by the user ID', async () => {
    const { told } = await upserting({ ...record, salesforce_contact_MobilePhone: '' });
    expect(told).toMatchObject({ whom: 'TW.13491208655302741918' });
    expect(told).not.toHaveProperty('phone');
  });

  it('does not guess a language from the country', async () => {
    expect((await upserting(mei)).told).not.toHaveProperty('language');
  });

  it('keeps names and attributes to what the hub takes', async () => {
    const { told } = await upserting({
      ...mei,
      zoho_contact_Last_Name: 'Ü'.repeat(300),
      zoho_contact_Mailing_City: 'a'.repeat(1_024),
    });
    expect(told?.['name']).toHaveLength(200);
    expect(told?.['attributes']).toEqual({ city: 'a'.repeat(1_000) });
  });

  it('says what could not be used', async () => {
    const { gave } = await upserting({ ...mei, zoho_contact_Owner_name: '4150868000000225013' });
    expect(gave['mapping_notes']).toMatch(/^Zoho CRM · Contact · Owner: This is the ID of the owner\./);
  });
});

describe.each([
  ['syncing tags', syncing],
  ['telling the hub', upserting],
])('whatever a record holds, %s', (_what, step) => {
  it('tells the hub of somebody it can know, or stops with a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(hostileInputs, async (filled) => {
        const running = step(filled);
        const result = await running.catch(() => null);
        nock.cleanAll();
        if (result === null) {
          const { name, message } = await failure(running);
          expect(name).toBe('HaltedError');
          expect(message).toMatch(/[a-z”][.]$/m);
          return;
        }
        const { whom, name = 'x', language = 'en' } = result.told as Record<string, string>;
        expect(whom).toMatch(/^(\+[1-9]\d{6,14}|[A-Z]{2}\.\w+)$/);
        expect(name.length).toBeLessThanOrEqual(200);
        expect(language).toMatch(/^[a-z]{2,3}$/);
      }),
      { numRuns: 60 },
    );
  });
});
