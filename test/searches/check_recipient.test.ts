import nock from 'nock';
import { checkOutputs, checkSample } from '../../searches/check-recipient/output.js';
import checkRecipient from '../../searches/check_recipient.js';
import { contactItem, conversation } from '../records.js';
import { failure, HUB, NUMBER, offline, operationOf, run, WABA } from '../zapier.js';

offline();

const LONG_AGO = '2020-01-01T00:00:00.000Z';
const FAR_AHEAD = '2999-01-01T00:00:00.000Z';
const USER_ID = 'GB.13491208655302741918';

const { perform } = operationOf(checkRecipient);

/** Checks one recipient, and gives what was found. */
const check = async (to: unknown, inputData: object = {}) => {
  const found = (await run(perform, { inputData: { waba_id: WABA, to, ...inputData } })) as object[];
  expect(found).toHaveLength(1);
  return found[0];
};

const british = (changes: object = {}) =>
  contactItem({ phone: '+447400123456', wa_id: '447400123456', user_id: USER_ID, country: 'GB', ...changes });

/** Lets the hub know a contact by its number or user ID. */
const known = (contact: object = british(), key = '%2B447400123456') =>
  nock(HUB).get(`/v1/contacts/${key}`).query({ waba_id: WABA }).reply(200, contact);

const unknown = (problem = 'no-contact') =>
  nock(HUB)
    .get(/contacts/)
    .query(true)
    .reply(404, { type: `urn:whatsapp-hub:problem:${problem}`, detail: 'Not here.' });

describe('a number', () => {
  test('is found with what it tells, and what the hub knows', async () => {
    known(
      british({
        consent: 'opted_in',
        service_window_ends_at: FAR_AHEAD,
        last_status: 'failed',
        last_status_at: LONG_AGO,
        last_error_code: 131026,
        last_error_title: 'Message undeliverable',
        last_error_at: LONG_AGO,
      }),
    );
    expect(await check('07400 123456', { country: 'GB' })).toEqual({
      sendable: true,
      reason: null,
      caution: null,
      phone: '+447400123456',
      wa_id: '447400123456',
      user_id: USER_ID,
      country: 'GB',
      country_name: 'United Kingdom',
      mobile: true,
      stored_phone: '+447400123456',
      search_form_1: '+447400123456',
      search_form_2: '+44 7400 123456',
      search_form_3: '07400 123456',
      search_form_4: '07400123456',
      search_form_5: '447400123456',
      search_form_6: '7400123456',
      search_forms: [
        '+447400123456',
        '+44 7400 123456',
        '07400 123456',
        '07400123456',
        '447400123456',
        '7400123456',
      ],
      search_forms_text:
        '+447400123456, +44 7400 123456, 07400 123456, 07400123456, 447400123456, 7400123456',
      hub_checked: true,
      hub_note: null,
      contact_known: true,
      contact_id: 'c_a1B2c3D4e5F6g7H8i9J0',
      contact_name: 'Pablo Morales',
      in_service_window: true,
      service_window_ends_at: FAR_AHEAD,
      consent: 'opted_in',
      may_get_marketing: true,
      marketing_note: null,
      last_status: 'failed',
      last_status_at: LONG_AGO,
      last_error_code: 131026,
      last_error_title: 'Message undeliverable',
      last_error_at: LONG_AGO,
    });
  });

  test('goes to the WhatsApp ID that WhatsApp gave, and into the CRM as it is dialled', async () => {
    known(british({ phone: '+554187654321', wa_id: '554187654321' }), '%2B5541987654321');
    expect(await check('+55 41 98765-4321')).toMatchObject({
      phone: '+5541987654321',
      wa_id: '554187654321',
      stored_phone: '+5541987654321',
      search_form_1: '+5541987654321',
      search_form_2: '+554187654321',
    });
  });

  test('that is no mobile comes with a caution', async () => {
    unknown();
    expect(await check('+49 30 901820')).toMatchObject({
      sendable: true,
      mobile: false,
      caution: expect.stringContaining('not a mobile number'),
    });
  });

  test.each([
    ['', undefined, 'The phone number is empty.'],
    [null, undefined, 'The phone number is empty.'],
    ['0912-345-678', undefined, 'no country code'],
    ['0912-345', 'TW', 'not a phone number of Taiwan'],
    ['+44 7400 123456 ext. 3', undefined, 'extension'],
  ])('that cannot be sent to is found too: %j', async (to, country, reason) => {
    const found = await check(to, { country });
    expect(found).toMatchObject({
      sendable: false,
      reason: expect.stringContaining(reason),
      phone: null,
      search_forms: [],
      search_form_1: null,
      hub_checked: false,
      contact_known: null,
      may_get_marketing: null,
    });
  });
});

