import { messageItem } from '../../../whatsapp/message.js';
import { messageEvent } from '../bodies.js';

const item = (message: object) => messageItem(messageEvent(message));
const reply = (type: string, content: object) => ({
  type: 'interactive',
  interactive: { type, [type]: content },
});

const BASE64 = 'SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=';
const HEX = '49f227634806293b0995459bc310b593e1400f41591efcf07e9bced335f41942';

describe('the file of a message', () => {
  test('has its id, type, name, caption and hash in hex', () => {
    const document = {
      id: '77',
      mime_type: 'application/pdf',
      filename: 'a.pdf',
      caption: 'Bill',
      sha256: BASE64,
    };
    expect(item({ type: 'document', document })).toMatchObject({
      media_id: '77',
      media_mime_type: 'application/pdf',
      media_file_name: 'a.pdf',
      media_caption: 'Bill',
      media_sha256: HEX,
      voice: false,
      animated: false,
    });
  });

  test('is a voice message or a moving sticker when Meta says so', () => {
    expect(item({ type: 'audio', audio: { id: '1', voice: true } }).voice).toBe(true);
    expect(item({ type: 'sticker', sticker: { id: '1', animated: true } }).animated).toBe(true);
  });

  test('of an edit is the file put in place, with the message it replaces', () => {
    const edit = {
      original_message_id: 'w0',
      message: { type: 'image', image: { id: '9' }, context: { id: 'w9' } },
    };
    expect(item({ type: 'edit', edit })).toMatchObject({
      media_id: '9',
      original_message_id: 'w0',
      reply_to_message_id: 'w9',
    });
  });

  test('is hashed in hex whether Meta writes hex or base64', () => {
    const hashOf = (sha256: unknown) => item({ type: 'image', image: { id: '1', sha256 } }).media_sha256;
    expect(hashOf(HEX.toUpperCase())).toBe(HEX);
    expect(hashOf(BASE64)).toBe(HEX);
    expect(hashOf('too short')).toBeNull();
    expect(hashOf(undefined)).toBeNull();
  });
});

describe('an answer', () => {
  test('by either kind of button has a payload and a text', () => {
    expect(item({ type: 'button', button: { payload: 'yes-1', text: 'Yes' } })).toMatchObject({
      button_payload: 'yes-1',
      button_text: 'Yes',
    });
    expect(item(reply('button_reply', { id: 'yes-2', title: 'Yes' }))).toMatchObject({
      button_payload: 'yes-2',
      button_text: 'Yes',
    });
  });

  test('from a list has the id, title and description of the row', () => {
    expect(item(reply('list_reply', { id: 'r1', title: 'Express', description: 'Next day' }))).toMatchObject({
      list_reply_id: 'r1',
      list_reply_title: 'Express',
      list_reply_description: 'Next day',
    });
  });

  test('in a flow gives its answers by name, without the token among them', () => {
    const response_json = JSON.stringify({ flow_token: 'T', size: 'XL', colours: ['red'] });
    expect(item(reply('nfm_reply', { name: 'flow', body: 'Sent', response_json }))).toMatchObject({
      flow_name: 'flow',
      flow_token: 'T',
      flow_answers: { size: 'XL', colours: ['red'] },
    });
  });

  test('in a flow that is no JSON object is kept as it is', () => {
    const answers = (response_json: unknown) => item(reply('nfm_reply', { response_json })).flow_answers;
    expect(answers('{broken')).toEqual({ answer: '{broken' });
    expect(answers('["a"]')).toEqual({ answer: ['a'] });
    expect(answers({ size: 'XL' })).toEqual({ size: 'XL' });
    expect(answers(undefined)).toBeNull();
  });

  test('about calling says yes or no, and until when', () => {
    const content = {
      response: 'accept',
      expiration_timestamp: 1_780_300_000,
      response_source: 'user_action',
    };
    expect(item(reply('call_permission_reply', content))).toMatchObject({
      call_permission_response: 'accept',
      call_permission_expires_at: '2026-06-01T07:46:40.000Z',
    });
  });
});

describe('an order', () => {
  const line = (product_retailer_id: string, quantity: number, item_price: number, currency = 'EUR') => ({
    product_retailer_id,
    quantity,
    item_price,
    currency,
  });
  const order = (...product_items: object[]) =>
    item({ type: 'order', order: { catalog_id: '5', text: 'Ring', product_items } });

  test('has its lines and their sum', () => {
    expect(order(line('a', 3, 0.1), line('b', 1, 0.4))).toMatchObject({
      order_items: [
        { product_id: 'a', quantity: 3, price: 0.1, currency: 'EUR' },
        { product_id: 'b', quantity: 1, price: 0.4, currency: 'EUR' },
      ],
      order_total: 0.7,
      order_currency: 'EUR',
      order_catalog_id: '5',
      order_note: 'Ring',
    });
  });

  test('in two currencies, or with a price missing, has no sum', () => {
    expect(order(line('a', 1, 5), line('b', 1, 5, 'USD'))).toMatchObject({
      order_total: null,
      order_currency: null,
    });
    expect(order({ product_retailer_id: 'a', quantity: 1, currency: 'EUR' }).order_total).toBeNull();
    expect(order()).toMatchObject({ order_items: [], order_total: null, order_currency: null });
  });
});

