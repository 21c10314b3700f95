import type { CloudApi } from '../../../../lab/cloud-api/cloud-api.js';
import { luckyGarden } from '../../../../lab/cloud-api/seed/seed.js';
import {
  body as bodyPart,
  buttons,
  header as headerPart,
  template,
} from '../../../../lab/cloud-api/templates/parts.js';
import { startQuickly } from '../connected.js';
import { body, button, CUSTOMER, header, sendTemplate, text, upload } from '../sending.js';

/** Kinds that Meta could add, and lengths that only a value can exceed. */
const more = [
  template('more', {
    name: 'kinds_of_tomorrow',
    category: 'UTILITY',
    components: [
      { type: 'HEADER', format: 'HOLOGRAM' },
      bodyPart('Hello {{1}}, welcome to tomorrow.', 'Mei'),
      { type: 'WEATHER', text: 'Sunny' },
      buttons({ type: 'TELEPORT', text: 'Go' }, { type: 'REQUEST_CONTACT_INFO' }),
    ],
  }),
  template('more', {
    name: 'listed_code',
    category: 'AUTHENTICATION',
    components: [
      bodyPart('*{{1}}* is your code.', '123456'),
      buttons({
        type: 'URL',
        text: 'Copy code',
        url: 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}',
      }),
    ],
  }),
  template('more', {
    name: 'fern_cards',
    category: 'MARKETING',
    components: [
      bodyPart('These are our ferns.'),
      {
        type: 'CAROUSEL',
        cards: ['a', 'b'].map(() => ({
          components: [
            headerPart('PRODUCT'),
            bodyPart('A fern: {{1}} of it.', 'much'),
            buttons({ type: 'SPM', text: 'View' }),
          ],
        })),
      },
    ],
  }),
];

let api: CloudApi;
let film: string;
let image: string;
beforeAll(async () => {
  api = await startQuickly({
    seed: luckyGarden(more),
    limits: { pairSeconds: 0, messagesPerSecond: 10_000 },
  });
  film = String((await upload(api, new Uint8Array([0, 0, 0, 16, 102, 116, 121, 112]), 'video/mp4')).body.id);
  image = String((await upload(api, new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1]), 'image/jpeg')).body.id);
});
afterAll(() => api.close());

const action = (content: object) => ({ type: 'action', action: content });
const product = (product_retailer_id = 'fern', catalog_id = '7') =>
  header({ type: 'product', product: { product_retailer_id, catalog_id } });
const section = (count: number, title = 'Plants') => ({
  title,
  product_items: Array.from({ length: count }, (_one, index) => ({ product_retailer_id: `plant-${index}` })),
});
const cart = (sections: unknown, thumbnail_product_retailer_id = 'fern') => [
  header(text('Mei')),
  body(text('10OFF')),
  button('mpm', 0, action({ thumbnail_product_retailer_id, sections })),
];
const flow = (content: object) => [body(text('Mei')), button('flow', 0, action(content))];
const code = (inText: string, inButton = inText) => [body(text(inText)), button('url', 0, text(inButton))];
const offer = (expiration_time_ms: unknown, name = 'Mei') => [
  header({ type: 'image', image: { id: image } }),
  {
    type: 'limited_time_offer',
    parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms } }],
  },
  body(text(name)),
  button('copy_code', 0, { type: 'coupon_code', coupon_code: 'BONSAI' }),
  button('url', 1, text('n1')),
];
const tomorrow = Date.now() + 86_400_000;
const card = (card_index: unknown, much = 'half') => ({
  card_index,
  components: [product(), body(text(much))],
});
const cards = (...list: unknown[]) => [{ type: 'carousel', cards: list }];

describe('accepts', () => {
  test.each<[string, string, () => unknown[]]>([
    [
      'a catalogue with a picture',
      'our_catalogue',
      () => [body(text('Mei')), button('CATALOG', 0, action({ thumbnail_product_retailer_id: 'fern' }))],
    ],
    ['a catalogue without a picture', 'our_catalogue', () => [body(text('Mei'))]],
    [
      'thirty products in ten sections',
      'forgotten_cart',
      () => cart(Array.from({ length: 10 }, () => section(3))),
    ],
    ['a single product', 'back_in_stock', () => [product(), body(text('Mei'))]],
    ['a film as a GIF', 'growing_fern', () => [header({ type: 'gif', gif: { id: film } })]],
    [
      'a flow with its token and data',
      'book_a_visit',
      () => flow({ flow_token: 'visit-7', flow_action_data: { day: 'Mon' } }),
    ],
    ['a flow without either', 'book_a_visit', () => flow({})],
    ['a call button', 'call_the_gardener', () => []],
    [
      'a call button with a payload and a time to live',
      'call_the_gardener',
      () => [
        button('voice_call', 0, { type: 'payload', payload: 'p' }, { type: 'ttl_minutes', ttl_minutes: 60 }),
      ],
    ],
    ['a request to call', 'may_we_call', () => [body(text('LG-7'))]],
    ['a code that fills itself in at a tap', 'login_code_one_tap', () => code('123456')],
    ['a code that fills itself in', 'login_code_zero_tap', () => code('123456')],
    ['a code listed with its text and a link', 'listed_code', () => code('123456')],
    ['a code of fifteen characters', 'login_code', () => code('123456789012345')],
    ['cards in any order', 'fern_cards', () => cards(card(1), card('0'))],
    ['kinds nobody knows yet', 'kinds_of_tomorrow', () => [body(text('Mei'))]],
    [
      'kinds nobody knows yet, with values',
      'kinds_of_tomorrow',
      () => [
        body(text('Mei')),
        { type: 'weather', parameters: [] },
        button('teleport', 0, { type: 'place', place: 'Mars' }),
      ],
    ],
    ['buttons in any order', 'weekend_offer', () => offer(tomorrow).reverse()],
    [
      'the title of a tapped image',
      'how_to_repot',
      () => [
        header({ type: 'video', video: { id: film } }),
        { type: 'tap_target_configuration', parameters: [] },
      ],
    ],
  ])('%s', async (_what, name, components) => {
    const answer = await sendTemplate(api, name, components());
    expect(answer.body).toMatchObject({ messages: [{ message_status: 'accepted' }] });
  });
});

