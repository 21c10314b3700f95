import type { Bundle } from 'zapier-platform-core';
import { mappedIn } from '../../../creates/crm-mapping/reading.js';
import { templateTakes } from '../../../creates/template-message/crm-decisions.js';
import { templateInputFields } from '../../../creates/template-message/fields.js';
import { messageOf } from '../../../creates/template-message/message.js';
import { crms, valueChoices } from '../../../mappings/engine.js';
import type { Template } from '../../../whatsapp/template/template.js';
import { preview } from '../../../whatsapp/template/preview.js';
import { carousel, invoice, orderReady } from '../templates.js';

const hubspot = { crm_mapping: 'hubspot', crm_objects: ['contact', 'deal', 'note'] };

const bodyOf = (text: string, changes: Partial<Template> = {}): Template => ({
  ...orderReady,
  ...changes,
  components: [{ type: 'BODY', text }],
});

function filledIn(template: Template, inputData: Record<string, unknown>, timezone = 'UTC') {
  const bundle = { inputData, inputDataRaw: inputData, meta: { timezone } } as unknown as Bundle;
  return messageOf(template, bundle, mappedIn(bundle, templateTakes));
}

/** What the customer reads, of a message without problems. */
function textOf(template: Template, inputData: Record<string, unknown>, timezone?: string) {
  const { problems, values } = filledIn(template, inputData, timezone);
  expect(problems).toEqual([]);
  return preview(template, values);
}

describe('the fields of a template while a CRM is chosen', () => {
  const fieldsOf = (template: Template) => templateInputFields(template, hubspot);

  it('need not be filled in where the name says which value of the CRM it is', () => {
    const field = fieldsOf(orderReady).find(({ key }) => key === 'body_first_name');
    expect(field).toMatchObject({
      required: false,
      helpText: 'Empty: “First Name” from the fields of HubSpot.',
    });
    expect(fieldsOf(orderReady).map(({ key }) => key)).not.toContain('crm_value_for_body_first_name');
  });

  it('have a value of the CRM to choose beside each that has a number, or a name that says nothing', () => {
    const fields = fieldsOf(carousel);
    const at = fields.findIndex(({ key }) => key === 'body_1');
    expect(fields[at]).toMatchObject({ required: false });
    expect(fields[at + 1]).toMatchObject({
      key: 'crm_value_for_body_1',
      choices: valueChoices('hubspot'),
      group: 'body',
    });
    expect(fields.map(({ key }) => key)).toContain('crm_value_for_card_2_body_1');
    expect(fieldsOf(bodyOf('Table {{table_no}}')).map(({ key }) => key)).toContain(
      'crm_value_for_body_table_no',
    );
  });

  it('stay as they are where a customer reads no text: files, links, payloads', () => {
    const own = templateInputFields(orderReady, {});
    for (const key of ['header_media', 'button_0_payload', 'button_1_url']) {
      const same = (field: { key: string }) => field.key === key;
      expect(fieldsOf(orderReady).find(same)).toEqual(own.find(same));
    }
  });

  it('are nothing new without a CRM', () => {
    const keys = templateInputFields(carousel, { crm_mapping: 'none' }).map(({ key }) => key);
    expect(keys.filter((key) => key.startsWith('crm_'))).toEqual([]);
  });
});

