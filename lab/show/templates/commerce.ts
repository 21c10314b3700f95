import {
  body,
  buttons,
  fixture,
  footer,
  header,
  link,
  MARKETING,
  NAMED,
  namedBody,
  reply,
  type Fixture,
} from '../fixture.js';

const shop = 'https://lucky-garden.example/p/{{1}}';

const card = (plant: string) => ({
  components: [
    header('IMAGE'),
    body('The {{1}} costs {{2}} today.', plant, '$10'),
    buttons(reply('More'), link('Shop', shop, `https://lucky-garden.example/p/${plant}`)),
  ],
});

const cardValues = (number: number, plant: string) => ({
  [`card_${number}_header_media`]: `https://lucky-garden.example/${plant}.png`,
  [`card_${number}_body_1`]: plant,
  [`card_${number}_body_2`]: `$${number}`,
  [`card_${number}_button_0_payload`]: `more-${plant}`,
  [`card_${number}_button_1_url`]: plant,
});

const PLANTS = ['fern', 'cactus', 'palm', 'ivy', 'moss', 'lily', 'rose', 'fig', 'yew', 'elm'];

function carouselOf(count: number): Fixture {
  const plants = PLANTS.slice(0, count);
  return fixture(
    `carousel_of_${count}`,
    [
      body('Hi {{1}}, these are our plants of the month.', 'Mei'),
      { type: 'CAROUSEL', cards: plants.map(card) },
    ],
    Object.assign({ body_1: 'Ada' }, ...plants.map((plant, at) => cardValues(at + 1, plant))),
    MARKETING,
  );
}

const offer = { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Ends soon', has_expiration: true } };

/** Offers, catalogues and carousels. */
export const commerce: Fixture[] = [
  fixture(
    'limited_time_offer',
    [
      header('IMAGE'),
      offer,
      body('This weekend only, {{1}}: two bonsai for the price of one.', 'Mei'),
      buttons(
        { type: 'COPY_CODE', text: 'Copy offer code', example: 'BONSAI' },
        link('Shop', shop, 'https://lucky-garden.example/p/bonsai'),
      ),
    ],
    {
      header_media: 'https://lucky-garden.example/bonsai.jpg',
      offer_expires_at: new Date(Date.now() + 3 * 24 * 60 * 60 * 1000).toISOString(),
      body_1: 'Ada',
      button_0_code: 'BONSAI2',
      button_1_url: 'bonsai',
    },
    MARKETING,
  ),
  fixture(
    'limited_time_offer_without_end',
    [
      { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'While it lasts', has_expiration: false } },
      body('Our last tulips, {{1}}, for you.', 'Mei'),
      buttons(link('Shop', shop, 'https://lucky-garden.example/p/tulip')),
    ],
    { body_1: 'Ada', button_0_url: 'tulip' },
    MARKETING,
  ),
  carouselOf(2),
  carouselOf(10),
  fixture(
    'carousel_named_with_videos',
    [
      namedBody('Dear {{name}}, see them grow.', { name: 'Mei' }),
      {
        type: 'CAROUSEL',
        cards: ['fern', 'palm'].map((plant) => ({
          components: [
            header('VIDEO'),
            namedBody('Grown by {{gardener}} for you.', { gardener: 'Li' }),
            buttons(link('See', `https://lucky-garden.example/${plant}`)),
          ],
        })),
      },
    ],
    {
      body_name: 'Ada',
      card_1_header_media: 'https://lucky-garden.example/fern.mp4',
      card_1_body_gardener: 'Bo',
      card_2_header_media: 'https://lucky-garden.example/palm.mp4',
      card_2_body_gardener: 'Li',
    },
    { ...MARKETING, ...NAMED },
  ),
  fixture(
    'carousel_of_products',
    [
      body('Picked for you.'),
      {
        type: 'CAROUSEL',
        cards: [1, 2].map(() => ({
          components: [header('PRODUCT'), buttons({ type: 'SPM', text: 'View' })],
        })),
      },
    ],
    {
      card_1_header_product: 'bonsai-7',
      card_1_header_catalog: '194836987003835',
      card_2_header_product: 'fern-1',
      card_2_header_catalog: '194836987003835',
    },
    MARKETING,
  ),
  fixture(
    'catalogue',
    [body('Our whole catalogue, {{1}}, at hand.', 'Mei'), buttons({ type: 'CATALOG', text: 'View catalog' })],
    { body_1: 'Ada', button_0_thumbnail: 'bonsai-7' },
    MARKETING,
  ),
  fixture(
    'catalogue_without_picture',
    [body('Our whole catalogue.'), buttons({ type: 'CATALOG', text: 'View catalog' })],
    {},
    MARKETING,
  ),
  fixture(
    'products',
    [
      header('TEXT', 'Forget something, {{1}}?', 'Mei'),
      body('Use code {{1}} for what is left in your cart.', '10OFF'),
      footer('Reply STOP to opt out'),
      buttons({ type: 'MPM', text: 'View items' }),
    ],
    {
      header_text: 'Ada',
      body_1: 'TEA10',
      button_0_products: 'Tea:\ngreen-1\ngreen-2\nCups:\ncup-7',
      button_0_thumbnail: 'green-2',
    },
    MARKETING,
  ),
  fixture(
    'products_without_sections',
    [body('Often bought together.'), buttons({ type: 'MPM', text: 'View items' })],
    { button_0_products: ['green-1', 'cup-7'] },
    MARKETING,
  ),
];
