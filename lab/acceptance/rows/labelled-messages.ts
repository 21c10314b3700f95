import type { CustomerMessage } from '../../cloud-api/messages/customers.js';
import type { Data } from '../../zapier/app-call.js';

/** The rules of a shop, as a person fills them into Create or Update Automatic Tag Rule. */
export const tagRules: readonly Data[] = [
  {
    tag: 'Refund',
    keywords: [
      'refund',
      'money back',
      'rückerstattung',
      'geld zurück',
      'reembolso',
      'remboursement',
      'rimborso',
      'возврат денег',
      '退款',
      'استرداد',
    ],
  },
  {
    tag: 'Delivery',
    keywords: [
      'deliver',
      'lieferung',
      'liefern',
      'livraison',
      'entrega',
      'consegna',
      'доставк',
      '配送',
      'توصيل',
    ],
  },
  {
    tag: 'Booking',
    keywords: ['book a', 'reservar', 'réserver', 'tisch reservieren', '予約'],
    keyword_match: 'starts',
  },
  { tag: 'VIP', keywords: ['vip', 'join vip'], keyword_match: 'whole' },
  { tag: 'On the Way', payloads: ['on_my_way'], keywords: [] },
  { tag: 'Gold', payloads: ['plan_gold'], keywords: [] },
];

export interface LabelledMessage {
  message: CustomerMessage;
  /** Those that a person gives it who knows what the tags are for. */
  tags: readonly string[];
}

const said = (tags: readonly string[], ...messages: CustomerMessage[]): LabelledMessage[] =>
  messages.map((message) => ({ message, tags }));

/** What customers write and tap, each with the tags that it deserves. */
export const labelledMessages: readonly LabelledMessage[] = [
  ...said(
    ['Refund'],
    'I want a refund',
    'REFUND!!! now please',
    'Please give me my money back.',
    'Ich hätte gern eine Rückerstattung.',
    'RÜCKERSTATTUNG BITTE',
    // The letter and its two dots apart.
    'Ru\u0308ckerstattung bitte',
    'Ich will mein Geld zurück!',
    'Quiero un reembolso, por favor',
    'Queria pedir o reembolso do pedido 17',
    'Bonjour, je demande le remboursement de ma commande',
    'Vorrei un rimborso, grazie',
    'Здравствуйте, мне нужен возврат денег',
    '我要退款',
    'أريد استرداد المال',
    'Is my refund on its way? 🙏',
  ),
  ...said(
    ['Delivery'],
    'Do you deliver to Leeds?',
    'When is the delivery?',
    'Wann kommt meine Lieferung?',
    'Können Sie am Samstag liefern?',
    'La livraison est en retard',
    '¿Cuándo llega la entrega?',
    'A entrega atrasou de novo',
    'A che ora è la consegna?',
    'Сколько стоит доставка?',
    '配送は何時ですか',
    'متى موعد توصيل الطلب؟',
    'deliverytime??',
  ),
  ...said(
    ['Booking'],
    'Book a table for two, please',
    '  book a tour for Friday',
    '“Book a slot at 9”',
    'Reservar mesa para cuatro',
    'Réserver pour ce soir ?',
    'Tisch reservieren für 19 Uhr',
    '予約したいです',
  ),
  ...said(['VIP'], 'VIP', 'vip!', 'Join VIP', 'join  vip'),
  ...said(
    ['Delivery', 'Refund'],
    'The delivery never came, I want a refund',
    'Keine Lieferung, also Geld zurück bitte',
  ),
  ...said(
    ['On the Way'],
    { type: 'button', button: { payload: 'on_my_way', text: 'On my way' } },
    { type: 'button', button: { payload: 'on_my_way', text: 'Unterwegs' } },
  ),
  ...said(['Gold'], {
    type: 'interactive',
    interactive: {
      type: 'list_reply',
      list_reply: { id: 'plan_gold', title: 'Gold', description: '20 € a month' },
    },
  }),
  // Near misses.
  ...said(
    [],
    'Which book would you recommend?',
    'I would like to know when you open',
    'The VIP area was lovely',
    'vipassana',
    'My liver hurts, sorry, wrong number',
    'I refined my order',
    'Ist das Gold zurückgesetzt?',
    'Reserviert ihr auch Parkplätze?',
    'Danke, alles gut!',
    '¡Muchas gracias!',
    'Спасибо большое',
    '谢谢',
    'شكرا جزيلا',
    '👍',
    'On my way',
    'plan_gold',
    { type: 'button', button: { payload: 'ON_MY_WAY', text: 'On my way' } },
    { type: 'image', image: { caption: 'My new fern' } },
    { type: 'location', location: { latitude: 25.03, longitude: 121.56, name: 'Taipei 101' } },
    // A rule of words cannot know better.
    'No refund needed, thank you',
  ),
];
