import fc from 'fast-check';
import { crms } from '../../mappings/crm.js';
import { mappingInputs } from '../../mappings/inputs.js';
import { mapOut } from '../../mappings/map-out.js';
import { fieldKey } from '../../mappings/keys.js';
import type { OutRow } from '../../mappings/table.js';
import { tableOf } from '../../mappings/tables.js';
import { localise } from '../../whatsapp/localise.js';

const NOBODY = 'The record has no phone number that a message can go to.';

describe('the recipient', () => {
  it('is the WhatsApp number, else the mobile, else the phone', () => {
    const phones = {
      hs_whatsapp_phone_number: '+886912345678',
      mobilephone: '+886922345678',
      phone: '+886932345678',
    };
    expect(mapOut('hubspot', phones).recipient?.phone).toBe('+886912345678');
    expect(mapOut('hubspot', { ...phones, hs_whatsapp_phone_number: '' }).recipient?.phone).toBe(
      '+886922345678',
    );
    expect(mapOut('hubspot', { phone: phones.phone }).recipient?.phone).toBe('+886932345678');
  });

  it('takes the country of the record for a number without a country code', () => {
    expect(mapOut('salesforce', { MobilePhone: '0912-345-678', MailingCountry: 'Taiwan' })).toMatchObject({
      recipient: { phone: '+886912345678' },
      country: 'TW',
    });
    expect(mapOut('zoho', { Mobile: '0912-345-678', Mailing_Country: 'Taiwan' }).recipient?.phone).toBe(
      '+886912345678',
    );
  });

  it('takes the step’s country when the record names none', () => {
    const context = { country: 'TW' };
    expect(mapOut('hubspot', { mobilephone: '0912-345-678' }, context).recipient?.phone).toBe(
      '+886912345678',
    );
  });

  it('is never a land line of a field for any phone, and the note says so', () => {
    expect(mapOut('hubspot', { phone: '+886 2 2345 6789' })).toMatchObject({
      recipient: null,
      notes: ['HubSpot · Contact · Phone Number: This is a land line, and was left out.', NOBODY],
    });
  });

  it.each([
    ['two numbers', '02 2345 6789 / 0912 345 678'],
    ['a list', ['N/A', '0912 345 678']],
    ['a HubSpot value', { value: '0912 345 678' }],
    ['a WhatsApp address', 'whatsapp:+886912345678'],
    ['full-width digits', '０９１２３４５６７８'],
  ])('is read from %s', (_what, phone) => {
    expect(mapOut('hubspot', { phone, country: 'TW' }).recipient?.phone).toBe('+886912345678');
  });

  it.each(['N/A', '-', '', null, '[object Object]', {}, [], 'none', '...'])(
    'is nobody for %j, without a complaint about the field',
    (phone) => {
      expect(mapOut('zoho', { Mobile: phone })).toMatchObject({ recipient: null, notes: [NOBODY] });
    },
  );

  it('is the user id of a person who hides the number', () => {
    const key = 'TW.13491208655302741918';
    expect(mapOut('salesforce', { WhatsApp_User_Id__c: key }).recipient).toEqual({
      phone: null,
      userId: key,
      key,
    });
    expect(mapOut('salesforce', { WhatsApp_User_Id__c: 'Mei' }).recipient).toBeNull();
  });

  it('is told in a sentence that does not repeat the number when none can be used', () => {
    const { notes } = mapOut('hubspot', { mobilephone: '0912-345-678' });
    expect(notes[0]).toContain('HubSpot · Contact · Mobile Phone Number: ');
    expect(notes.join()).not.toContain('0912');
  });
});

