import type { CloudApi } from '../../../../lab/cloud-api/cloud-api.js';
import { startQuickly } from '../connected.js';
import { body, button, CUSTOMER, header, place, sendTemplate, text, upload } from '../sending.js';

const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

let api: CloudApi;
let imageId: string;
beforeAll(async () => {
  // Many messages to one customer: what is judged here is not their number.
  api = await startQuickly({ limits: { pairSeconds: 0, messagesPerSecond: 10_000 } });
  imageId = String((await upload(api, JPEG, 'image/jpeg')).body.id);
});
afterAll(() => api.close());

const image = () => ({ type: 'image', image: { id: imageId } });
const orderReady = [
  body(text('Mei', 'first_name'), text('LG-7', 'order_number')),
  button('url', '0', text('LG-7')),
];
const card = (index: number) => ({
  card_index: index,
  components: [
    header(image()),
    body(text('Fern'), text('10%')),
    button('quick_reply', 0, { type: 'payload', payload: `more-${index}` }),
    button('url', 1, text('fern')),
  ],
});
const tomorrow = () => Date.now() + 86_400_000;
const offer = (expiration_time_ms: number) => ({
  type: 'limited_time_offer',
  parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms } }],
});

describe('accepts', () => {
  test.each<[string, string, string, () => unknown[]]>([
    ['named variables', 'order_ready', 'en_US', () => orderReady],
    [
      'components and sub types in capitals',
      'order_ready',
      'en_US',
      () => [
        { ...body(text('Mei', 'first_name'), text('7', 'order_number')), type: 'BODY' },
        { ...button('URL', 0, text('7')), type: 'BUTTON' },
      ],
    ],
    [
      'a payload for a quick reply',
      'order_ready',
      'en_US',
      () => [...orderReady, button('quick_reply', '1', { type: 'payload', payload: 'coming' })],
    ],
    [
      'an uploaded image and positional variables',
      'promocao_de_verao',
      'pt_BR',
      () => [header(image()), body(text('Ana'), text('domingo'), text('25%'))],
    ],
    [
      'money and dates',
      'promocao_de_verao',
      'pt_BR',
      () => [
        header(image()),
        body(
          text('Ana'),
          { type: 'date_time', date_time: { fallback_value: '25 de fevereiro' } },
          { type: 'currency', currency: { fallback_value: 'R$ 10', code: 'BRL', amount_1000: 10_000 } },
        ),
      ],
    ],
    ['a place', 'delivery_on_its_way', 'en_US', () => [header(place()), body(text('Mei'), text('7'))]],
    [
      'a coupon, and one value for a variable that is used twice',
      'coupon',
      'en_US',
      () => [
        header(text('Sale')),
        body(text('25OFF'), text('May'), text('25%')),
        button('copy_code', 0, { type: 'coupon_code', coupon_code: '25OFF' }),
      ],
    ],
    [
      'a variable written with spaces',
      'appointment',
      'en_US',
      () => [header(text('Mei', 'first_name')), body(text('a', 'item'), text('b', 'day'), text('c', 'time'))],
    ],
    ['a template without variables', 'hello_world', 'en_US', () => []],
    ['a code', 'login_code', 'en_US', () => [body(text('123456')), button('url', '0', text('123456'))]],
    [
      'a carousel',
      'plants_of_the_month',
      'en_US',
      () => [body(text('Mei')), { type: 'carousel', cards: [card(0), card(1)] }],
    ],
    [
      'a limited-time offer',
      'weekend_offer',
      'en_US',
      () => [
        header(image()),
        offer(tomorrow()),
        body(text('Mei')),
        button('copy_code', 0, { type: 'coupon_code', coupon_code: 'BONSAI' }),
        button('url', 1, text('n1')),
      ],
    ],
  ])('%s', async (_what, name, language, components) => {
    const answer = await sendTemplate(api, name, components(), language);
    expect(answer.body).toMatchObject({ messages: [{ message_status: 'accepted' }] });
  });
});

