import fc from 'fast-check';
import { crms } from '../../mappings/crm.js';
import { mappingInputs } from '../../mappings/inputs.js';
import { mapOut } from '../../mappings/map-out.js';
import { fieldKey } from '../../mappings/keys.js';
import type { OutRow } from '../../mappings/table.js';
import { tableOf } from '../../mappings/tables.js';
import { localise } from '../../whatsapp/localise.js';

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
    expect(notes).toEqual(['The record has no phone number that a message can go to.']);
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
