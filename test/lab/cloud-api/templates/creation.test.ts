import type { CloudApi } from '../../../../lab/cloud-api/cloud-api.js';
import { LUCKY_GARDEN } from '../../../../lab/cloud-api/seed/seed.js';
import { call, startQuickly } from '../connected.js';
import { BODY, create, created, draft, sampleOf, TEMPLATES } from '../template-submitting.js';

type Part = Record<string, unknown>;

let api: CloudApi;
let token: string;
const samples: Record<string, string> = {};
beforeAll(async () => {
  api = await startQuickly({ reviewDelay: 60_000, limits: { templateCreationsPerHour: 1000 } });
  token = api.issueToken();
  for (const type of ['image/jpeg', 'video/mp4', 'application/pdf'])
    samples[type] = await sampleOf(api, type);
});
afterAll(() => api.close());

let number = 0;
const fresh = () => `template_${(number += 1)}`;
const body = (text: string, ...examples: string[]): Part => ({
  type: 'BODY',
  text,
  ...(examples.length > 0 ? { example: { body_text: [examples] } } : {}),
});
const named = (text: string, ...names: string[]): Part => ({
  type: 'BODY',
  text,
  example: { body_text_named_params: names.map((param_name) => ({ param_name, example: 'x' })) },
});
const textHeader = (text: string, ...examples: string[]): Part => ({
  type: 'HEADER',
  format: 'TEXT',
  text,
  ...(examples.length > 0 ? { example: { header_text: examples } } : {}),
});
const fileHeader = (format: string, type: string): Part => ({
  type: 'HEADER',
  format,
  example: { header_handle: [samples[type]] },
});
const footer = (text: string): Part => ({ type: 'FOOTER', text });
const buttons = (...list: Part[]): Part => ({ type: 'BUTTONS', buttons: list });
const reply = (text = 'Yes'): Part => ({ type: 'QUICK_REPLY', text });
const link = (url: string, example?: string[]): Part => ({ type: 'URL', text: 'Open', url, example });
const offer = (text = 'Ends soon'): Part => ({
  type: 'LIMITED_TIME_OFFER',
  limited_time_offer: { text, has_expiration: true },
});
const card = (text = 'A fern.', ...list: Part[]): Part => ({
  components: [
    fileHeader('IMAGE', 'image/jpeg'),
    body(text),
    buttons(...(list.length > 0 ? list : [reply()])),
  ],
});
const carousel = (...cards: Part[]): Part => ({ type: 'CAROUSEL', cards });
const otp = (more: Part = {}): Part => buttons({ type: 'OTP', otp_type: 'COPY_CODE', text: 'Copy', ...more });
const codeBody: Part = { type: 'BODY', add_security_recommendation: true };
const apps = { supported_apps: [{ package_name: 'com.example.app', signature_hash: 'K8a/AINcGX7' }] };

const marketing = (...components: Part[]): Part => ({ category: 'MARKETING', components });
const utility = (...components: Part[]): Part => ({ components });
const authentication = (...components: Part[]): Part => ({ category: 'AUTHENTICATION', components });

