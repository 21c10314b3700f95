import fc from 'fast-check';
import nock from 'nock';
import type { PlainInputField } from 'zapier-platform-core';
import sendTemplate from '../../../creates/send_template.js';
import { decodeCallbackData } from '../../../whatsapp/callback-data.js';
import type { Template } from '../../../whatsapp/template/template.js';
import { hostileInputs } from '../crm-mapping/records.js';
import { failure, GRAPH, NUMBER, offline, operationOf, run, WABA } from '../../zapier.js';
import { accepts, permits, sendingOf, stored } from '../step.js';
import { orderReady } from '../templates.js';

offline();

/** One variable, by its name; to marketing nobody has to agree here. */
const hello = (changes: Partial<Template> = {}): Template => ({
  ...orderReady,
  components: [{ type: 'BODY', text: 'Hello {{first_name}}!' }],
  ...changes,
});

const hubspot = {
  to: '',
  crm_mapping: 'hubspot',
  hubspot_contact_phone: '0912-345-678',
  hubspot_contact_country: 'Taiwan',
  hubspot_contact_firstname: 'Mei',
  hubspot_contact_hs_object_id: '151',
};

/** Sends the template, and gives what was posted besides what the step gave. */
async function sending(changes: object, template = hello()) {
  stored(template);
  const posted = accepts();
  const gave = await sendingOf(template, { ...hubspot, ...changes });
  return { gave, posted: posted[0] };
}

describe('a template to whom a CRM names', () => {
  it('goes to the best number, with the values of the record', async () => {
    const { gave, posted } = await sending({});
    expect(posted).toMatchObject({ to: '+886912345678' });
    expect(gave).toMatchObject({
      text: 'Hello Mei!',
      recipient_phone: '+886912345678',
      mapping_notes: null,
    });
  });

  it('tells its statuses which record it is about', async () => {
    const { posted } = await sending({});
    expect(decodeCallbackData(posted?.['biz_opaque_callback_data'])).toMatchObject({
      crm: { system: 'hubspot', object: 'contact', record: '151' },
      templateName: 'order_ready',
    });
  });

  it('goes to the user ID of somebody who hides the number', async () => {
    const { posted } = await sending({
      hubspot_contact_phone: '',
      hubspot_contact_whatsapp_user_id: 'TW.13491208655302741918',
    });
    expect(posted).toMatchObject({ recipient: 'TW.13491208655302741918' });
    expect(posted).not.toHaveProperty('to');
  });

  it('goes where “To” says when it is filled in, read with the country of the record', async () => {
    const { gave, posted } = await sending({ to: '0922 345 678', hubspot_contact_phone: 'N/A' });
    expect(posted).toMatchObject({ to: '+886922345678' });
    expect(gave.mapping_notes).toBeNull();
  });

  it('says what of the record could not be used', async () => {
    const { gave } = await sending({
      hubspot_contact_mobilephone: '02 2345 6789 / 0912 345 678',
      hubspot_contact_hs_language: 'Elvish (High)',
    });
    expect(gave.mapping_notes?.split('\n')).toEqual([
      expect.stringMatching(/^HubSpot · Contact · Mobile Phone Number: There is more than one phone number/),
      'HubSpot · Contact · Preferred language: “Elvish (High)” is not a language that is known here.',
    ]);
  });

  it('stops with all that is wrong when the record names nobody', async () => {
    const { name, message } = await failure(
      sending({ hubspot_contact_phone: '+886 2 2345 6789', hubspot_contact_firstname: '-' }),
    );
    expect(name).toBe('HaltedError');
    expect(message.split('\n')).toEqual([
      expect.stringContaining('The fields of HubSpot name nobody who can be reached on WhatsApp'),
      'HubSpot · Contact · Phone Number: This is a land line, and was left out.',
      expect.stringContaining('“Body: first_name” is empty, and the fields of HubSpot have no value for it'),
    ]);
  });

  it('stops when the record does not say yes and it has to', async () => {
    const { name, message } = await failure(
      sending({ crm_consent_needed: true, hubspot_contact_whatsapp_opt_in: 'false' }),
    );
    expect(name).toBe('HaltedError');
    expect(message).toMatch(/^Nothing was sent: “HubSpot · Contact · WhatsApp Opt-In” does not say/);
  });
});

