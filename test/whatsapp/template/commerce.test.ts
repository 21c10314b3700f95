import { check } from '../../../whatsapp/template/check.js';
import { componentsOf } from '../../../whatsapp/template/components.js';
import { fieldsOf } from '../../../whatsapp/template/fields.js';
import { preview } from '../../../whatsapp/template/preview.js';
import { body, buttons, header, template } from './templates.js';

const action = (given: Parameters<typeof componentsOf>[0], values: object) =>
  componentsOf(given, { ...values })[0]?.parameters?.[0]?.['action'];

describe('a flow', () => {
  const flow = template([
    body('Hi'),
    buttons({ type: 'QUICK_REPLY', text: 'No' }, { type: 'FLOW', text: 'Book' }),
  ]);

  test('is opened with a token and data for its first screen', () => {
    const values = { button_1_flow_token: 'visit-1', button_1_flow_data: '{"day": "Mon"}' };
    expect(fieldsOf(flow)).toMatchObject([
      { key: 'button_0_payload' },
      { key: 'button_1_flow_token', kind: 'text', required: false },
      { key: 'button_1_flow_data', kind: 'json', required: false },
    ]);
    expect(componentsOf(flow, values)).toEqual([
      {
        type: 'button',
        sub_type: 'flow',
        index: '1',
        parameters: [{ type: 'action', action: { flow_token: 'visit-1', flow_action_data: { day: 'Mon' } } }],
      },
    ]);
  });

  test('is opened without either too, as Meta wants the button in any case', () => {
    expect(action(flow, {})).toEqual({ flow_token: 'unused' });
  });

  test('takes data that is an object already', () => {
    expect(check(flow, { button_1_flow_data: { day: 'Mon' } })).toEqual([]);
    expect(action(flow, { button_1_flow_data: { day: 'Mon' } })).toMatchObject({
      flow_action_data: { day: 'Mon' },
    });
  });

  test.each(['{day: Mon}', '[]', '{}', '"Mon"', '7'])('refuses %s as data', (data) => {
    expect(check(flow, { button_1_flow_data: data })).toMatchObject([
      { key: 'button_1_flow_data', message: expect.stringMatching(/must be JSON/) },
    ]);
  });
});

describe('a catalogue', () => {
  const catalogue = template([body('Hi'), buttons({ type: 'CATALOG', text: 'View catalog' })]);

  test('shows the picture of the chosen product', () => {
    expect(componentsOf(catalogue, { button_0_thumbnail: 'cup-7' })).toEqual([
      {
        type: 'button',
        sub_type: 'catalog',
        index: '0',
        parameters: [{ type: 'action', action: { thumbnail_product_retailer_id: 'cup-7' } }],
      },
    ]);
  });

  test('needs no picture', () => {
    expect(check(catalogue, {})).toEqual([]);
    expect(componentsOf(catalogue, {})).toEqual([]);
  });
});

describe('a list of products', () => {
  const items = template([body('Hi'), buttons({ type: 'MPM', text: 'View items' })]);
  const problems = (button_0_products: unknown) =>
    check(items, { button_0_products }).map((one) => one.message);
  const ids = (count: number) => Array.from({ length: count }, (_, at) => `p${at}`).join('\n');

  test('is grouped by the lines that end with a colon', () => {
    expect(action(items, { button_0_products: 'Tea:\n g-1 \n\ng-2\r\nCups:\ncup-7' })).toEqual({
      thumbnail_product_retailer_id: 'g-1',
      sections: [
        { title: 'Tea', product_items: [{ product_retailer_id: 'g-1' }, { product_retailer_id: 'g-2' }] },
        { title: 'Cups', product_items: [{ product_retailer_id: 'cup-7' }] },
      ],
    });
  });

  test.each(['g-1\ng-2', 'g-1, g-2', 'g-1,g-2'])(
    'without sections is one under the button’s text: %j',
    (list) => {
      expect(action(items, { button_0_products: list, button_0_thumbnail: 'g-2' })).toEqual({
        thumbnail_product_retailer_id: 'g-2',
        sections: [
          {
            title: 'View items',
            product_items: [{ product_retailer_id: 'g-1' }, { product_retailer_id: 'g-2' }],
          },
        ],
      });
    },
  );

  test('may come as a list of values', () => {
    expect(action(items, { button_0_products: ['g-1', 'g-2'] })).toEqual(
      action(items, { button_0_products: 'g-1\ng-2' }),
    );
  });

  test('shows how many there are', () => {
    expect(preview(items, { button_0_products: 'Tea:\ng-1\ng-2' })).toBe('Hi\n\n[View items: 2 products]');
  });

  test('may have 30 products in 10 sections, and no more', () => {
    expect(problems(ids(30))).toEqual([]);
    expect(problems(ids(31))).toEqual([expect.stringMatching(/31 products/)]);
    const sections = (count: number) =>
      Array.from({ length: count }, (_, at) => `Section ${at}:\np${at}`).join('\n');
    expect(problems(sections(10))).toEqual([]);
    expect(problems(sections(11))).toEqual([expect.stringMatching(/11 sections/)]);
  });

  test.each([
    ['', /is empty/],
    ['Tea:\nCups:\ncup-7', /nothing in the section Tea/],
    ['g-1\nCups:\ncup-7', /before the first section/],
    [':\ng-1', /without a title/],
    [`${'x'.repeat(25)}:\ng-1`, /24 characters/],
  ])('may not be %j', (list, reason) => {
    expect(problems(list)).toEqual([expect.stringMatching(reason)]);
  });
});

test('a header shows one product of one catalogue, and needs both', () => {
  const product = template([header('PRODUCT'), body('Hi'), buttons({ type: 'SPM', text: 'View' })]);
  expect(componentsOf(product, { header_product: 'cup-7', header_catalog: '1948' })).toEqual([
    {
      type: 'header',
      parameters: [{ type: 'product', product: { product_retailer_id: 'cup-7', catalog_id: '1948' } }],
    },
  ]);
  expect(check(product, {}).map(({ key }) => key)).toEqual(['header_product', 'header_catalog']);
});

test('a GIF is an MP4 video', () => {
  const gif = template([header('GIF'), body('Hi')]);
  expect(fieldsOf(gif)).toMatchObject([{ key: 'header_media', kind: 'media', mediaKind: 'gif' }]);
  expect(check(gif, { header_media: 'https://g.example/a.mp4' })).toEqual([]);
  expect(check(gif, { header_media: 'https://g.example/a.gif' })).toHaveLength(1);
  expect(componentsOf(gif, { header_media: '10033' })).toEqual([
    { type: 'header', parameters: [{ type: 'gif', gif: { id: '10033' } }] },
  ]);
});

test.each([
  [{ type: 'VOICE_CALL', text: 'Call us' }, '[Call us]'],
  [{ type: 'PHONE_NUMBER', text: 'Call', phone_number: '+49' }, '[Call: +49]'],
  [{ type: 'REQUEST_CONTACT_INFO' }, '[Share contact]'],
  [{ type: 'SPM', text: 'View' }, '[View]'],
])('the button %j asks for nothing', (button, shown) => {
  const given = template([body('Hi'), buttons(button)]);
  expect(fieldsOf(given)).toEqual([]);
  expect(componentsOf(given, {})).toEqual([]);
  expect(preview(given, {})).toBe(`Hi\n\n${shown}`);
});
