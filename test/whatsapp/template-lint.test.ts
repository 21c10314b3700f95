import fc from 'fast-check';
import { lint } from '../../whatsapp/template-lint.js';
import {
  creationOf,
  type DraftButton,
  type DraftCard,
  type TemplateDraft,
} from '../../whatsapp/template-draft.js';

const good: TemplateDraft = {
  name: 'order_ready',
  language: 'en_US',
  category: 'UTILITY',
  header: { format: 'TEXT', text: 'Hello {{first_name}}' },
  body: 'Hi {{first_name}}, your order {{order_number}} is ready to be picked up.',
  examples: { first_name: 'Mei', order_number: 'LG-1' },
  footer: 'Lucky Garden',
  buttons: [
    { type: 'QUICK_REPLY', text: 'Thanks' },
    {
      type: 'URL',
      text: 'Track',
      url: 'https://g.example/t/{{1}}',
      example: 'https://g.example/t/LG-1',
    },
    { type: 'PHONE_NUMBER', text: 'Call us', phoneNumber: '+1 555 078 3881' },
  ],
};

const errors = (more: Partial<TemplateDraft>) => lint({ ...good, ...more }).errors.map((one) => one.message);
const warnings = (more: Partial<TemplateDraft>) =>
  lint({ ...good, ...more }).warnings.map((one) => one.message);
const only = (reason: RegExp) => [expect.stringMatching(reason)];

test('a good draft has nothing to tell', () => {
  expect(lint(good)).toEqual({ errors: [], warnings: [] });
});

test('everything is told at once, each with its input', () => {
  const { errors: found } = lint({ ...good, name: '', language: '', body: '', footer: 'x'.repeat(61) });
  expect(found.map(({ key }) => key)).toEqual(['name', 'language', 'body', 'footer']);
  expect(found.map(({ label, message }) => message.startsWith(`“${label}” `))).toEqual(found.map(() => true));
});

describe('the name', () => {
  test.each([
    ['Order Ready!', /such as order_ready/],
    ['über-uns', /such as uber_uns/],
    ['注文', /such as order_ready/],
    ['', /is empty/],
    ['x'.repeat(513), /512/],
  ])('may not be %s', (name, reason) => {
    expect(errors({ name })).toEqual(only(reason));
  });

  test.each(['a', 'order_ready_2', 'x'.repeat(512)])('may be %s', (name) => {
    expect(errors({ name })).toEqual([]);
  });

  test('may not be taken in the same language', () => {
    const taken = (language: string) =>
      lint(good, [{ name: 'order_ready', language }]).errors.map(({ key }) => key);
    expect(taken('en_US')).toEqual(['name']);
    expect(taken('en-US')).toEqual(['name']);
    expect(taken('es')).toEqual([]);
  });
});

test.each([
  ['en-us', /en_US/],
  ['English', /like en_US/],
])('the language may not be %s', (language, reason) => {
  expect(errors({ language })).toEqual(only(reason));
});

test.each(['en', 'pt_BR', 'fil', 'zh_CN'])('the language may be %s', (language) => {
  expect(errors({ language })).toEqual([]);
});

test('the category is one of three', () => {
  expect(errors({ category: 'TRANSACTIONAL' })).toEqual(only(/Marketing, Utility or Authentication/));
});

describe('the header', () => {
  const header = (text: string, example?: string) => ({
    header: { format: 'TEXT', text, ...(example && { example }) },
  });

  test.each([
    [header('x'.repeat(61)), /61 characters, and may have 60/],
    [header('{{first_name}} and {{order_number}}'), /more than one variable/],
    [header('Hi {{somebody}}'), /no example for {{somebody}} of “Header”/],
    [header(''), /is empty/],
    [{ header: { format: 'IMAGE' } }, /sample of the file/],
    [{ header: { format: 'AUDIO' } }, /cannot be of the kind AUDIO/],
  ])('%j is refused', (more, reason) => {
    expect(errors(more)).toEqual(only(new RegExp(reason.source.replaceAll('{{', '\\{\\{'))));
  });

  test.each([header('Hi {{somebody}}', 'Mei'), header('x'.repeat(60)), { header: { format: 'LOCATION' } }])(
    '%j is taken',
    (more) => {
      expect(errors(more)).toEqual([]);
    },
  );

  test('with an emoji or a line break may be refused', () => {
    expect(warnings(header('Hi 👍'))).toEqual(only(/emoji/));
  });
});

