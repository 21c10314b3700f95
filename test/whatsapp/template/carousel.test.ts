import { check } from '../../../whatsapp/template/check.js';
import { componentsOf } from '../../../whatsapp/template/components.js';
import { fieldsOf } from '../../../whatsapp/template/fields.js';
import { preview } from '../../../whatsapp/template/preview.js';
import { body, buttons, header, template } from './templates.js';

const card = {
  components: [
    header('IMAGE'),
    body('{{1}} at {{2}} off.', ['Fern', '10%']),
    buttons(
      { type: 'QUICK_REPLY', text: 'More' },
      { type: 'URL', text: 'Shop', url: 'https://g.example/p/{{1}}', example: ['https://g.example/p/fern'] },
    ),
  ],
};
const plants = template([body('Hi {{1}}!'), { type: 'CAROUSEL', cards: [card, card] }]);

const values = {
  body_1: 'Ada',
  card_1_header_media: '10033',
  card_1_body_1: 'Fern',
  card_1_body_2: '10%',
  card_1_button_0_payload: 'more-fern',
  card_1_button_1_url: 'fern',
  card_2_header_media: 'https://g.example/palm.png',
  card_2_body_1: 'Palm',
  card_2_body_2: '20%',
  card_2_button_1_url: 'palm',
};

test('each card has fields of its own, grouped and labelled by the card', () => {
  expect(fieldsOf(plants).slice(0, 7)).toMatchObject([
    { key: 'body_1', group: 'body' },
    { key: 'card_1_header_media', label: 'Card 1 · Header: image', group: 'card_1', mediaKind: 'image' },
    { key: 'card_1_body_1', label: 'Card 1 · Body 1 · "{{1}} at"', group: 'card_1', example: 'Fern' },
    { key: 'card_1_body_2', group: 'card_1' },
    { key: 'card_1_button_0_payload', label: 'Card 1 · Button 1 "More": payload' },
    { key: 'card_1_button_1_url', group: 'card_1', example: 'fern' },
    { key: 'card_2_header_media', label: 'Card 2 · Header: image', group: 'card_2' },
  ]);
});

test('every card is sent under its own number, with its own parts', () => {
  expect(componentsOf(plants, values)).toEqual([
    { type: 'body', parameters: [{ type: 'text', text: 'Ada' }] },
    {
      type: 'carousel',
      cards: [
        {
          card_index: 0,
          components: [
            { type: 'header', parameters: [{ type: 'image', image: { id: '10033' } }] },
            {
              type: 'body',
              parameters: [
                { type: 'text', text: 'Fern' },
                { type: 'text', text: '10%' },
              ],
            },
            {
              type: 'button',
              sub_type: 'quick_reply',
              index: '0',
              parameters: [{ type: 'payload', payload: 'more-fern' }],
            },
            { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: 'fern' }] },
          ],
        },
        {
          card_index: 1,
          components: [
            {
              type: 'header',
              parameters: [{ type: 'image', image: { link: 'https://g.example/palm.png' } }],
            },
            {
              type: 'body',
              parameters: [
                { type: 'text', text: 'Palm' },
                { type: 'text', text: '20%' },
              ],
            },
            { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: 'palm' }] },
          ],
        },
      ],
    },
  ]);
});

test('problems name the card', () => {
  const problems = check(plants, { ...values, card_2_header_media: 'palm.pdf', card_2_body_1: '' });
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^“Card 2 · Header: image” is not a link/),
    expect.stringMatching(/^“Card 2 · Body 1 · "\{\{1\}\} at"” is empty/),
  ]);
});

test('the filled-in body of a card may have 160 characters', () => {
  const long = (count: number) => check(plants, { ...values, card_1_body_1: 'x'.repeat(count) });
  const room = 160 - ' at 10% off.'.length;
  expect(long(room)).toEqual([]);
  expect(long(room + 1)).toMatchObject([
    { key: 'card_1_body_1', message: expect.stringMatching(/may have 160/) },
  ]);
});

test('the preview shows card after card', () => {
  expect(preview(plants, values)).toBe(
    [
      'Hi Ada!',
      '',
      'Card 1',
      '[Image]',
      'Fern at 10% off.',
      '[More]',
      '[Shop: https://g.example/p/fern]',
      '',
      'Card 2',
      '[Image]',
      'Palm at 20% off.',
      '[More]',
      '[Shop: https://g.example/p/palm]',
    ].join('\n'),
  );
});

test('a card without values is sent all the same, as Meta counts the cards', () => {
  const plain = template([
    body('Hi'),
    { type: 'CAROUSEL', cards: [{ components: [body('One')] }, { components: [body('Two')] }] },
  ]);
  expect(componentsOf(plain, {})).toEqual([
    {
      type: 'carousel',
      cards: [
        { card_index: 0, components: [] },
        { card_index: 1, components: [] },
      ],
    },
  ]);
});
