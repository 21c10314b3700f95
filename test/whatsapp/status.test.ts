import { encodeCallbackData } from '../../whatsapp/callback-data.js';
import { statusItem } from '../../whatsapp/status.js';
import { contact, CUSTOMER, NUMBER_ID, statusEvent, USER_ID, WABA } from './bodies.js';

const item = (status: object, contacts?: unknown[]) => statusItem(statusEvent(status, contacts));

test('the item says which message, what became of it, when and for whom', () => {
  expect(item({ status: 'delivered', recipient_user_id: USER_ID }, [contact])).toMatchObject({
    id: 'wamid.S1:delivered',
    message_id: 'wamid.S1',
    status: 'delivered',
    occurred_at: '2026-06-01T07:48:20.000Z',
    received_at: '2026-06-01T12:00:00.000Z',
    recipient_phone: `+${CUSTOMER}`,
    recipient_wa_id: CUSTOMER,
    recipient_user_id: USER_ID,
    recipient_name: 'Ada Okafor',
    group_id: null,
    waba_id: WABA,
    phone_number_id: NUMBER_ID,
    business_phone: '+4930901820',
  });
});

test('in a group each participant has an item of their own', () => {
  const group = { recipient_id: 'G1', recipient_type: 'group' };
  expect(item({ ...group, recipient_participant_id: CUSTOMER })).toMatchObject({
    id: `wamid.S1:sent:${CUSTOMER}`,
    group_id: 'G1',
    recipient_phone: `+${CUSTOMER}`,
  });
  expect(item({ ...group, participant_recipient_id: '4915112345678' }).id).toBe(
    'wamid.S1:sent:4915112345678',
  );
});

test('a recipient behind a username has a user id and no phone', () => {
  expect(item({ recipient_id: undefined, recipient_user_id: USER_ID })).toMatchObject({
    recipient_phone: null,
    recipient_wa_id: null,
    recipient_user_id: USER_ID,
  });
});

test('a failure is explained, without the customer’s number', () => {
  const errors = [
    {
      code: 131026,
      title: 'Message undeliverable',
      error_data: { details: `Cannot reach +${CUSTOMER} now.` },
    },
  ];
  expect(item({ status: 'failed', errors })).toMatchObject({
    error_code: 131026,
    error_title: 'Could Not Be Delivered',
    error_explanation: expect.stringContaining('could not deliver'),
    error_advice: expect.stringContaining('Check the number'),
    error_details: 'Cannot reach … now.',
    error_can_repeat: false,
  });
});

test('whether a failed message may be sent again follows from its code', () => {
  const canRepeat = (code: number) => item({ status: 'failed', errors: [{ code }] }).error_can_repeat;
  expect(canRepeat(131056)).toBe(true);
  expect(canRepeat(131049)).toBe(true);
  expect(canRepeat(131050)).toBe(false);
  expect(item({ status: 'sent' }).error_can_repeat).toBeNull();
});

test('the price and the conversation are told where Meta tells them', () => {
  const conversation = { id: 'c1', expiration_timestamp: '1780386400', origin: { type: 'marketing' } };
  const pricing = { billable: true, pricing_model: 'PMP', type: 'regular', category: 'marketing' };
  const wanted = {
    pricing_category: 'marketing',
    pricing_type: 'regular',
    pricing_model: 'PMP',
    conversation_id: 'c1',
    conversation_type: 'marketing',
    conversation_expires_at: '2026-06-02T07:46:40.000Z',
  };
  expect(item({ conversation, pricing })).toMatchObject(wanted);
  expect(item({ conversation: { ...conversation, pricing } })).toMatchObject(wanted);
});

test('our own send is recognised by what it wrote along', () => {
  const text = encodeCallbackData({
    operation: 'op-1',
    templateId: '55',
    templateName: 'order_ready',
    templateLanguage: 'en_GB',
    crm: { system: 'hubspot', object: 'contact', record: '151' },
  });
  expect(item({ biz_opaque_callback_data: text })).toMatchObject({
    operation_id: 'op-1',
    template_id: '55',
    template_name: 'order_ready',
    template_language: 'en_GB',
    crm_system: 'hubspot',
    crm_object: 'contact',
    crm_record_id: '151',
    callback_data: text,
  });
});

test('what another system wrote along is passed on as it is', () => {
  expect(item({ biz_opaque_callback_data: 'order-42' })).toMatchObject({
    operation_id: null,
    template_id: null,
    callback_data: 'order-42',
  });
});

test('every item has the same keys, and no key is undefined', () => {
  const keys = Object.keys(item({}));
  for (const status of [
    { errors: [{ code: 1 }] },
    { errors: [{}] },
    { errors: 'x', pricing: 7, conversation: [] },
  ]) {
    expect(Object.keys(item(status))).toEqual(keys);
    expect(Object.values(item(status))).not.toContain(undefined);
  }
});