describe('the body', () => {
  const numbered = (body: string, ...list: string[]) => ({
    header: { format: 'LOCATION' },
    body,
    examples: Object.fromEntries(list.map((example, at) => [String(at + 1), example])),
  });

  test.each([
    [numbered('{{1}}, your order is ready.', 'Mei'), /begins with a variable/],
    [numbered('Your order is ready, {{1}}', 'Mei'), /ends with a variable/],
    [numbered('Your order {{1}}{{2}} is ready and waiting.', 'a', 'b'), /side by side/],
    [numbered('Hi {{1}}, {{2}}, {{3}}, go.', 'a', 'b', 'c'), /3 variables and 2 words/],
    [numbered('Hi {{1}}, your order {{3}} is ready.', 'a', 'b', 'c'), /without a gap/],
    [numbered('Hi {{1}}, your order is ready.'), /no example/],
    [numbered('Hi {{1}}, your order is ready.', 'a\tb'), /has a tab/],
    [numbered('Hi {{1}, your order is ready.', 'a'), /missing bracket/],
    [numbered('Hi {{}}, your order is ready.', 'a'), /without a name/],
    [{ body: 'Hi {{First Name}}, your order is ready.' }, /first_name/],
    [{ body: 'Hi {{first_name}}, your order {{1}} is ready now.' }, /numbers for all/],
    [{ body: '' }, /is empty/],
    [{ body: `Hi ${'x'.repeat(1022)}` }, /1,025 characters, and may have 1,024/],
  ])('%j is refused', (more, reason) => {
    expect(errors(more)).toContainEqual(expect.stringMatching(reason));
  });

  test('may end with a variable and a full stop, as approved ones do', () => {
    expect(errors(numbered('Your table for {{1}} people is booked for {{2}}.', '4', 'Friday'))).toEqual([]);
  });

  test('with little text, or with variables that nearly touch, may be refused', () => {
    expect(warnings(numbered('Order {{1}} costs {{2}} today.', '1', '2'))).toEqual(
      only(/2 variables and 3 words/),
    );
    expect(warnings(numbered('Dear {{1}} {{2}}, your order is ready.', 'Mei', 'Li'))).toEqual(
      only(/nothing but a space/),
    );
  });

  test('counts the words of a language without spaces', () => {
    expect(
      lint({ ...good, language: 'zh_CN', ...numbered('您好{{1}},您的订单已经准备好了。', '小美') }),
    ).toEqual({
      errors: [],
      warnings: [],
    });
  });
});

test('a footer has no variable', () => {
  expect(errors({ footer: 'For {{first_name}}' })).toEqual(only(/footer may have none/));
});

describe('buttons', () => {
  const reply: DraftButton = { type: 'QUICK_REPLY', text: 'Yes' };
  const link: DraftButton = { type: 'URL', text: 'Shop', url: 'https://g.example' };
  const phone: DraftButton = { type: 'PHONE_NUMBER', text: 'Call', phoneNumber: '+493012345' };
  const named = (button: DraftButton, count: number) =>
    Array.from({ length: count }, (_, at) => ({ ...button, text: `${button.text ?? ''} ${at}` }));

  test.each<[DraftButton[], RegExp]>([
    [named(reply, 11), /are 11/],
    [named(link, 3), /3 of the kind “links”/],
    [named(phone, 2), /2 of the kind “phone number”/],
    [[reply, link, { ...reply, text: 'No' }], /side by side/],
    [[{ type: 'QUICK_REPLY' }], /“Button 1” has no text/],
    [[reply, { ...link, text: 'x'.repeat(26) }], /“Button 2” has 26 characters, and may have 25/],
    [[{ ...reply, text: 'Hi {{1}}' }], /variable in its text/],
    [[{ type: 'DANCE', text: 'x' }], /kind DANCE/],
    [[{ ...link, url: 'g.example' }], /cannot be opened/],
    [[{ ...link, url: '' }], /has no link/],
    [[{ ...link, url: 'https://g.example/{{1}}/x', example: 'https://g.example/1/x' }], /at the end only/],
    [[{ ...link, url: 'https://g.example/{{1}}{{2}}', example: 'a' }], /more than one variable/],
    [[{ ...link, url: 'https://g.example/{{1}}' }], /no example/],
    [[{ ...link, url: `https://g.example/${'x'.repeat(2000)}` }], /2,000/],
    [[{ ...phone, phoneNumber: 'call me' }], /no phone number/],
    [[{ ...phone, phoneNumber: '+49 (030) 123 456 7890' }], /may have 20/],
    [[{ type: 'COPY_CODE', example: 'ABCDEFGHIJKLMNOP' }], /may have 15/],
    [[{ type: 'COPY_CODE' }], /no example/],
    [[{ type: 'FLOW', text: 'Book' }], /has no flow/],
  ])('%j are refused', (buttons, reason) => {
    expect(errors({ buttons })).toEqual(only(reason));
  });

  test('may be ten in two blocks', () => {
    expect(errors({ buttons: [...named(link, 2), phone, ...named(reply, 7)] })).toEqual([]);
  });

  test('to WhatsApp itself, and two alike, are warned of', () => {
    expect(warnings({ buttons: [{ ...link, url: 'https://wa.me/49301' }] })).toEqual(only(/often refuses/));
    expect(warnings({ buttons: [reply, reply] })).toEqual(only(/same text twice/));
  });
});

