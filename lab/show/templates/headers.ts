import { body, buttons, fixture, footer, header, MARKETING, NAMED, reply, type Fixture } from '../fixture.js';

/** Every kind of header. */
export const headers: Fixture[] = [
  fixture('header_none', [body('We have moved to 12 Harbour Street.')]),
  fixture('header_fixed_text', [header('TEXT', 'New opening hours'), body('We now close at eight.')]),
  fixture(
    'header_text_numbered',
    [header('TEXT', 'Order {{1}} is ready', 'LG-1042'), body('Pick it up until {{1}}, please.', 'Friday')],
    { header_text: 'LG-2077', body_1: 'Saturday at noon' },
  ),
  fixture(
    'header_text_named',
    [
      {
        type: 'HEADER',
        format: 'TEXT',
        text: 'For {{ customer }}',
        example: { header_text_named_params: [{ param_name: 'customer', example: 'Mei' }] },
      },
      body('Your table is booked.'),
    ],
    { header_customer: 'Ada Lovelace' },
    NAMED,
  ),
  fixture(
    'header_image',
    [header('IMAGE'), body('Hi {{1}}, the garden in bloom.', 'Mei'), footer('Reply STOP to opt out')],
    { header_media: 'https://lucky-garden.example/bloom.jpg', body_1: 'Ada' },
    MARKETING,
  ),
  fixture('header_video', [header('VIDEO'), body('How to repot your plant.')], {
    header_media: 'https://lucky-garden.example/repot.mp4',
  }),
  fixture(
    'header_document',
    [header('DOCUMENT'), body('Thank you, {{1}}! Your invoice {{2}} is attached.', 'Mei', 'INV-7')],
    {
      header_media: 'https://lucky-garden.example/invoices/8.pdf',
      header_file_name: 'Invoice 8.pdf',
      body_1: 'Ada',
      body_2: 'INV-8',
    },
  ),
  fixture(
    'header_gif',
    [header('GIF'), body('It is raining petals.')],
    { header_media: 'https://lucky-garden.example/petals.mp4' },
    MARKETING,
  ),
  fixture(
    'header_location',
    [
      header('LOCATION'),
      body('Your order #{{1}} is on its way here.', '566701'),
      buttons(reply('Stop updates')),
    ],
    {
      header_latitude: '53,7435',
      header_longitude: '-0.3359',
      header_name: 'Lucky Garden',
      header_address: '12 Harbour Street',
      body_1: '566702',
    },
  ),
  fixture(
    'header_product',
    [header('PRODUCT'), body('Still thinking about it?'), buttons({ type: 'SPM', text: 'View' })],
    { header_product: 'bonsai-7', header_catalog: '194836987003835' },
    MARKETING,
  ),
];