describe('the language of the contact', () => {
  /** Meta has these approved templates of the account. */
  const approved = (...templates: Template[]) =>
    nock(GRAPH)
      .get(`/v25.0/${WABA}/message_templates`)
      .query((asked) => asked['name'] === 'order_ready' && asked['status'] === 'APPROVED')
      .reply(200, { data: templates });

  const chinese = hello({
    id: '51',
    language: 'zh_TW',
    components: [{ type: 'BODY', text: '你好 {{first_name}}！' }],
  });
  const wanted = { crm_language: 'true' };

  it('chooses the translation, by the country where the record names no language', async () => {
    approved(hello(), chinese);
    stored(chinese);
    const { gave, posted } = await sending(wanted);
    expect(posted).toMatchObject({ template: { name: 'order_ready', language: { code: 'zh_TW' } } });
    expect(gave).toMatchObject({ text: '你好 Mei！', template_id: '51', mapping_notes: null });
  });

  it('is not looked at unless it is asked for', async () => {
    expect((await sending({})).posted).toMatchObject({ template: { language: { code: 'en_GB' } } });
  });

  it('asks for no translation when the chosen template is in it', async () => {
    const { posted } = await sending({ ...wanted, hubspot_contact_hs_language: 'en-gb' });
    expect(posted).toMatchObject({ template: { language: { code: 'en_GB' } } });
  });

  it('is that of the chosen template when that is the same one of another country', async () => {
    approved(hello(), hello({ id: '52', language: 'en_AU' }), hello({ id: '53', language: 'en' }));
    const { gave } = await sending({ ...wanted, hubspot_contact_hs_language: 'en-us' });
    expect(gave).toMatchObject({ template_id: '5', mapping_notes: null });
  });

  it('stays that of the chosen template when there is no approved translation, and the notes say so', async () => {
    approved(hello(), { ...chinese, name: 'order_ready_2' }, { ...chinese, status: 'PENDING' });
    const { gave } = await sending(wanted);
    expect(gave).toMatchObject({
      template_id: '5',
      mapping_notes:
        'The template order_ready has no approved translation for Chinese (Taiwan), so it went out in English (United Kingdom).',
    });
  });

  it('stays that of the chosen template when the translation asks for more, and the notes say so', async () => {
    const more = { ...chinese, components: [{ type: 'BODY', text: '{{first_name}} {{table_no}}' }] };
    approved(hello(), more);
    stored(more);
    const { gave } = await sending(wanted);
    expect(gave.template_id).toBe('5');
    expect(gave.mapping_notes).toMatch(
      /^The translation of order_ready in Chinese \(Taiwan\) could not be sent: .*table_no/,
    );
  });
});

describe('the fields of the step', () => {
  async function shown(inputData: object) {
    const { inputFields } = operationOf(sendTemplate);
    const fields = await Promise.all(
      (inputFields as (PlainInputField | ((z: unknown) => unknown))[]).map((field) =>
        typeof field === 'function' ? run(field, { inputData }) : [field],
      ),
    );
    return fields.flat() as PlainInputField[];
  }

  it('ask for “To” without a CRM, and with one for fields of it', async () => {
    const to = (fields: PlainInputField[]) => fields.find(({ key }) => key === 'to');
    expect(to(await shown({}))).toMatchObject({ required: true });
    const fields = await shown({ crm_mapping: 'salesforce', crm_objects: ['contact', 'opportunity'] });
    expect(to(fields)).toMatchObject({ required: false });
    expect(fields.map(({ key }) => key)).toEqual(
      expect.arrayContaining([
        'crm_objects',
        'salesforce_contact_MobilePhone',
        'salesforce_opportunity_Amount',
      ]),
    );
    expect(fields.map(({ key }) => key)).not.toContain('salesforce_contact_WhatsApp_Tags_c');
  });

  it('are each in a group that there is', async () => {
    const { inputFieldGroups } = operationOf(sendTemplate);
    const groups = (inputFieldGroups as { key: string }[]).map(({ key }) => key);
    expect(new Set(groups).size).toBe(groups.length);
    for (const crm_mapping of ['hubspot', 'salesforce', 'zoho']) {
      stored(orderReady);
      const fields = await shown({ crm_mapping, template_id: '5' });
      expect(groups).toEqual(expect.arrayContaining(fields.map(({ group }) => group)));
      expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
    }
  });
});

it('whatever a record holds, goes out as WhatsApp takes it, or stops with a sentence', async () => {
  await fc.assert(
    fc.asyncProperty(hostileInputs, async (filled) => {
      const template = hello();
      permits();
      stored(template);
      const posted = accepts();
      const values = { ...filled, to: '', phone_number_id: NUMBER, crm_value_for_body_1: filled.crm_objects };
      const error = await sendingOf(template, values).then(
        () => null,
        (thrown: Error) => thrown,
      );
      nock.cleanAll();
      if (error) {
        expect(error.name).toBe('HaltedError');
        expect(posted).toEqual([]);
        return;
      }
      const message = posted[0];
      expect(message?.['to'] ?? message?.['recipient']).toMatch(/^(\+[1-9]\d{6,14}|[A-Z]{2}\.\w+)$/);
      expect(String(message?.['biz_opaque_callback_data']).length).toBeLessThanOrEqual(256);
      const { text } = message?.template.components[0]?.parameters[0] ?? {};
      expect(text).not.toMatch(/[\n\t]|^$/);
    }),
    { numRuns: 60 },
  );
});