describe('an authentication template', () => {
  const passcode: TemplateDraft = { name: 'login_code', language: 'en', category: 'AUTHENTICATION' };
  const found = (more: Partial<TemplateDraft>) => lint({ ...passcode, ...more }).errors.map(({ key }) => key);

  test('needs nothing but its name and language', () => {
    expect(lint(passcode)).toEqual({ errors: [], warnings: [] });
  });

  test('has no text, link or card of its own', () => {
    expect(
      found({
        header: { format: 'IMAGE' },
        body: 'Your code: https://g.example/{{1}}',
        footer: 'Bye',
        buttons: [{ type: 'URL', text: 'Go', url: 'https://g.example' }],
      }),
    ).toEqual(['header', 'body', 'footer', 'buttons']);
  });

  test('ends its code after 1 to 90 minutes', () => {
    expect([0, 1, 90, 91, 1.5].map((minutes) => found({ codeExpiryMinutes: minutes }).length)).toEqual([
      1, 0, 0, 1, 1,
    ]);
  });

  test('names the app that takes the code without copying', () => {
    const button = { type: 'OTP', otpType: 'ZERO_TAP' };
    const app = { packageName: 'com.example.app', signatureHash: 'K8a/AINcGX7' };
    expect(found({ buttons: [button] })).toHaveLength(2);
    expect(found({ buttons: [{ ...button, ...app }] })).toHaveLength(1);
    expect(found({ buttons: [{ ...button, ...app, acceptsZeroTapTerms: true }] })).toEqual([]);
  });
});

test('a one-time code belongs into an authentication template', () => {
  expect(errors({ buttons: [{ type: 'OTP' }] })).toEqual(only(/must be Authentication/));
});

describe('a limited-time offer', () => {
  const offer: TemplateDraft = {
    name: 'weekend',
    language: 'en',
    category: 'MARKETING',
    header: { format: 'IMAGE', example: '4::a' },
    body: 'Two bonsai for the price of one.',
    offer: { text: 'Ends soon', expires: true },
    buttons: [{ type: 'COPY_CODE', example: 'BONSAI' }],
  };

  test('is marketing, short, without a footer, and under a picture or none', () => {
    expect(lint(offer)).toEqual({ errors: [], warnings: [] });
    const bad: TemplateDraft = {
      ...offer,
      category: 'UTILITY',
      header: { format: 'TEXT', text: 'Hello' },
      body: 'x '.repeat(301),
      footer: 'Bye',
      offer: { text: 'x'.repeat(17), expires: true },
    };
    expect(lint(bad).errors.map(({ key }) => key)).toEqual(['category', 'offer', 'body', 'footer', 'header']);
  });
});

describe('a carousel', () => {
  const card = (more: Partial<DraftCard> = {}): DraftCard => ({
    header: { format: 'IMAGE', example: '4::a' },
    body: 'A fern for {{price}} today.',
    buttons: [{ type: 'QUICK_REPLY', text: 'More' }],
    ...more,
  });
  const found = (...cards: DraftCard[]) =>
    errors({ category: 'MARKETING', examples: { ...good.examples, price: '$10' }, cards });

  test('has two to ten cards', () => {
    expect(found(card())).toEqual(only(/are 1/));
    expect(found(card(), card())).toEqual([]);
    expect(found(...Array.from({ length: 10 }, () => card()))).toEqual([]);
    expect(found(...Array.from({ length: 11 }, () => card()))).toEqual(only(/are 11/));
  });

  test.each<[Partial<DraftCard>, RegExp]>([
    [{ header: { format: 'VIDEO', example: '4::a' } }, /“Card 2” is built otherwise/],
    [{ buttons: [] }, /“Card 2” is built otherwise/],
    [{ buttons: [{ type: 'URL', text: 'Go', url: 'https://g.example' }] }, /“Card 2” is built otherwise/],
    [{ body: '' }, /“Card 2” is built otherwise/],
    [{ body: 'x'.repeat(161) }, /“Card 2 · Body” has 161/],
    [{ body: 'A palm for {{name}} today.' }, /“Card 2 · Examples” has no example/],
    [{ header: { format: 'IMAGE' } }, /“Card 2 · Header Example” is empty/],
    [{ buttons: [{ type: 'QUICK_REPLY' }] }, /“Card 2 · Button 1” has no text/],
  ])('refuses a second card with %j', (more, reason) => {
    expect(found(card(), card(more))).toEqual(only(reason));
  });

  test('has two buttons a card at most, and a picture, film or product on top', () => {
    const three = { buttons: ['a', 'b', 'c'].map((text) => ({ type: 'QUICK_REPLY', text })) };
    expect(found(card(three), card(three))).toHaveLength(2);
    const text = { header: { format: 'TEXT', text: 'Fern' } };
    expect(found(card(text), card(text))).toHaveLength(2);
  });
});