describe('refuses', () => {
  test.each<[number, string, string, () => unknown[]]>([
    [
      132012,
      'a payload for a catalogue',
      'our_catalogue',
      () => [body(text('Mei')), button('catalog', 0, { type: 'payload', payload: 'x' })],
    ],
    [
      131008,
      'a catalogue’s picture without a product',
      'our_catalogue',
      () => [body(text('Mei')), button('catalog', 0, action({ thumbnail_product_retailer_id: '' }))],
    ],
    [
      100,
      'sections for a whole catalogue',
      'our_catalogue',
      () => [body(text('Mei')), button('catalog', 0, action({ sections: [] }))],
    ],
    [
      131008,
      'products that are not given',
      'forgotten_cart',
      () => [header(text('Mei')), body(text('10OFF'))],
    ],
    [131008, 'products without a picture', 'forgotten_cart', () => cart([section(1)], '')],
    [131008, 'products without sections', 'forgotten_cart', () => cart([])],
    [131008, 'a section without a title', 'forgotten_cart', () => cart([section(1, '')])],
    [131008, 'a section without products', 'forgotten_cart', () => cart([section(0)])],
    [131009, 'a section that is no object', 'forgotten_cart', () => cart(['plants'])],
    [131009, 'a section title of 25 characters', 'forgotten_cart', () => cart([section(1, 'x'.repeat(25))])],
    [131009, 'eleven sections', 'forgotten_cart', () => cart(Array.from({ length: 11 }, () => section(1)))],
    [131009, 'thirty-one products', 'forgotten_cart', () => cart([section(31)])],
    [132012, 'a header without its product', 'back_in_stock', () => [body(text('Mei'))]],
    [
      131008,
      'a product without its catalogue',
      'back_in_stock',
      () => [product('fern', ''), body(text('Mei'))],
    ],
    [
      132012,
      'a value for a button that shows the product',
      'back_in_stock',
      () => [product(), body(text('Mei')), button('spm', 0)],
    ],
    [132012, 'an image as a GIF', 'growing_fern', () => [header({ type: 'gif', gif: { id: image } })]],
    [131008, 'a flow without its button', 'book_a_visit', () => [body(text('Mei'))]],
    [131009, 'data for a flow that is empty', 'book_a_visit', () => flow({ flow_action_data: {} })],
    [131009, 'data for a flow that is text', 'book_a_visit', () => flow({ flow_action_data: 'Mon' })],
    [100, 'a member a flow does not have', 'book_a_visit', () => flow({ token: 'x' })],
    [132012, 'text for a call button', 'call_the_gardener', () => [button('voice_call', 0, text('x'))]],
    [131009, 'a code in the button that differs', 'login_code', () => code('123456', '654321')],
    [131009, 'a listed code in the button that differs', 'listed_code', () => code('123456', '654321')],
    [131009, 'a code of sixteen characters', 'login_code', () => code('1234567890123456')],
    [131009, 'a code with a link', 'login_code', () => code('www.evil')],
    [131009, 'a code with an emoji', 'login_code', () => code('12🔑34')],
    [131008, 'a code without its button', 'login_code', () => [body(text('123456'))]],
    [131009, 'an end of an offer as text', 'weekend_offer', () => offer(String(tomorrow))],
    [131009, 'an end of an offer that is past', 'weekend_offer', () => offer(Date.now() - 1)],
    [
      132005,
      'a body of an offer that grows over 600',
      'weekend_offer',
      () => offer(tomorrow, 'x'.repeat(600)),
    ],
    [132005, 'a card that grows over 160', 'fern_cards', () => cards(card(0), card(1, 'x'.repeat(160)))],
    [131008, 'a card without its index', 'fern_cards', () => cards(card(0), card(null))],
    [131008, 'a card beyond the last', 'fern_cards', () => cards(card(0), card(2))],
    [
      132012,
      'a card without its header',
      'fern_cards',
      () => cards(card(0), { card_index: 1, components: [body(text('x'))] }),
    ],
    [100, 'a member a card does not have', 'fern_cards', () => cards(card(0), { ...card(1), index: 1 })],
    [132000, 'no cards', 'fern_cards', () => []],
  ])('%i: %s', async (expected, _what, name, components) => {
    const answer = await sendTemplate(api, name, components());
    expect(answer.body.error).toMatchObject({ code: expected, type: 'OAuthException' });
  });
});

test('shows the end of an offer on the customer’s phone', async () => {
  await sendTemplate(api, 'weekend_offer', offer(tomorrow));
  await api.settled();
  const shown = api.phone(CUSTOMER).chats[0]?.messages ?? [];
  expect(shown.find((one) => one.offer)).toMatchObject({
    offer: { text: 'Ends soon', ends_at: new Date(tomorrow).toISOString() },
  });
});
