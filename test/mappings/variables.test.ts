import { crms } from '../../mappings/crm.js';
import { inputObjects, mappingInputs } from '../../mappings/inputs.js';
import { mapOut } from '../../mappings/map-out.js';
import { valueChoices, valueFor } from '../../mappings/variables.js';

const deal = mapOut('hubspot', {
  hubspot_contact_firstname: 'Mei',
  hubspot_contact_company: 'Acme',
  hubspot_deal_dealname: 'Order 17',
  hubspot_deal_closedate: '2026-05-01',
});

describe('the variables of a template', () => {
  it.each([
    ['first_name', 'Mei'],
    ['FirstName', 'Mei'],
    ['customer_first_name', 'Mei'],
    ['VORNAME', 'Mei'],
    ['company', 'Acme'],
    ['order_date', '2026-05-01'],
    ['dealname', 'Order 17'],
    ['Close Date', '2026-05-01'],
    ['last_name', null],
    ['discount_code', null],
    ['1', null],
    ['', null],
    ['__proto__', null],
  ])('{{%s}} is filled with %s', (variable, value) => {
    expect(valueFor('hubspot', deal, variable)).toBe(value);
  });

  it.each(crms)('can be chosen from what %s can fill', (crm) => {
    const choices = valueChoices(crm);
    expect(choices.first_name).toBe('First Name');
    expect(choices.name).toBe('Full Name');
  });

  it('are not offered what a CRM has no field for', () => {
    expect(valueChoices('hubspot')).not.toHaveProperty('topic');
    expect(valueChoices('salesforce')).not.toHaveProperty('message_text');
  });
});

describe('the inputs of an action', () => {
  it('name the field to pick, and what it is for', () => {
    expect(mappingInputs('hubspot').find(({ key }) => key === 'hubspot_contact_mobilephone')).toMatchObject({
      label: 'HubSpot · Contact · Mobile Phone Number',
      help: expect.stringContaining(
        'Pick **Mobile Phone Number** of the step with your HubSpot contact.',
      ) as string,
      object: 'contact',
      list: false,
    });
  });

  it('are those of some objects where some are chosen, each key once', () => {
    for (const crm of crms) {
      const keys = mappingInputs(crm).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }
    const objects = new Set(mappingInputs('salesforce', ['case']).map(({ object }) => object));
    expect([...objects]).toEqual(['case']);
    expect(inputObjects('salesforce')['case']).toBe('Salesforce · Case');
  });
});
