import nock from 'nock';
import type { PlainInputField } from 'zapier-platform-core';
import { recipientFields } from '../../../creates/send-message/crm.js';
import sendMessage from '../../../creates/send_message.js';
import type { SendMessageOutput } from '../../../creates/send-message/output.js';
import { decodeCallbackData } from '../../../whatsapp/callback-data.js';
import { conversation } from '../../records.js';
import { failure, HUB, NUMBER, offline, run, WABA } from '../../zapier.js';
import { accepts, permits, stored } from '../step.js';
import { orderReady } from '../templates.js';

offline();

const record = {
  crm_mapping: 'salesforce',
  crm_objects: ['case'],
  salesforce_case_ContactMobile: '+44 7400 123456',
  salesforce_case_SuppliedName: 'ZOË SMITH',
  salesforce_case_Subject: 'Broken pot',
  salesforce_case_Id: '500000000000001AAA',
};

function sending(changes: object = {}) {
  permits();
  const always = { waba_id: WABA, phone_number_id: NUMBER, message_type: 'text', text: 'It is mended.' };
  const inputData = { ...always, ...record, ...changes };
  return run(sendMessage.operation.perform, {
    inputData,
    inputDataRaw: inputData,
  }) as Promise<SendMessageOutput>;
}

/** The hub knows the conversation with the customer, whose window ends then. */
const window = (service_window_ends_at: string) =>
  nock(HUB)
    .get('/v1/contacts/%2B447400123456/conversations')
    .query(true)
    .reply(200, { conversations: [conversation({ service_window_ends_at })] });

const open = () => window('2999-01-01T00:00:00.000Z');
const closed = () => window('2020-01-01T08:30:00.000Z');

const crm = { system: 'salesforce', object: 'case', record: '500000000000001AAA' };

it('goes to whom the record names, and its statuses bring the record back', async () => {
  open();
  const posted = accepts();
  const sent = await sending();
  expect(posted).toMatchObject([{ to: '+447400123456', text: { body: 'It is mended.' } }]);
  expect(decodeCallbackData(posted[0]?.['biz_opaque_callback_data'])).toEqual({
    operation: sent.operation_id,
    crm,
  });
  expect(sent).toMatchObject({ recipient_phone: '+447400123456', mapping_notes: null });
});

it('goes where “To” says, whoever is in the record', async () => {
  open();
  const posted = accepts();
  const sent = await sending({ to: '07400 123456', country: 'GB', salesforce_case_ContactMobile: 'N/A' });
  expect(posted).toMatchObject([{ to: '+447400123456' }]);
  expect(sent.mapping_notes).toBeNull();
});

it('says what of the record could not be used', async () => {
  open();
  accepts();
  const { mapping_notes: notes } = await sending({ salesforce_case_Id: 'https://crm.example/500' });
  expect(notes).toBe('Salesforce · Case · Case ID: This is not the ID of a record.');
});

it('stops when the record names nobody', async () => {
  const { name, message } = await failure(sending({ salesforce_case_ContactMobile: '-' }));
  expect(name).toBe('HaltedError');
  expect(message).toMatch(/^The fields of Salesforce name nobody who can be reached on WhatsApp\./);
});

describe('the template for a closed window', () => {
  const hello = {
    ...orderReady,
    components: [{ type: 'BODY', text: 'Hello {{name}}, about {{ticket}}.' }],
  };
  const instead = { if_window_closed: 'template', template_id: hello.id };

  it('takes its values from the record too', async () => {
    closed();
    stored(hello);
    const posted = accepts();
    const sent = await sending(instead);
    expect(sent).toMatchObject({ sent_as: 'template', text: 'Hello Zoë Smith, about Broken pot.' });
    expect(decodeCallbackData(posted[0]?.['biz_opaque_callback_data'])).toMatchObject({
      crm,
      templateName: 'order_ready',
    });
  });

  it('is stopped by the consent of the CRM, which stops no answer to a customer', async () => {
    const gate = { ...instead, crm_consent_needed: 'true' };
    open();
    const posted = accepts();
    await sending(gate);
    expect(posted).toHaveLength(1);
    closed();
    stored(hello);
    const unsent = accepts();
    expect((await failure(sending(gate))).message).toMatch(/^Nothing was sent: no field of Salesforce says/);
    expect(unsent).toEqual([]);
  });
});

describe('the fields', () => {
  const keys = async (inputData: object) =>
    ((await run(recipientFields, { inputData })) as PlainInputField[]).map(({ key }) => key);
  const crm_mapping = 'salesforce';

  it('are those for recipient and record, and for values only where a template may go out', async () => {
    expect(await keys({})).toEqual(['to']);
    const plain = await keys({ crm_mapping });
    expect(plain).toEqual(
      expect.arrayContaining(['salesforce_contact_MobilePhone', 'salesforce_contact_Id']),
    );
    expect(plain).not.toContain('salesforce_contact_FirstName');
    const template = await keys({ crm_mapping, if_window_closed: 'template' });
    expect(template).toContain('salesforce_contact_FirstName');
  });
});