describe('a user ID', () => {
  test('has the number that the hub knows', async () => {
    known(british(), USER_ID);
    expect(await check(` ${USER_ID} `)).toMatchObject({
      sendable: true,
      user_id: USER_ID,
      phone: '+447400123456',
      search_form_1: '+447400123456',
    });
  });

  test('of a customer who hides the number has none', async () => {
    known(british({ phone: null, wa_id: null, country: null }), USER_ID);
    expect(await check(USER_ID)).toMatchObject({
      sendable: true,
      user_id: USER_ID,
      phone: null,
      wa_id: null,
      search_forms_text: null,
      contact_known: true,
    });
  });
});

describe('the service window', () => {
  test.each([
    [FAR_AHEAD, true],
    [LONG_AGO, false],
    [null, false],
  ])('that ends at %s is open: %s', async (service_window_ends_at, open) => {
    known(british({ service_window_ends_at }));
    expect(await check('+447400123456')).toMatchObject({ in_service_window: open, service_window_ends_at });
  });

  test.each([
    ['is that of the sender', [conversation({ service_window_ends_at: FAR_AHEAD })], FAR_AHEAD],
    ['is closed for a sender to whom the customer never wrote', [], null],
  ])('%s', async (_, conversations, service_window_ends_at) => {
    known(british({ service_window_ends_at: LONG_AGO }));
    nock(HUB)
      .get('/v1/contacts/c_a1B2c3D4e5F6g7H8i9J0/conversations')
      .query({ waba_id: WABA, phone_number_id: NUMBER, messages: '0' })
      .reply(200, { conversations });
    expect(await check('+447400123456', { phone_number_id: NUMBER })).toMatchObject({
      in_service_window: service_window_ends_at !== null,
      service_window_ends_at,
    });
  });
});

describe('marketing', () => {
  test.each([
    ['opted_in', true, null],
    ['opted_out', false, 'does not want'],
    ['pending', false, 'asked to confirm'],
    ['transactional', false, 'has not agreed'],
  ])('with the consent %s is allowed: %s', async (consent, may_get_marketing, note) => {
    known(british({ consent }));
    expect(await check('+447400123456')).toMatchObject({
      consent,
      may_get_marketing,
      marketing_note: note && expect.stringContaining(note),
    });
  });

  test('is not allowed for a contact that nobody knows', async () => {
    unknown();
    expect(await check('+447400123456')).toMatchObject({
      hub_checked: true,
      contact_known: false,
      contact_id: null,
      consent: 'transactional',
      may_get_marketing: false,
      in_service_window: false,
    });
  });

  test('never reaches the United States, whoever agreed', async () => {
    known(contactItem({ consent: 'opted_in' }), '%2B16505551234');
    expect(await check('+1 650 555 1234')).toMatchObject({
      consent: 'opted_in',
      may_get_marketing: false,
      marketing_note: expect.stringContaining('United States'),
    });
  });
});

describe('without the hub', () => {
  const alone = {
    sendable: true,
    phone: '+447400123456',
    search_form_1: '+447400123456',
    hub_checked: false,
    contact_known: null,
    in_service_window: null,
    consent: null,
    may_get_marketing: null,
  };

  test('the number itself is checked', async () => {
    process.env.HUB_URL = '';
    const found = await check('+447400123456');
    expect(found).toMatchObject({ ...alone, hub_note: expect.stringContaining('No hub is set up') });
  });

  test('that is down, the number itself is checked', async () => {
    nock(HUB)
      .get(/contacts/)
      .query(true)
      .replyWithError(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
    const found = await check('+447400123456');
    expect(found).toMatchObject({
      ...alone,
      hub_note: expect.stringMatching(/^The hub could not be reached\. /),
    });
  });

  test('that fails, it is said why', async () => {
    unknown('no-route');
    expect(await check('+447400123456')).toMatchObject({ ...alone, hub_note: 'Not here.' });
  });

  test('that asks to wait, Zapier waits', async () => {
    nock(HUB)
      .get(/contacts/)
      .query(true)
      .reply(429, { detail: 'Busy.' }, { 'Retry-After': '9' });
    expect(await failure(check('+447400123456'))).toMatchObject({ name: 'ThrottledError' });
  });
});

test('what is found has exactly the keys of the sample and of the outputs, and the sample is true', async () => {
  const { contact_id, contact_name, ...hub } = checkSample;
  known(
    contactItem({
      id: contact_id ?? '',
      name: contact_name,
      user_id: hub.user_id,
      wa_id: hub.wa_id,
      consent: 'opted_in',
      service_window_ends_at: hub.service_window_ends_at,
      last_status: hub.last_status,
      last_status_at: hub.last_status_at,
    }),
    '%2B5541987654321',
  );
  expect(await check('(41) 98765-4321', { country: 'Brasil' })).toEqual(checkSample);
  const keys = Object.keys(checkSample).sort();
  expect(Object.keys(checkOutputs).sort()).toEqual(keys);
  expect(Object.keys((await check('')) ?? {}).sort()).toEqual(keys);
});