describe('the time to live', () => {
  test.each([
    ['AUTHENTICATION', [30, 900, -1], [29, 901, 0]],
    ['UTILITY', [30, 43_200, -1], [29, 43_201]],
    ['MARKETING', [43_200, 2_592_000], [43_199, 2_592_001, -1, 50_000.5]],
  ])('of %s may be %j and not %j', (category, right, wrong) => {
    const keys = (ttlSeconds: number) =>
      lint({ ...good, category, ttlSeconds }).errors.filter(({ key }) => key === 'ttl_seconds').length;
    expect(right.map(keys)).toEqual(right.map(() => 0));
    expect(wrong.map(keys)).toEqual(wrong.map(() => 1));
  });
});

describe('promotional wording in a utility template', () => {
  test.each([
    ['en_US', 'Your order is ready. Enjoy a discount on the next one!', /“discount”/],
    ['es', 'Su pedido está listo. ¡Aproveche la PROMOCIÓN de hoy!', /“promocion”/],
    ['pt_BR', 'Seu pedido está pronto. Cupom de desconto em anexo.', /“desconto”, “cupom”/],
    ['de', 'Ihre Bestellung ist da. Sichern Sie sich unseren Rabatt.', /“rabatt”/],
    ['fr', 'Votre commande est prête. Nos soldes commencent.', /“soldes”/],
    ['ar', 'طلبك جاهز. لديك خصم على الطلب القادم.', /“خصم”/],
    ['hi', 'आपका ऑर्डर तैयार है। अगली बार छूट मिलेगी।', /“छूट”/],
    ['tr', 'Siparişiniz hazır. Büyük İNDİRİM başladı.', /“indirim”/],
    ['en', 'Your order is ready. Take 20% off the next one.', /“20% off”/],
  ])('is warned of in %s', (language, body, reason) => {
    expect(warnings({ language, header: { format: 'LOCATION' }, body })).toEqual(only(reason));
  });

  test('is warned of in an example and on a button too', () => {
    expect(warnings({ examples: { first_name: 'Mei', order_number: '25OFF' } })).toEqual(
      only(/“Body”.*25off/),
    );
    expect(warnings({ buttons: [{ type: 'QUICK_REPLY', text: 'Shop now' }] })).toEqual(only(/“Button 1”/));
  });

  test('is fine in a marketing template, and inside other words', () => {
    expect(warnings({ category: 'MARKETING', body: 'A discount for you, our dear customer.' })).toEqual([]);
    expect(warnings({ body: 'The ideal time for your delivery is wholesale hours.' })).toEqual([]);
  });
});

test('any draft at all is judged without an error', () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('{{', '{{1}}', '{{a b}}{{1}}', '{{}}', 'URL', 'TEXT', 'OTP'),
  );
  const button = fc.record({ type: text, text, url: text, example: text });
  const header = fc.record({ format: text, text, example: text });
  const buttons = fc.array(button, { maxLength: 3 });
  const anything = fc.record({
    name: text,
    language: text,
    category: fc.oneof(text, fc.constantFrom('UTILITY', 'MARKETING', 'AUTHENTICATION')),
    header,
    body: text,
    footer: text,
    examples: fc.dictionary(text, text),
    buttons,
    cards: fc.array(fc.record({ header, body: text, buttons }), { maxLength: 3 }),
    ttlSeconds: fc.double(),
  });
  fc.assert(
    fc.property(anything, (odd) => {
      expect(Array.isArray(lint(odd).errors)).toBe(true);
      expect(Array.isArray(creationOf(odd).components)).toBe(true);
    }),
  );
});