describe('takes', () => {
  test.each<[string, () => Part]>([
    ['positional variables', () => utility(textHeader('Hi {{1}}', 'Mei'), BODY, footer('Lucky Garden'))],
    [
      'named variables',
      () => ({
        parameter_format: 'named',
        ...utility(named('Hello {{ name }}, your plant is here.', 'name')),
      }),
    ],
    [
      'small letters for the kinds',
      () =>
        utility(
          { ...BODY, type: 'body' },
          { type: 'buttons', buttons: [{ type: 'quick_reply', text: 'Yes' }] },
        ),
    ],
    ['an image', () => utility(fileHeader('IMAGE', 'image/jpeg'), BODY)],
    ['a video', () => utility(fileHeader('VIDEO', 'video/mp4'), BODY)],
    ['a GIF', () => marketing(fileHeader('GIF', 'video/mp4'), BODY)],
    ['a document', () => utility(fileHeader('DOCUMENT', 'application/pdf'), BODY)],
    ['a place', () => utility({ type: 'HEADER', format: 'LOCATION' }, BODY)],
    [
      'buttons of many kinds',
      () =>
        marketing(
          BODY,
          buttons(
            reply('A'),
            reply('B'),
            link('https://x.example/{{1}}', ['https://x.example/1']),
            link('https://x.example'),
            { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+15550051310' },
            { type: 'COPY_CODE', example: '25OFF' },
            { type: 'VOICE_CALL', text: 'Call now' },
          ),
        ),
    ],
    ['a flow', () => utility(BODY, buttons({ type: 'FLOW', text: 'Open', flow_id: '7' }))],
    ['a catalogue', () => marketing(BODY, buttons({ type: 'CATALOG', text: 'View catalog' }))],
    ['many products', () => marketing(BODY, buttons({ type: 'MPM', text: 'View items' }))],
    [
      'one product',
      () => marketing({ type: 'HEADER', format: 'PRODUCT' }, BODY, buttons({ type: 'SPM', text: 'View' })),
    ],
    [
      'a limited-time offer',
      () =>
        marketing(
          fileHeader('IMAGE', 'image/jpeg'),
          offer(),
          BODY,
          buttons({ type: 'COPY_CODE', example: 'TEA' }),
        ),
    ],
    ['a carousel', () => marketing(BODY, carousel(card(), card('A cactus.')))],
    ['a request to call', () => utility(BODY, { type: 'CALL_PERMISSION_REQUEST' })],
    ['a passcode', () => authentication(codeBody, { type: 'FOOTER', code_expiration_minutes: 10 }, otp())],
    ['a passcode for one tap', () => authentication(codeBody, otp({ otp_type: 'ONE_TAP', ...apps }))],
    [
      'a passcode for no tap',
      () => authentication(codeBody, otp({ otp_type: 'ZERO_TAP', zero_tap_terms_accepted: true, ...apps })),
    ],
    ['a time to live', () => ({ message_send_ttl_seconds: 600 })],
  ])('%s', async (_what, change) => {
    const wanted = draft({ name: fresh(), ...change() });
    const answer = await create(api, wanted);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^\d{15}$/),
      status: 'PENDING',
      category: wanted.category,
    });
    const listed = await call(api, 'GET', `/${String(answer.body.id)}`, { token });
    expect(listed.body).toMatchObject({ name: wanted.name, language: 'en_US', status: 'PENDING' });
  });
});

