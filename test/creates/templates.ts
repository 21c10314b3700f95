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

export const carousel: Template = {
  ...orderReady,
  id: '6',
  name: 'summer_cards',
  components: [
    { type: 'BODY', text: 'Look!' },
    { type: 'CAROUSEL', cards: [] },
  ],
};
