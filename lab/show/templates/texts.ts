import { body, fixture, footer, MARKETING, NAMED, namedBody, type Fixture } from '../fixture.js';

const hello = (language: string, text: string, example: string, name: string): Fixture =>
  fixture(`hello_${language.toLowerCase()}`, [body(text, example)], { body_1: name }, { language });

/** Numbered and named variables, and several languages, some of them written from right to left. */
export const texts: Fixture[] = [
  fixture('body_numbered', [body('Hi {{1}}, order {{2}} costs {{3}} and is ready.', 'Mei', 'LG-1', '$12')], {
    body_1: 'Ada',
    body_2: 'LG-2077',
    body_3: '€1.234,50',
  }),
  fixture(
    'body_numbered_twice',
    [body('Use code {{1}} until {{2}}. Once more: {{1}}. Enjoy!', '25OFF', 'May'), footer('Lucky Garden')],
    { body_1: 'TEA10', body_2: '31 August' },
    MARKETING,
  ),
  fixture(
    'body_named',
    [namedBody('Dear {{first_name}}, we expect you on {{day}}.', { first_name: 'Mei', day: 'Friday' })],
    { body_first_name: 'Ada', body_day: 'Monday' },
    NAMED,
  ),
  fixture(
    'body_named_twice',
    [
      namedBody('Dear {{ name }}, bring {{item}}, {{name}}, and be there by {{time}} o’clock.', {
        name: 'Mei',
        item: 'your plant',
        time: '10',
      }),
    ],
    { body_name: 'Ada', body_item: 'the fern', body_time: '11' },
    NAMED,
  ),
  hello('ar', 'مرحبا {{1}}، طلبك جاهز للاستلام.', 'ليلى', 'نور'),
  hello('he', 'שלום {{1}}, ההזמנה שלך מוכנה.', 'נועה', 'דוד'),
  hello('ur', 'محترم {{1}}، آپ کا آرڈر تیار ہے۔', 'علی', 'فاطمہ'),
  hello('hi', 'नमस्ते {{1}}, आपका ऑर्डर तैयार है।', 'मीरा', 'अर्जुन'),
  hello('zh_CN', '您好{{1}},您的订单已经准备好了。', '小美', '阿达'),
  hello('pt_BR', 'Olá {{1}}, o seu pedido está pronto.', 'Ana', 'João'),
];