describe('a variable that was left empty', () => {
  it('takes the value of the CRM that goes by its name', () => {
    const template = bodyOf('Hi {{first_name}} of {{Company}}, {{dealname}} closes on {{order_date}}.');
    const values = {
      ...hubspot,
      body_first_name: '',
      hubspot_contact_firstname: 'MARÍA',
      hubspot_contact_company: '<b>Acme</b> &amp; Sons',
      hubspot_deal_dealname: 'Garden party',
      hubspot_deal_closedate: '1777593600000',
    };
    expect(textOf(template, values)).toBe('Hi María of Acme & Sons, Garden party closes on 1 May 2026.');
  });

  it('takes the chosen value where it has a number, written for the language of the template', () => {
    const template = bodyOf('{{1}} bis {{2}}', { parameter_format: 'POSITIONAL', language: 'de' });
    const values = {
      ...hubspot,
      crm_value_for_body_1: 'amount',
      crm_value_for_body_2: 'order_date',
      hubspot_deal_amount: '1500',
      hubspot_deal_deal_currency_code: 'EUR',
      hubspot_deal_closedate: '2026-05-01T22:30:00Z',
    };
    expect(textOf(template, values, 'Europe/Berlin').replace(/\u00a0/g, ' ')).toBe(
      '1.500,00 € bis 2. Mai 2026 um 00:30',
    );
  });

  it('takes a note on one line', () => {
    const values = {
      ...hubspot,
      crm_value_for_body_1: 'message_text',
      hubspot_note_hs_note_body: '<p>Two\tlines</p><p>of      text</p>',
    };
    expect(textOf(bodyOf('{{1}}.', { parameter_format: 'POSITIONAL' }), values)).toBe('Two lines of text.');
  });

  it('takes the value in the cards of a carousel too', () => {
    const { values } = filledIn(carousel, {
      ...hubspot,
      crm_value_for_card_2_body_1: 'first_name',
      hubspot_contact_firstname: 'Mei',
    });
    expect(values).toMatchObject({ card_2_body_1: 'Mei' });
    expect(values).not.toHaveProperty('card_1_body_1');
  });

  it.each(['password', '__proto__', 'First Name', ['company'], 7])(
    'takes nothing for a choice that does not exist (%j)',
    (choice) => {
      const { problems } = filledIn(bodyOf('{{1}}.', { parameter_format: 'POSITIONAL' }), {
        ...hubspot,
        crm_value_for_body_1: choice,
        hubspot_contact_firstname: 'Mei',
      });
      expect(problems).toHaveLength(1);
    },
  );

  it('says where the value could come from when the CRM has none', () => {
    const { problems } = filledIn(bodyOf('Hi {{first_name}}.'), {
      ...hubspot,
      hubspot_contact_firstname: 'N/A',
    });
    expect(problems).toEqual([
      '“Body: first_name” is empty, and the fields of HubSpot have no value for it. Map the field of the CRM that holds it, or type a value.',
    ]);
  });

  it('is a mistake as ever when it is none that the CRM could fill', () => {
    const { problems } = filledIn(invoice, { ...hubspot, body_amount: '1', body_due: '2', body_name: 'Mei' });
    expect(problems.join()).not.toContain('HubSpot');
    expect(problems).toHaveLength(1);
  });
});

it('is what was typed where something was typed', () => {
  const values = {
    ...hubspot,
    body_first_name: '2026-05-01',
    crm_value_for_body_first_name: 'company',
    hubspot_contact_firstname: 'Mei',
    hubspot_contact_company: 'Acme',
  };
  expect(textOf(bodyOf('Hi {{first_name}}.'), values)).toBe('Hi 2026-05-01.');
});

describe('the consent of the CRM', () => {
  const template = bodyOf('News!');
  const marketing = bodyOf('News!', { category: 'MARKETING' });
  const gate = { ...hubspot, crm_consent_needed: 'true' };
  const problemsOf = (template: Template, values: object) => filledIn(template, { ...values }).problems;

  it.each(['true', 'Yes', true, '1'])('lets a message go out for %j', (answer) => {
    expect(problemsOf(marketing, { ...gate, hubspot_contact_whatsapp_opt_in: answer })).toEqual([]);
  });

  it.each(['false', 'perhaps', 'opted out', '0'])('stops any message for %j', (answer) => {
    const values = { ...gate, hubspot_contact_whatsapp_opt_in: answer };
    for (const one of [template, marketing]) {
      expect(problemsOf(one, values)).toEqual([
        expect.stringContaining('“HubSpot · Contact · WhatsApp Opt-In”'),
      ]);
    }
  });

  it.each(['', 'N/A', '[object Object]', undefined])(
    'stops any message when there is no answer (%j)',
    (answer) => {
      expect(problemsOf(template, { ...gate, hubspot_contact_whatsapp_opt_in: answer })).toEqual([
        'Nothing was sent: no field of HubSpot says whether the customer agreed, and “Send Only If the CRM Says Yes” is on. Map the field that holds the consent.',
      ]);
    },
  );

  it('stops nothing while it is not asked for, but marketing to a customer who refused', () => {
    const refused = { ...hubspot, hubspot_contact_whatsapp_opt_in: 'opted out' };
    expect(problemsOf(template, refused)).toEqual([]);
    expect(problemsOf(marketing, refused)).toEqual([
      'Nothing was sent: “HubSpot · Contact · WhatsApp Opt-In” says that the customer refused, and the template is marketing.',
    ]);
    expect(problemsOf(marketing, { ...hubspot, hubspot_contact_whatsapp_opt_in: 'false' })).toEqual([]);
  });
});

it.each(crms)('offers values of %s that its own fields can fill', (crm) => {
  const fields = templateInputFields(carousel, { crm_mapping: crm });
  const choices = fields.find(({ key }) => key === 'crm_value_for_body_1')?.choices;
  expect(Object.keys(choices ?? {})).toEqual(expect.arrayContaining(['first_name', 'company', 'amount']));
});