describe('a record is read', () => {
  const expected = {
    values: { first_name: 'Mei', company: 'Acme' },
    crm: { system: 'salesforce', object: 'contact', record: '003000000000001AAA' },
    tags: ['VIP', 'TW'],
  };

  it.each([
    [
      'as the API gives it',
      {
        attributes: { type: 'Contact' },
        Id: '003000000000001AAA',
        FirstName: 'Mei',
        Account: { Name: 'Acme' },
        WhatsApp_Tags__c: 'VIP;TW',
      },
    ],
    [
      'as Zapier flattens it',
      { Id: '003000000000001AAA', FirstName: 'Mei', Account__Name: 'Acme', WhatsApp_Tags__c: 'VIP;TW' },
    ],
    [
      'as Zapier nests it',
      {
        Id: '003000000000001AAA',
        FirstName: 'Mei',
        Account: { Name: 'Acme' },
        WhatsApp_Tags: { c: 'VIP;TW' },
      },
    ],
    [
      'from the inputs of our steps',
      {
        salesforce_contact_Id: '003000000000001AAA',
        salesforce_contact_FirstName: 'Mei',
        salesforce_contact_Account_Name: 'Acme',
        salesforce_contact_WhatsApp_Tags_c: ['VIP', 'TW'],
      },
    ],
  ])('of Salesforce %s', (_how, record) => {
    expect(mapOut('salesforce', record)).toMatchObject(expected);
  });

  it.each([
    ['with its properties inside', { id: '151', properties: { firstname: 'Mei', dealname: 'no' } }],
    ['flattened', { id: 151, properties__firstname: 'Mei' }],
    ['of the old API', { hs_object_id: '151', properties__firstname__value: 'Mei' }],
    ['flat', { hs_object_id: '151', firstname: 'Mei', object: 'contacts' }],
  ])('of HubSpot %s', (_how, record) => {
    expect(mapOut('hubspot', record, { object: 'contact' })).toMatchObject({
      values: { first_name: 'Mei' },
      crm: { system: 'hubspot', object: 'contact', record: '151' },
    });
  });

  it('of Zoho with its related records', () => {
    const record = {
      id: '4150868000000624001',
      Last_Name: 'Chen',
      Account_Name: { name: 'Acme', id: '1' },
      Owner: { name: 'Ann Lee', id: '2' },
      Tag: [{ name: 'VIP', id: '3', color_code: '#57B1FD' }],
    };
    expect(mapOut('zoho', record)).toMatchObject({
      values: { last_name: 'Chen', name: 'Chen', company: 'Acme', agent_name: 'Ann Lee' },
      tags: ['VIP'],
      crm: { object: 'contact', record: '4150868000000624001' },
    });
    expect(
      mapOut('zoho', { ...record, Account_Name: undefined, Account_Name__name: 'Acme' }).values.company,
    ).toBe('Acme');
  });

  it('as what its id says it is, also when its fields fit something else', () => {
    expect(mapOut('salesforce', { Id: '00Q000000000001', MobilePhone: '+886912345678' }).crm?.object).toBe(
      'lead',
    );
  });

  it('without what others name like a field', () => {
    expect(mapOut('hubspot', JSON.parse('{"__proto__": {"firstname": "Mei"}}')).values).toEqual({});
  });
});

describe('the values', () => {
  it('are tidied for a template: one line, no HTML, no capitals throughout', () => {
    const record = { firstname: 'MARÍA 🌵', company: '<b>Acme</b>\n &amp;  Sons', city: 'N/A' };
    expect(mapOut('hubspot', record).values).toEqual({
      first_name: 'María',
      name: 'María',
      company: 'Acme & Sons',
    });
  });

  it.each([
    ['2026-05-01', '2026-05-01'],
    ['2026-05-01T00:00:00Z', '2026-05-01'],
    ['2026-05-01T16:30:00.000+0000', '2026-05-01T16:30:00Z'],
    ['2024-01-15T15:26:49+05:30', '2024-01-15T09:56:49Z'],
    ['1777593600000', '2026-05-01'],
    [1777593600, '2026-05-01'],
    ['1.5.2026', '2026-05-01'],
    ['5/31/2026', '2026-05-31'],
    ['31/5/2026', '2026-05-31'],
    ['5/5/2026', '2026-05-05'],
    ['May 1, 2026', '2026-05-01'],
    ['1 May 2026', '2026-05-01'],
    ['Friday, 1st May 2026', '2026-05-01'],
    ['2026-05-01T16:30', '2026-05-01T16:30'],
  ])('have the date %s as %s', (written, date) => {
    const { values, notes } = mapOut('hubspot', { dealname: 'x', closedate: written });
    expect(values.order_date).toBe(date);
    expect(notes).toEqual([NOBODY]);
    if (date.length === 10) expect(localise(date, { language: 'en_GB' })).toMatch(/ May 2026$/);
  });

  it.each(['3/4/2026', '2026-02-30', 'next week', '31/31/2026'])(
    'show the date %s as it stands, and say so',
    (written) => {
      const { values, notes } = mapOut('hubspot', { dealname: 'x', closedate: written });
      expect(values.order_date).toBe(written);
      expect(notes.join()).toContain('This date cannot be read for sure');
    },
  );

  it.each([
    ['1500', 'TWD', '1500 TWD'],
    ['1,500.00', 'EUR', '1500.00 EUR'],
    ['1.500,50', 'EUR', '1500.50 EUR'],
    ['1,500', 'USD', '1500 USD'],
    ['1,500,000', 'USD', '1500000 USD'],
    ['1.5', 'USD', '1.5 USD'],
    ['$ 12.30', '', '12.30'],
    [1500.5, 'twd', '1500.5 TWD'],
  ])('have the amount %s %s as %s', (amount, currency, shown) => {
    const { values } = mapOut('hubspot', { dealname: 'x', amount, deal_currency_code: currency });
    expect(values.amount).toBe(shown);
  });

  it('name the stage of a ticket, and leave out an owner’s id', () => {
    expect(mapOut('hubspot', { subject: 'x', hs_pipeline_stage: '4' }).values.ticket_status).toBe('Closed');
    const { values, notes } = mapOut('hubspot', { firstname: 'Mei', hubspot_owner_id: '41629779' });
    expect(values.agent_name).toBeUndefined();
    expect(notes.join()).toContain('This is the ID of the owner');
  });

  it('keep the zeros before a case number', () => {
    expect(mapOut('salesforce', { CaseNumber: '00001024', Id: '500000000000001' }).values.ticket_number).toBe(
      '00001024',
    );
  });
});