describe('refuses', () => {
  test.each<[number | string, string, () => Part]>([
    ['100', 'no name', () => ({ name: undefined })],
    ['100', 'a name in capitals', () => ({ name: 'Plant_Ready' })],
    ['100', 'a name of 513 characters', () => ({ name: 'x'.repeat(513) })],
    ['100', 'no language', () => ({ language: undefined })],
    ['100', 'a language that is none', () => ({ language: 'English' })],
    ['100', 'no category', () => ({ category: undefined })],
    ['100', 'a category that is none', () => ({ category: 'TRANSACTIONAL' })],
    ['100', 'a format that is none', () => ({ parameter_format: 'roman' })],
    ['100', 'a member nobody knows', () => ({ componets: [] })],
    ['100', 'no components', () => ({ components: undefined })],
    ['100', 'components that are no list', () => ({ components: 'body' })],
    ['100', 'a component that is no object', () => ({ components: ['BODY'] })],
    ['100', 'a component without a type', () => ({ components: [{ text: 'x' }] })],
    ['100', 'a component of no kind', () => utility(BODY, { type: 'TRAILER' })],
    ['100', 'a member a component does not have', () => utility({ ...BODY, exmple: {} })],
    ['100', 'a text that is a number', () => utility({ type: 'BODY', text: 7 })],
    ['100', 'two bodies', () => utility(BODY, BODY)],
    ['100', 'a time to live that is too short', () => ({ message_send_ttl_seconds: 29 })],
    ['100', 'thirty days to live in marketing', () => ({ ...marketing(BODY), message_send_ttl_seconds: -1 })],

    [2388043, 'no body', () => utility(footer('x'))],
    [2388043, 'an empty body', () => utility(body(' '))],
    [2388043, 'a variable without an example', () => utility(body('Hello {{1}}, welcome back to us.'))],
    [
      2388043,
      'an example too few',
      () => utility(body('Hello {{1}}, we are open until {{2}} today, come and see.', 'Mei')),
    ],
    [
      2388043,
      'an example of another name',
      () => ({ parameter_format: 'NAMED', ...utility(named('Hello {{name}}, welcome back to us.', 'nome')) }),
    ],
    [2388043, 'a header without its example', () => utility(textHeader('Hi {{1}}'), BODY)],
    [2388043, 'an image without a sample', () => utility({ type: 'HEADER', format: 'IMAGE' }, BODY)],
    [2388043, 'a link without its example', () => utility(BODY, buttons(link('https://x.example/{{1}}')))],
    [2388043, 'a code without its example', () => marketing(BODY, buttons({ type: 'COPY_CODE' }))],
    [2388043, 'a button without a text', () => utility(BODY, buttons({ type: 'QUICK_REPLY' }))],
    [2388043, 'a link without an address', () => utility(BODY, buttons({ type: 'URL', text: 'Open' }))],

    [2388040, 'a header of 61 characters', () => utility(textHeader('x'.repeat(61)), BODY)],
    [2388040, 'a body of 1025 characters', () => utility(body('x'.repeat(1025)))],
    [2388040, 'a footer of 61 characters', () => utility(BODY, footer('x'.repeat(61)))],
    [2388040, 'a button of 26 characters', () => utility(BODY, buttons(reply('x'.repeat(26))))],
    [
      2388040,
      'an address of 2001 characters',
      () => utility(BODY, buttons(link(`https://x.example/${'x'.repeat(2000)}`))),
    ],
    [
      2388040,
      'a phone number of 21 characters',
      () => utility(BODY, buttons({ type: 'PHONE_NUMBER', text: 'Call', phone_number: '1'.repeat(21) })),
    ],
    [
      2388040,
      'a code of 21 characters',
      () => marketing(BODY, buttons({ type: 'COPY_CODE', example: 'x'.repeat(21) })),
    ],
    [2388040, 'an offer of 17 characters', () => marketing(offer('x'.repeat(17)), BODY)],
    [2388040, 'an offer with a body of 601 characters', () => marketing(offer(), body('x'.repeat(601)))],
    [
      2388040,
      'an offer with a code of 16 characters',
      () => marketing(offer(), BODY, buttons({ type: 'COPY_CODE', example: 'x'.repeat(16) })),
    ],
    [2388040, 'a card with 161 characters', () => marketing(BODY, carousel(card(), card('x'.repeat(161))))],

    [2388047, 'two variables in a header', () => utility(textHeader('{{1}} and {{2}}', 'a', 'b'), BODY)],
    [2388047, 'a header with a line break', () => utility(textHeader('a\nb'), BODY)],
    [2388047, 'a header with an emoji', () => utility(textHeader('Hi 🌱'), BODY)],
    [2388047, 'a header of no kind', () => utility({ type: 'HEADER', format: 'AUDIO' }, BODY)],
    [
      2388047,
      'a sample that nobody uploaded',
      () => utility({ type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::x'] } }, BODY),
    ],
    [2388047, 'a sample of another kind', () => utility(fileHeader('IMAGE', 'application/pdf'), BODY)],

    [2388072, 'a bracket too few', () => utility(body('Hello {{1}, welcome back to us.', 'Mei'))],
    [
      2388072,
      'a gap between the numbers',
      () => utility(body('Hello {{1}}, we are open until {{3}} today.', 'a', 'b')),
    ],
    [2388072, 'a name where numbers are', () => utility(body('Hello {{name}}, welcome back to us.', 'Mei'))],
    [
      2388072,
      'a number where names are',
      () => ({ parameter_format: 'NAMED', ...utility(named('Hello {{1}}, welcome back to us.', '1')) }),
    ],
    [
      2388072,
      'capitals in a name',
      () => ({ parameter_format: 'NAMED', ...utility(named('Hello {{Name}}, welcome back to us.', 'Name')) }),
    ],
    [2388073, 'a variable in a footer', () => utility(BODY, footer('Hi {{1}}'))],
    [2388073, 'a line break in a footer', () => utility(BODY, footer('a\nb'))],
    [2388293, 'as many variables as words', () => utility(body('Hi {{1}} and {{2}}.', 'a', 'b'))],
    [
      2388299,
      'a variable at the start',
      () => utility(body('{{1}}, your plant is ready to be picked up.', 'Mei')),
    ],
    [
      2388299,
      'a variable at the end',
      () => utility(body('Your plant is ready to be picked up, {{1}}', 'Mei')),
    ],

    [
      '100',
      'eleven buttons',
      () => utility(BODY, buttons(...Array.from({ length: 11 }, (_one, at) => reply(`R${at}`)))),
    ],
    [
      '100',
      'three links',
      () =>
        utility(
          BODY,
          buttons(link('https://x.example'), link('https://x.example'), link('https://x.example')),
        ),
    ],
    [
      '100',
      'two phone numbers',
      () =>
        utility(
          BODY,
          buttons(
            { type: 'PHONE_NUMBER', text: 'A', phone_number: '15550051310' },
            { type: 'PHONE_NUMBER', text: 'B', phone_number: '15550051311' },
          ),
        ),
    ],
    [
      '100',
      'quick replies apart from each other',
      () => utility(BODY, buttons(reply('A'), link('https://x.example'), reply('B'))),
    ],
    ['100', 'a button of no kind', () => utility(BODY, buttons({ type: 'TELEPORT', text: 'Go' }))],
    ['100', 'a button without a kind', () => utility(BODY, buttons({ text: 'Go' }))],
    ['100', 'a variable in a button', () => utility(BODY, buttons(reply('Hi {{1}}')))],
    [
      '100',
      'a variable amid an address',
      () => utility(BODY, buttons(link('https://x.example/{{1}}/y', ['z']))),
    ],
    ['100', 'an address that is none', () => utility(BODY, buttons(link('x.example')))],
    [
      '192',
      'a phone number that is none',
      () => utility(BODY, buttons({ type: 'PHONE_NUMBER', text: 'Call', phone_number: 'office' })),
    ],
    ['100', 'a flow without any', () => utility(BODY, buttons({ type: 'FLOW', text: 'Open' }))],
    ['100', 'a passcode button in another category', () => utility(BODY, otp())],

    ['100', 'an offer that is no marketing', () => utility(offer(), BODY)],
    ['100', 'an offer with a footer', () => marketing(offer(), BODY, footer('x'))],
    ['100', 'an offer with a text as its header', () => marketing(textHeader('x'), offer(), BODY)],
    [
      '100',
      'an offer that is no object',
      () => marketing({ type: 'LIMITED_TIME_OFFER', limited_time_offer: 'soon' }, BODY),
    ],
    ['100', 'a single card', () => marketing(BODY, carousel(card()))],
    ['100', 'eleven cards', () => marketing(BODY, carousel(...Array.from({ length: 11 }, () => card())))],
    [
      '100',
      'cards that differ',
      () => marketing(BODY, carousel(card(), card('x', link('https://x.example')))),
    ],
    [
      '100',
      'three buttons on a card',
      () => marketing(BODY, carousel(card(), card('x', reply('A'), reply('B'), reply('C')))),
    ],
    ['100', 'a card without a header', () => marketing(BODY, carousel(card(), { components: [body('x')] }))],

    [
      '100',
      'a passcode with a text of one’s own',
      () => authentication({ type: 'BODY', text: 'Your code' }, otp()),
    ],
    ['100', 'a passcode with a header', () => authentication(textHeader('x'), codeBody, otp())],
    [2388043, 'a passcode without a button', () => authentication(codeBody)],
    [2388043, 'a passcode of no kind', () => authentication(codeBody, otp({ otp_type: 'TWO_TAP' }))],
    [2388043, 'one tap without an app', () => authentication(codeBody, otp({ otp_type: 'ONE_TAP' }))],
    [
      '100',
      'no tap without the terms',
      () => authentication(codeBody, otp({ otp_type: 'ZERO_TAP', ...apps })),
    ],
    [
      2388073,
      'a passcode of 91 minutes',
      () => authentication(codeBody, { type: 'FOOTER', code_expiration_minutes: 91 }, otp()),
    ],
  ])('%s: %s', async (expected, _what, change) => {
    const answer = await create(api, draft({ name: fresh(), ...change() }));
    expect(answer.status).toBe(400);
    const { code, error_subcode: subcode } = answer.body.error as { code: number; error_subcode?: number };
    expect([code, subcode]).toEqual(
      typeof expected === 'number' ? [100, expected] : [Number(expected), undefined],
    );
  });

  test('a name and language that exist, in Meta’s words', async () => {
    const answer = await create(api, draft({ name: 'order_ready' }));
    expect(answer.body.error).toEqual({
      message: 'Invalid parameter',
      type: 'OAuthException',
      code: 100,
      error_subcode: 2388024,
      is_transient: false,
      error_user_title: 'Content in This Language Already Exists',
      error_user_msg: expect.stringContaining('already en_US content'),
      fbtrace_id: expect.any(String),
    });
    expect((await create(api, draft({ name: 'order_ready', language: 'de' }))).status).toBe(200);
  });

  test('an account the token was not granted', async () => {
    const foreign = api.issueToken({ wabaIds: [LUCKY_GARDEN.teaWabaId] });
    expect((await create(api, draft(), foreign)).body.error).toMatchObject({ code: 200 });
    const messaging = api.issueToken({ scopes: ['whatsapp_business_messaging'] });
    expect((await create(api, draft(), messaging)).body.error).toMatchObject({ code: 10 });
  });
});

test('takes a hundred templates an hour, and no more than the account may have', async () => {
  const small = await startQuickly({ limits: { templateCreationsPerHour: 2 } });
  try {
    await created(small, { name: 'one' });
    await created(small, { name: 'two' });
    expect((await create(small, draft({ name: 'three' }))).body.error).toMatchObject({ code: 80008 });
    small.passTime(3600);
    expect((await create(small, draft({ name: 'three' }))).status).toBe(200);
    const templates = small.world.waba(LUCKY_GARDEN.wabaId)?.templates ?? [];
    const [first] = templates;
    if (first)
      templates.push(
        ...Array.from({ length: 6000 }, (_one, at) => ({ ...first, id: `${at}`, name: `n${at}` })),
      );
    const full = await create(small, draft({ name: 'four' }));
    expect(full.body.error).toMatchObject({ code: 100, error_subcode: 2388019 });
  } finally {
    await small.close();
  }
});

describe('deletes', () => {
  const remove = (query: string) => call(api, 'DELETE', `${TEMPLATES}?${query}`, { token });
  const listed = async (name: string) => {
    const { data } = (await call(api, 'GET', `${TEMPLATES}?name=${name}`, { token })).body as {
      data: unknown[];
    };
    return data.length;
  };

  test('all languages of a name', async () => {
    expect(await listed('hello_world')).toBe(2);
    expect((await remove('name=hello_world')).body).toEqual({ success: true });
    expect(await listed('hello_world')).toBe(0);
  });

  test('one by its id, and several by theirs', async () => {
    const name = fresh();
    const ids = [
      await created(api, { name }),
      await created(api, { name, language: 'de' }),
      await created(api, { name, language: 'fr' }),
    ];
    await remove(`hsm_id=${ids[0]}&name=${name}`);
    expect(await listed(name)).toBe(2);
    await remove(`hsm_ids=${encodeURIComponent(JSON.stringify(ids.slice(1)))}`);
    expect(await listed(name)).toBe(0);
  });

  test('and keeps the name of an approved one for thirty days', async () => {
    await remove('name=invoice');
    expect((await create(api, draft({ name: 'invoice' }))).body.error).toMatchObject({
      error_subcode: 2388023,
    });
    api.passTime(31 * 24 * 60 * 60);
    expect((await create(api, draft({ name: 'invoice' }))).status).toBe(200);
  });

  test('nothing that is disabled, unknown or unnamed', async () => {
    expect((await remove('name=old_loyalty_card')).body.error).toMatchObject({
      code: 100,
      error_subcode: 2388039,
    });
    expect((await remove('name=never_made')).body.error).toMatchObject({ code: 100 });
    expect((await remove('hsm_id=1&name=order_ready')).body.error).toMatchObject({ code: 100 });
    expect((await remove('')).body.error).toMatchObject({ code: 100 });
  });
});