test('shared contacts are line items, with the number that is on WhatsApp first', () => {
  const card = {
    name: { formatted_name: 'Bo Li', first_name: 'Bo', last_name: 'Li' },
    org: { company: 'Quay Ltd', title: 'Buyer' },
    phones: [{ phone: '020 7946 0000' }, { phone: '+44 7400 654321', wa_id: '447400654321' }],
    emails: [{ email: 'bo@quay.example' }, { email: 'li@quay.example' }],
    addresses: [{ street: '1 Quay', city: 'Hull', country: 'United Kingdom' }],
    birthday: '1990-02-03',
    urls: [{ url: 'https://quay.example' }],
  };
  expect(item({ type: 'contacts', contacts: [card, {}] }).shared_contacts).toEqual([
    {
      name: 'Bo Li',
      first_name: 'Bo',
      last_name: 'Li',
      company: 'Quay Ltd',
      job_title: 'Buyer',
      phone: '+447400654321',
      wa_id: '447400654321',
      email: 'bo@quay.example',
      address: '1 Quay, Hull, United Kingdom',
      birthday: '1990-02-03',
      website: 'https://quay.example',
      all_phones: '020 7946 0000, +44 7400 654321',
      all_emails: 'bo@quay.example, li@quay.example',
    },
    expect.objectContaining({ name: null, phone: null, all_phones: null }),
  ]);
});

describe('where a message comes from', () => {
  test('is the message it answers, or the product it asks about', () => {
    const context = { id: 'w0', referred_product: { catalog_id: '5', product_retailer_id: 'sku-1' } };
    expect(item({ type: 'text', context })).toMatchObject({
      reply_to_message_id: 'w0',
      referred_catalog_id: '5',
      referred_product_id: 'sku-1',
      forwarded: false,
    });
  });

  test('is a chain of forwarding, and often forwarded means forwarded', () => {
    expect(item({ type: 'text', context: { forwarded: true } })).toMatchObject({
      forwarded: true,
      frequently_forwarded: false,
    });
    expect(item({ type: 'text', context: { frequently_forwarded: true } })).toMatchObject({
      forwarded: true,
      frequently_forwarded: true,
    });
  });

  test('is an advertisement, with its click id and picture', () => {
    const referral = {
      source_url: 'https://fb.me/x',
      source_id: '12',
      source_type: 'ad',
      headline: 'Chat',
      body: 'Summer',
      media_type: 'video',
      video_url: 'https://cdn.example/v',
      thumbnail_url: 'https://cdn.example/t',
      ctwa_clid: 'Aff1',
      ref: 'r1',
      welcome_message: { text: 'Hi' },
    };
    expect(item({ type: 'text', referral })).toMatchObject({
      referral_source_url: 'https://fb.me/x',
      referral_source_id: '12',
      referral_source_type: 'ad',
      referral_headline: 'Chat',
      referral_body: 'Summer',
      referral_media_type: 'video',
      referral_media_url: 'https://cdn.example/v',
      referral_thumbnail_url: 'https://cdn.example/t',
      referral_click_id: 'Aff1',
      referral_ref: 'r1',
      referral_welcome_text: 'Hi',
    });
    expect(item({ type: 'text', referral: { image_url: 'https://cdn.example/i' } }).referral_media_url).toBe(
      'https://cdn.example/i',
    );
  });
});

describe('a notice of WhatsApp', () => {
  test('about a new number names it', () => {
    const system = { type: 'user_changed_number', wa_id: '447400999888', body: 'Ada changed number' };
    expect(item({ type: 'system', system })).toMatchObject({
      system_type: 'user_changed_number',
      system_new_wa_id: '447400999888',
      system_new_phone: '+447400999888',
    });
  });

  test('about a withdrawn message names it', () => {
    expect(item({ type: 'revoke', revoke: { original_message_id: 'w0' } }).original_message_id).toBe('w0');
  });

  test('about a message that cannot be shown says what and why', () => {
    const errors = [
      { code: 131051, title: 'Message type unknown', error_data: { details: 'Not supported.' } },
    ];
    expect(item({ type: 'unsupported', errors, unsupported: { type: 'poll_creation' } })).toMatchObject({
      unsupported_type: 'poll_creation',
      error_code: 131051,
      error_title: 'Message type unknown',
      error_details: 'Not supported.',
    });
  });
});

test('a place on the map has its coordinates, name, address and link', () => {
  const location = {
    latitude: 53.74,
    longitude: '-0.33',
    name: 'Depot',
    address: '1 Quay',
    url: 'https://d.example',
  };
  expect(item({ type: 'location', location })).toMatchObject({
    location_latitude: 53.74,
    location_longitude: -0.33,
    location_name: 'Depot',
    location_address: '1 Quay',
    location_url: 'https://d.example',
  });
});

test('a reaction names the message it is about, and has no emoji once it is taken back', () => {
  expect(item({ type: 'reaction', reaction: { message_id: 'w0', emoji: '🎉' } })).toMatchObject({
    reaction_message_id: 'w0',
    reaction_emoji: '🎉',
  });
  expect(item({ type: 'reaction', reaction: { message_id: 'w0', emoji: '' } }).reaction_emoji).toBeNull();
});