describe('the language', () => {
  it.each([
    ['zh-tw', 'zh_TW'],
    ['en-us', 'en_US'],
    ['German', 'de'],
  ])('%s is Meta’s %s', (written, code) => {
    expect(mapOut('hubspot', { hs_language: written }).language).toBe(code);
  });

  it.each([
    ['Taiwan', 'zh_TW'],
    ['Brasil', 'pt_BR'],
    ['CH', 'de_CH'],
    ['Austria', 'de_AT'],
    ['Japan', 'ja'],
    ['United Kingdom', 'en_GB'],
  ])('of %s is %s where the record names none', (country, code) => {
    expect(mapOut('zoho', { Company: 'x', Country: country }).language).toBe(code);
  });

  it('that is none is left out with a note', () => {
    const { language, notes } = mapOut('hubspot', { hs_language: 'Klingonisch (alt)' });
    expect(language).toBeNull();
    expect(notes.join()).toContain('is not a language that is known here');
  });
});

describe('the consent', () => {
  it.each([
    ['true', 'opted_in'],
    [true, 'opted_in'],
    ['Yes', 'opted_in'],
    ['false', 'not_given'],
    [false, 'not_given'],
    ['opted out', 'opted_out'],
    ['perhaps', 'not_given'],
  ])('of an opt-in field with %j is %s', (written, state) => {
    expect(mapOut('zoho', { Last_Name: 'Chen', WhatsApp_Opt_In: written }).consent?.state).toBe(state);
  });

  it('is unknown when no field says anything', () => {
    expect(mapOut('zoho', { Last_Name: 'Chen', WhatsApp_Opt_In: null }).consent).toBeNull();
    expect(mapOut('zoho', { Last_Name: 'Chen', Email_Opt_Out: false }).consent).toBeNull();
  });

  it('is refused by one refusal, and otherwise as the first field says', () => {
    const yes = { FirstName: 'Mei', WhatsApp_Opt_In__c: true };
    expect(mapOut('salesforce', yes).consent?.state).toBe('opted_in');
    expect(mapOut('salesforce', { ...yes, DoNotCall: true }).consent).toEqual({
      state: 'opted_out',
      from: 'Salesforce · Contact · Do Not Call',
    });
    const basis = 'Performance of a contract;Freely given consent from contact';
    expect(mapOut('hubspot', { hs_legal_basis: basis }).consent?.state).toBe('opted_in');
    expect(mapOut('hubspot', { hs_legal_basis: basis, whatsapp_opt_in: 'false' }).consent?.state).toBe(
      'not_given',
    );
  });

  it('counts only during its period', () => {
    const consent = {
      salesforce_consent_PrivacyConsentStatus: 'OptIn',
      salesforce_consent_EffectiveFrom: '2026-01-01T00:00:00.000+0000',
      salesforce_consent_EffectiveTo: '2026-12-31T00:00:00.000+0000',
    };
    const at = (day: string) => mapOut('salesforce', consent, { now: Date.parse(day) }).consent?.state;
    expect([at('2025-12-31'), at('2026-06-01'), at('2027-01-01')]).toEqual([
      'not_given',
      'opted_in',
      'not_given',
    ]);
  });
});

