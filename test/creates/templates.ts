import type { Template } from '../../whatsapp/template/template.js';

/** An approved template with a header, two named variables and a button with a suffix. */
export const orderReady: Template = {
  id: '5',
  name: 'order_ready',
  language: 'en_GB',
  status: 'APPROVED',
  category: 'UTILITY',
  parameter_format: 'NAMED',
  components: [
    { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::x'] } },
    {
      type: 'BODY',
      text: 'Hello {{first_name}}, your order {{order}} is ready, {{first_name}}.',
      example: {
        body_text_named_params: [
          { param_name: 'first_name', example: 'Ana' },
          { param_name: 'order', example: '860198' },
        ],
      },
    },
    { type: 'FOOTER', text: 'Lucky Garden' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'Thanks' },
        {
          type: 'URL',
          text: 'Track',
          url: 'https://garden.example/{{1}}',
          example: ['https://garden.example/9'],
        },
      ],
    },
  ],
};

/** Two cards with an image each, and a button whose link ends differently for each customer. */
export const carousel: Template = {
  ...orderReady,
  id: '6',
  name: 'summer_cards',
  category: 'MARKETING',
  parameter_format: 'POSITIONAL',
  components: [
    { type: 'BODY', text: 'Look, {{1}}, what we have!', example: { body_text: [['Ana']] } },
    { type: 'CAROUSEL', cards: ['Tea', 'Cake'].map((dish) => ({ components: card(dish) })) },
  ],
};

function card(dish: string): Template['components'] {
  return [
    { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::x'] } },
    { type: 'BODY', text: `${dish} for {{1}} only.`, example: { body_text: [['2 EUR']] } },
    {
      type: 'BUTTONS',
      buttons: [{ type: 'URL', text: 'Order', url: 'https://garden.example/{{1}}', example: ['tea'] }],
    },
  ];
}

/** A document in the header, and nothing else to fill in. */
export const menu: Template = {
  ...orderReady,
  id: '7',
  name: 'menu_of_the_week',
  components: [
    { type: 'HEADER', format: 'DOCUMENT', example: { header_handle: ['4::x'] } },
    { type: 'BODY', text: 'Here is what we cook this week.' },
  ],
};

/** Variables that are a date and an amount. */
export const invoice: Template = {
  ...orderReady,
  id: '8',
  name: 'invoice',
  language: 'de',
  components: [
    { type: 'BODY', text: 'Bitte zahlen Sie {{amount}} bis zum {{due}}, {{name}}.' },
    { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Zahlen', url: 'https://garden.example/{{1}}' }] },
  ],
};