describe('refuses', () => {
  test.each<[number, string, string, () => unknown[], string?]>([
    [132001, 'a template nobody made', 'order_lost', () => []],
    [132001, 'a language it is not in', 'order_ready', () => orderReady, 'de'],
    [132001, 'a template that was rejected', 'flash_sale', () => [body(text('Mei'))]],
    [132001, 'a template that waits for review', 'new_opening_hours', () => [body(text('8'))]],
    [132015, 'a paused template', 'survey', () => [body(text('Mei'))]],
    [132016, 'a disabled template', 'old_loyalty_card', () => [body(text('7'))]],
    [132000, 'a variable too few', 'order_ready', () => [body(text('Mei', 'first_name')), orderReady[1]]],
    [132000, 'no body at all', 'order_ready', () => [orderReady[1]]],
    [132000, 'a variable too many', 'hello_world', () => [body(text('Mei'))]],
    [132000, 'a header the template does not have', 'order_ready', () => [header(text('x')), ...orderReady]],
    [
      132000,
      'a card too few',
      'plants_of_the_month',
      () => [body(text('Mei')), { type: 'carousel', cards: [card(0)] }],
    ],
    [
      132000,
      'a card without its text',
      'plants_of_the_month',
      () => [
        body(text('Mei')),
        { type: 'carousel', cards: [card(0), { card_index: 1, components: [header(image())] }] },
      ],
    ],
    [
      131008,
      'two cards with one index',
      'plants_of_the_month',
      () => [body(text('Mei')), { type: 'carousel', cards: [card(0), card(0)] }],
    ],
    [
      132000,
      'an offer without its end',
      'weekend_offer',
      () => [
        header(image()),
        body(text('Mei')),
        button('copy_code', 0, { type: 'coupon_code', coupon_code: 'BONSAI' }),
        button('url', 1, text('n1')),
      ],
    ],
    [
      131009,
      'an end given in seconds',
      'weekend_offer',
      () => [
        header(image()),
        offer(Math.floor(tomorrow() / 1000)),
        body(text('Mei')),
        button('copy_code', 0, { type: 'coupon_code', coupon_code: 'BONSAI' }),
        button('url', 1, text('n1')),
      ],
    ],
    [
      132012,
      'a name the template does not have',
      'order_ready',
      () => [body(text('Mei', 'first_name'), text('7', 'order')), orderReady[1]],
    ],
    [
      132012,
      'one name twice',
      'order_ready',
      () => [body(text('Mei', 'first_name'), text('7', 'first_name')), orderReady[1]],
    ],
    [
      100,
      'a named template without names',
      'order_ready',
      () => [body(text('Mei'), text('7')), orderReady[1]],
    ],
    [
      132012,
      'names for a positional template',
      'coupon',
      () => [header(text('Sale')), body(text('a', '1'), text('b', '2'), text('c', '3'))],
    ],
    [
      132012,
      'no image where one belongs',
      'promocao_de_verao',
      () => [body(text('a'), text('b'), text('c'))],
      'pt_BR',
    ],
    [
      132012,
      'text in place of an image',
      'promocao_de_verao',
      () => [header(text('x')), body(text('a'), text('b'), text('c'))],
      'pt_BR',
    ],
    [
      132012,
      'an image in place of a document',
      'invoice',
      () => [
        header(
          { type: 'document', document: { id: imageId } },
          { type: 'document', document: { id: imageId } },
        ),
        body(text('a'), text('b')),
      ],
    ],
    [
      132012,
      'an image as a video',
      'how_to_repot',
      () => [header({ type: 'video', video: { id: imageId } })],
    ],
    [
      131009,
      'media nobody uploaded',
      'promocao_de_verao',
      () => [header({ type: 'image', image: { id: '1' } }), body(text('a'), text('b'), text('c'))],
      'pt_BR',
    ],
    [
      131009,
      'a link that is none',
      'promocao_de_verao',
      () => [header({ type: 'image', image: { link: 'lucky.jpg' } }), body(text('a'), text('b'), text('c'))],
      'pt_BR',
    ],
    [
      131008,
      'both id and link',
      'promocao_de_verao',
      () => [
        header({ type: 'image', image: { id: imageId, link: 'https://x.example/a.jpg' } }),
        body(text('a'), text('b'), text('c')),
      ],
      'pt_BR',
    ],
    [
      100,
      'a file name for an image',
      'promocao_de_verao',
      () => [
        header({ type: 'image', image: { id: imageId, filename: 'a.jpg' } }),
        body(text('a'), text('b'), text('c')),
      ],
      'pt_BR',
    ],
    [
      131008,
      'a place without latitude',
      'delivery_on_its_way',
      () => [header(place('')), body(text('a'), text('b'))],
    ],
    [
      131009,
      'a place off the globe',
      'delivery_on_its_way',
      () => [header(place(91)), body(text('a'), text('b'))],
    ],
    [131008, 'an empty text', 'spring_menu', () => [body(text(''))]],
    [132018, 'a line break', 'spring_menu', () => [body(text('a\nb'))]],
    [132018, 'a tab', 'spring_menu', () => [body(text('a\tb'))]],
    [132018, 'five spaces in a row', 'spring_menu', () => [body(text('a     b'))]],
    [132005, 'a body that grows too long', 'spring_menu', () => [body(text('x'.repeat(1024)))]],
    [
      132005,
      'a header that grows too long',
      'coupon',
      () => [
        header(text('x'.repeat(60))),
        body(text('a'), text('b'), text('c')),
        button('copy_code', 0, { type: 'coupon_code', coupon_code: 'A' }),
      ],
    ],
    [
      132005,
      'an address that grows too long',
      'order_ready',
      () => [orderReady[0], button('url', 0, text('x'.repeat(2000)))],
    ],
    [131008, 'a link button without its suffix', 'order_ready', () => [orderReady[0]]],
    [
      131008,
      'a coupon without its code',
      'coupon',
      () => [header(text('Sale')), body(text('a'), text('b'), text('c'))],
    ],
    [
      132012,
      'a suffix for a link that has none',
      'coupon',
      () => [
        header(text('Sale')),
        body(text('a'), text('b'), text('c')),
        button('copy_code', 0, { type: 'coupon_code', coupon_code: 'A' }),
        button('url', 1, text('x')),
      ],
    ],
    [
      132012,
      'a button of another kind under an index',
      'order_ready',
      () => [...orderReady, button('url', 1, text('x'))],
    ],
    [
      132012,
      'a button the template does not have',
      'order_ready',
      () => [...orderReady, button('quick_reply', 2, { type: 'payload', payload: 'x' })],
    ],
    [131009, 'one button twice', 'order_ready', () => [...orderReady, orderReady[1]]],
    [
      131008,
      'a button without index',
      'order_ready',
      () => [orderReady[0], { type: 'button', sub_type: 'url', parameters: [text('7')] }],
    ],
    [
      132012,
      'text as the payload of a quick reply',
      'order_ready',
      () => [...orderReady, button('quick_reply', 1, text('x'))],
    ],
    [
      131009,
      'a coupon code that is too long',
      'coupon',
      () => [
        header(text('Sale')),
        body(text('a'), text('b'), text('c')),
        button('copy_code', 0, { type: 'coupon_code', coupon_code: 'X'.repeat(21) }),
      ],
    ],
    [
      131009,
      'a login code that is too long',
      'login_code',
      () => [body(text('1')), button('url', 0, text('1'.repeat(16)))],
    ],
    [131009, 'two bodies', 'hello_world', () => [body(), body()]],
    [131009, 'a component nobody knows', 'hello_world', () => [{ type: 'trailer' }]],
    [100, 'a key nobody knows', 'hello_world', () => [{ type: 'body', parameter: [] }]],
    [
      131008,
      'a parameter without a type',
      'order_ready',
      () => [body({ parameter_name: 'first_name', text: 'Mei' }, text('7', 'order_number')), orderReady[1]],
    ],
  ])('%i: %s', async (code, _what, name, components, language = 'en_US') => {
    const answer = await sendTemplate(api, name, components(), language);
    expect(answer.body.error).toMatchObject({ code, type: 'OAuthException' });
    expect(answer.status).toBe(code === 132001 ? 404 : 400);
  });

  test('with Meta’s own words on what is wrong', async () => {
    const answer = await sendTemplate(api, 'order_ready', [body(text('Mei', 'first_name')), orderReady[1]]);
    expect(answer.body.error).toEqual({
      message: '(#132000) Number of parameters does not match the expected number of params',
      type: 'OAuthException',
      code: 132000,
      error_data: {
        messaging_product: 'whatsapp',
        details: 'body: number of localizable_params (1) does not match the expected number of params (2)',
      },
      fbtrace_id: expect.any(String),
    });
  });

  test('without sending anything', async () => {
    const before = api.world.messages.size;
    await sendTemplate(api, 'order_ready', []);
    expect(api.world.messages.size).toBe(before);
  });
});

test('shows the customer every part of a template', async () => {
  await sendTemplate(api, 'appointment', [
    header(text('Mei', 'first_name')),
    body(text('a pot', 'item'), text('Friday', 'day'), text('10:30', 'time')),
  ]);
  await sendTemplate(api, 'login_code', [body(text('123456')), button('url', '0', text('123456'))]);
  await api.settled();
  const shown = api.phone(CUSTOMER).chats[0]?.messages ?? [];
  expect(shown.findLast((one) => one.header?.includes('See'))).toMatchObject({
    header: 'See you soon, Mei',
    text: 'We expect you on Friday at 10:30. Please bring a pot, and be there by 10:30.',
  });
  expect(shown.findLast((one) => one.footer?.includes('expires'))).toMatchObject({
    text: '*123456* is your verification code. For your security, do not share this code.',
    footer: 'This code expires in 10 minutes.',
    buttons: [{ type: 'copy_code', text: 'Copy code', code: '123456' }],
  });
});