it('tells a record without tags from one whose tags cannot be read', () => {
  expect(mapOut('hubspot', { whatsapp_tags: '' }).tags).toEqual([]);
  expect(mapOut('zoho', { Last_Name: 'Chen', Tag: [] }).tags).toEqual([]);
  expect(mapOut('hubspot', { firstname: 'Mei' }).tags).toBeNull();
  const { tags, notes } = mapOut('hubspot', { whatsapp_tags: '[object Object]' });
  expect(tags).toBeNull();
  expect(notes.join()).toContain('No tags can be read here');
});

it('brings over every tag of a record, whatever could be written into one', () => {
  const tags = Array.from({ length: 12 }, (_, index) => `Customers of the garden club ${index}`);
  expect(mapOut('zoho', { Tag: tags.map((name) => ({ name })) }).tags).toEqual(tags);
});

it('tells which row made what', () => {
  expect(mapOut('hubspot', { firstname: 'Mei' }).trace).toEqual([
    {
      to: 'first_name',
      key: 'hubspot_contact_firstname',
      row: 'HubSpot · Contact · First Name (firstname)',
      value: 'Mei',
    },
  ]);
});

describe('every row', () => {
  const rows = crms.flatMap((crm) =>
    tableOf(crm).out.map((row) => ({ crm, row, key: fieldKey(crm, row.object, row.field) })),
  );

  /** Values that the readers of all rows of a kind can use. */
  const good: Partial<Record<OutRow['to'], string>> = {
    recipient: '+886912345678',
    user_id: 'TW.13491208655302741918',
    country: 'Taiwan',
    language: 'zh_TW',
    currency: 'TWD',
    amount: '1500',
    consent_from: '2026-01-01',
    consent_until: '2026-01-01',
  };

  /** By their first reader’s words; a refusal is a tick. */
  const consents = ['true', 'OptIn', 'Freely given consent from contact', 'Consent - Obtained'];

  it.each(rows)('reads what is put into its input: $key to $row.to', ({ crm, row, key }) => {
    const values = row.to === 'consent' ? consents : [good[row.to] ?? 'Words'];
    const traces = values.map((value) => mapOut(crm, { [key]: value }).trace);
    expect(traces.flat()).toContainEqual(expect.objectContaining({ to: row.to, key }));
  });

  it.each(rows)('leaves out what stands for nothing: $key to $row.to', ({ crm, row, key }) => {
    // Of tags, an empty field says that there are none.
    const empty = row.to === 'tags' ? [] : ['', []];
    for (const nothing of ['N/A', null, {}, '[object Object]', '-', ...empty])
      expect(mapOut(crm, { [key]: nothing }).trace).toEqual([]);
  });
});

describe('whatever a record holds', () => {
  it('nothing throws, and values can be sent', () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(
        'x'.repeat(70_000),
        '<'.repeat(50_000),
        '9'.repeat(300),
        '👩‍👩‍👧'.repeat(900),
        '+1'.repeat(99),
      ),
    );
    const hostile = fc.constantFrom(...crms).chain((crm) =>
      fc.record({
        crm: fc.constant(crm),
        record: fc.oneof(
          fc.record(Object.fromEntries(mappingInputs(crm).map(({ key }) => [key, anything]))),
          fc.record(Object.fromEntries(tableOf(crm).out.map(({ field }) => [field, anything]))),
          fc.anything(),
        ),
      }),
    );
    fc.assert(
      fc.property(hostile, fc.anything(), ({ crm, record }, country) => {
        const context = typeof country === 'string' ? { country } : {};
        const { values, language, recipient, crm: reference } = mapOut(crm, record, context);
        for (const [name, value] of Object.entries(values)) {
          expect(value.length).toBeLessThanOrEqual(4096);
          expect(value.isWellFormed()).toBe(true);
          if (name !== 'message_text') expect(value).not.toMatch(/[\n\r\t]| {5}/);
          expect(value.trim()).not.toBe('');
        }
        expect(language ?? 'en').toMatch(/^[a-z]{2,3}(_[A-Z]{2})?$/);
        expect(recipient?.phone ?? '+1234567').toMatch(/^\+\d{7,15}$/);
        expect(reference?.record ?? 'x').toMatch(/^[A-Za-z0-9]{1,40}$/);
      }),
      { numRuns: 300 },
    );
  });
});
