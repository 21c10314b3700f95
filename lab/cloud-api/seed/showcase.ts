import type { TemplateNode } from '../templates/node.js';
import { body, buttons, footer, header, namedBody, type Draft } from '../templates/parts.js';

/** One template of each kind there is, and one in each state that cannot be sent. */
export function gardenShowcase(garden: (draft: Draft) => TemplateNode): TemplateNode[] {
  return [...sendable(garden), ...rich(garden), ...unsendable(garden)];
}

function sendable(garden: (draft: Draft) => TemplateNode): TemplateNode[] {
  return [
    garden({
      name: 'order_ready',
      category: 'UTILITY',
      parameter_format: 'NAMED',
      components: [
        namedBody(
          'Hello {{first_name}}, your order {{order_number}} is ready to be picked up. See you soon!',
          {
            first_name: 'Mei',
            order_number: 'LG-1042',
          },
        ),
        footer('Lucky Garden'),
        buttons(
          {
            type: 'URL',
            text: 'View order',
            url: 'https://lucky-garden.example/orders/{{1}}',
            example: ['https://lucky-garden.example/orders/LG-1042'],
          },
          { type: 'QUICK_REPLY', text: 'On my way' },
        ),
      ],
    }),
    garden({
      name: 'promocao_de_verao',
      category: 'MARKETING',
      language: 'pt_BR',
      components: [
        header('IMAGE'),
        body('Olá {{1}}! Só até {{2}}: {{3}} de desconto em todas as plantas.', 'Ana', 'domingo', '25%'),
        footer('Responda PARAR para não receber mais'),
        buttons({ type: 'QUICK_REPLY', text: 'Quero ver' }, { type: 'QUICK_REPLY', text: 'Parar promoções' }),
      ],
    }),
    garden({
      name: 'invoice',
      category: 'UTILITY',
      components: [
        header('DOCUMENT'),
        body('Thank you for your order, {{1}}! Your invoice {{2}} is attached.', 'Mei', 'INV-7'),
        buttons({ type: 'PHONE_NUMBER', text: 'Call us', phone_number: '+15550783881' }),
      ],
    }),
    garden({
      name: 'delivery_on_its_way',
      category: 'UTILITY',
      components: [
        header('LOCATION'),
        body('Good news {{1}}! Your order #{{2}} is on its way to this place.', 'Mei', '566701'),
        footer('Lucky Garden Deliveries'),
        buttons({ type: 'QUICK_REPLY', text: 'Stop updates' }),
      ],
    }),
    garden({
      name: 'coupon',
      category: 'MARKETING',
      components: [
        {
          type: 'HEADER',
          format: 'TEXT',
          text: 'Our {{1}} is on!',
          example: { header_text: ['Summer Sale'] },
        },
        body('Use code {{1}} until {{2}} to get {{3}} off. Yes, {{3}}!', '25OFF', 'the end of August', '25%'),
        footer('Reply STOP to opt out'),
        buttons(
          { type: 'COPY_CODE', text: 'Copy offer code', example: '25OFF' },
          { type: 'URL', text: 'Shop now', url: 'https://lucky-garden.example/shop' },
        ),
      ],
    }),
    garden({
      name: 'appointment',
      category: 'UTILITY',
      parameter_format: 'NAMED',
      components: [
        {
          type: 'HEADER',
          format: 'TEXT',
          text: 'See you soon, {{ first_name }}',
          example: { header_text_named_params: [{ param_name: 'first_name', example: 'Mei' }] },
        },
        namedBody('We expect you on {{day}} at {{time}}. Please bring {{item}}, and be there by {{time}}.', {
          day: 'Friday',
          time: '10:30',
          item: 'your plant',
        }),
      ],
    }),
    garden({
      name: 'how_to_repot',
      category: 'UTILITY',
      components: [header('VIDEO'), body('Here is how to repot your new plant.')],
    }),
    garden({
      name: 'hello_world',
      category: 'UTILITY',
      previous_category: 'MARKETING',
      components: [
        { type: 'HEADER', format: 'TEXT', text: 'Hello World' },
        body('Welcome to Lucky Garden. This message shows that everything is connected.'),
        footer('Lucky Garden'),
      ],
    }),
    garden({
      name: 'hello_world',
      category: 'UTILITY',
      language: 'es',
      components: [body('Bienvenido a Lucky Garden. Este mensaje muestra que todo está conectado.')],
    }),
  ];
}

function rich(garden: (draft: Draft) => TemplateNode): TemplateNode[] {
  const card = (plant: string) => ({
    components: [
      header('IMAGE'),
      body('{{1}} at {{2}} off.', plant, '10%'),
      buttons(
        { type: 'QUICK_REPLY', text: 'Tell me more' },
        {
          type: 'URL',
          text: 'Shop',
          url: 'https://lucky-garden.example/p/{{1}}',
          example: [`https://lucky-garden.example/p/${plant.toLowerCase()}`],
        },
      ),
    ],
  });
  return [
    garden({
      name: 'plants_of_the_month',
      category: 'MARKETING',
      components: [
        body('Hi {{1}}, these are our plants of the month.', 'Mei'),
        { type: 'CAROUSEL', cards: [card('Fern'), card('Cactus')] },
      ],
    }),
    garden({
      name: 'login_code',
      category: 'AUTHENTICATION',
      message_send_ttl_seconds: 600,
      components: [
        { type: 'BODY', add_security_recommendation: true },
        { type: 'FOOTER', code_expiration_minutes: 10 },
        buttons({ type: 'OTP', otp_type: 'COPY_CODE', text: 'Copy code' }),
      ],
    }),
    garden({
      name: 'weekend_offer',
      category: 'MARKETING',
      components: [
        header('IMAGE'),
        { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Ends soon', has_expiration: true } },
        body('This weekend only, {{1}}: two bonsai for the price of one.', 'Mei'),
        buttons(
          { type: 'COPY_CODE', text: 'Copy offer code', example: 'BONSAI' },
          {
            type: 'URL',
            text: 'Shop',
            url: 'https://lucky-garden.example/offer?ref={{1}}',
            example: ['https://lucky-garden.example/offer?ref=n1'],
          },
        ),
      ],
    }),
  ];
}

function unsendable(garden: (draft: Draft) => TemplateNode): TemplateNode[] {
  return [
    garden({
      name: 'flash_sale',
      category: 'MARKETING',
      status: 'REJECTED',
      rejected_reason: 'PROMOTIONAL',
      components: [body('{{1}} BUY NOW!!!', 'Mei')],
    }),
    garden({
      name: 'survey',
      category: 'MARKETING',
      status: 'PAUSED',
      quality_score: { score: 'RED' },
      components: [body('How did you like your visit, {{1}}? Tell us in one word.', 'Mei')],
    }),
    garden({
      name: 'new_opening_hours',
      category: 'UTILITY',
      status: 'PENDING',
      quality_score: { score: 'UNKNOWN' },
      components: [body('From Monday on we are open until {{1}} in the evening.', '8')],
    }),
    garden({
      name: 'old_loyalty_card',
      category: 'MARKETING',
      status: 'DISABLED',
      quality_score: { score: 'RED' },
      components: [body('Your loyalty card has {{1}} stamps on it.', '7')],
    }),
  ];
}
