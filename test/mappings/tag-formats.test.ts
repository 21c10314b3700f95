import fc from 'fast-check';
import { crms } from '../../mappings/crm.js';
import { tagsFor } from '../../mappings/tag-formats.js';

describe('tags in the form of a CRM', () => {
  it('puts semicolons between those of HubSpot, and one before them to add', () => {
    expect(tagsFor('hubspot', ['VIP', 'Taiwan'])).toEqual({
      names: ['VIP', 'Taiwan'],
      text: 'VIP;Taiwan',
      append: ';VIP;Taiwan',
      records: null,
      notes: [],
    });
  });

  it('puts semicolons between those of Salesforce', () => {
    expect(tagsFor('salesforce', 'VIP; Taiwan')).toMatchObject({ text: 'VIP;Taiwan', append: null });
  });

  it('makes a list of names for Zoho', () => {
    expect(tagsFor('zoho', 'VIP,Taiwan')).toMatchObject({
      records: [{ name: 'VIP' }, { name: 'Taiwan' }],
      text: 'VIP,Taiwan',
      notes: [],
    });
  });

  it('cuts a tag that is too long for Zoho at a whole character, and says so', () => {
    const { names, notes } = tagsFor('zoho', [`${'a'.repeat(22)}👩‍👩‍👧b`]);
    expect(names).toEqual(['a'.repeat(22)]);
    expect(notes).toHaveLength(1);
  });

  it('leaves out what is over Zoho’s ten tags, and names it', () => {
    const { names, notes } = tagsFor(
      'zoho',
      Array.from({ length: 12 }, (_, at) => `t${at}`),
    );
    expect(names).toHaveLength(10);
    expect(notes[0]).toContain('“t10”, “t11”');
  });

  it('leaves out none that Zoho has already, also where it has it in its cut form', () => {
    const inZoho = ['Zoo and garden newsletter', ...'MNOPQRSTU'];
    const { names, notes } = tagsFor(
      'zoho',
      ['A', ...'MNOPQRSTU', 'Zoo and garden newsletter weekly'],
      inZoho,
    );
    expect(names).toEqual([...'MNOPQRSTU', 'Zoo and garden newsletter']);
    expect(notes.at(-1)).toContain('left out: “A”');
  });

  it('writes a tag once, parts what has a semicolon inside, and reads lists of objects and JSON texts', () => {
    const mixed = ['vip', 'VIP', 'a;b', ' ', { name: 'x' }, null, {}];
    expect(tagsFor('hubspot', mixed).names).toEqual(['vip', 'a', 'b', 'x']);
    expect(tagsFor('hubspot', '[{"name":"VIP"},"[object Object]"]').names).toEqual(['VIP']);
  });

  it('is not broken by lists in lists without end', () => {
    const brackets = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect(tagsFor('zoho', JSON.parse(brackets)).names).toEqual([]);
    expect(tagsFor('zoho', brackets).names).toEqual([]);
    expect(tagsFor('zoho', [[['VIP']]]).names).toEqual(['VIP']);
  });

  it('never throws, and keeps the limits', () => {
    fc.assert(
      fc.property(fc.constantFrom(...crms), fc.anything(), (crm, value) => {
        const { names, text } = tagsFor(crm, value);
        expect(names.every((name) => name !== '' && !name.includes(';'))).toBe(true);
        if (crm === 'zoho') {
          expect(names.length).toBeLessThanOrEqual(10);
          expect(names.every(({ length }) => length <= 25)).toBe(true);
        } else expect(text.split(';').filter(Boolean)).toEqual(names);
      }),
    );
  });
});
