import { draftOfInput } from '../../../creates/create-template/draft-of-input.js';
import { creationOf } from '../../../whatsapp/template-draft.js';
import { lint } from '../../../whatsapp/template-lint.js';

const base = { name: 'order_ready', language: 'en_GB', category: 'marketing', body: 'Your order is ready.' };
const draft = (input: object = {}) => draftOfInput({ ...base, ...input });

test('nothing filled in is a draft with nothing in it, and no crash', () => {
  for (const nothing of [undefined, null, '', [], [null], {}]) {
    const keys = ['name', 'language', 'category', 'body', 'examples', 'buttons', 'cards', 'header_kind'];
    const empty = draftOfInput(Object.fromEntries(keys.map((key) => [key, nothing])));
    expect(lint(empty).errors.length).toBeGreaterThan(0);
  }
});

test('language and category are understood in the spellings people use', () => {
  expect(draft({ language: 'en-us', category: ' Utility ' })).toMatchObject({
    language: 'en_US',
    category: 'UTILITY',
  });
});

test.each([
  [['first_name = Ana', '{{order}}: 86'], { first_name: 'Ana', order: '86' }],
  [['Ana', '86'], { first_name: 'Ana', order: '86' }],
  [['order = 86', 'Ana'], { first_name: 'Ana', order: '86' }],
  [['https://x.example/?a=b', '86'], { first_name: 'https://x.example/?a=b', order: '86' }],
  [['  ', 'Ana'], { first_name: 'Ana' }],
  [['Ana', '86', 'too many'], { first_name: 'Ana', order: '86' }],
])('the examples %j are read as %j', (examples, read) => {
  expect(draft({ body: 'Hi {{first_name}}, order {{ order }} is ready.', examples }).examples).toEqual(read);
});

test('numbered variables get their examples by number or in order', () => {
  const body = 'Hi {{2}}, order {{1}} is ready.';
  expect(draft({ body, examples: ['86', 'Ana'] }).examples).toEqual({ 1: '86', 2: 'Ana' });
  expect(draft({ body, examples: ['2 = Ana', '1 = 86'] }).examples).toEqual({ 1: '86', 2: 'Ana' });
});

test('an example can be for the header or a card when it names its variable', () => {
  const input = {
    header_kind: 'text',
    header_text: 'Hi {{first_name}}',
    examples: ['first_name = Ana', 'dish = Soup'],
    cards: [{ card_body: 'Our {{dish}} today' }],
  };
  expect(draft(input).examples).toEqual({ first_name: 'Ana', dish: 'Soup' });
});

test('a header of one kind takes nothing from what was filled in for another', () => {
  const input = { header_text: 'Hello', header_example: 'x', header_file: 'https://files.example/a.jpg' };
  expect(draft({ ...input, header_kind: 'text' }).header).toEqual({
    format: 'TEXT',
    text: 'Hello',
    example: 'x',
  });
  expect(draft({ ...input, header_example: null, header_kind: 'text' }).header).toEqual({
    format: 'TEXT',
    text: 'Hello',
  });
  expect(draft({ ...input, header_kind: 'image' }).header).toEqual({
    format: 'IMAGE',
    example: 'https://files.example/a.jpg',
  });
  expect(draft({ ...input, header_kind: 'location' }).header).toEqual({ format: 'LOCATION' });
  expect(draft(input).header).toBeUndefined();
});

test('buttons are lines; what a kind needs is found in the value', () => {
  const line = (
    button_type: string | null,
    button_value: string | null,
    button_example: string | null = null,
  ) => ({
    button_type,
    button_text: 'Go',
    button_value,
    button_example,
  });
  const buttons = [
    line('quick_reply', null),
    line('url', 'https://x.example/{{1}}', 'https://x.example/7'),
    line('phone_number', '+44 7400 123456'),
    line('copy_code', null, '25OFF'),
    line('flow', '123', 'WELCOME'),
    line('voice_call', ''),
    { button_type: null, button_text: '', button_value: ' ', button_example: null },
  ];
  expect(draft({ buttons }).buttons).toEqual([
    { type: 'QUICK_REPLY', text: 'Go' },
    { type: 'URL', text: 'Go', url: 'https://x.example/{{1}}', example: 'https://x.example/7' },
    { type: 'PHONE_NUMBER', text: 'Go', phoneNumber: '+447400123456' },
    { type: 'COPY_CODE', text: 'Go', example: '25OFF' },
    { type: 'FLOW', text: 'Go', flowId: '123', flowScreen: 'WELCOME' },
    { type: 'VOICE_CALL', text: 'Go' },
  ]);
});

test('a button without a kind is what its value looks like', () => {
  const kinds = ['', 'https://x.example', '+44 7400 123456'].map(
    (button_value) => draft({ buttons: [{ button_text: 'Go', button_value }] }).buttons?.[0]?.type,
  );
  expect(kinds).toEqual(['QUICK_REPLY', 'URL', 'PHONE_NUMBER']);
});

test('a carousel is a line a card, and lint finds it good', () => {
  const card = (body: string) => ({
    card_file: 'https://files.example/a.jpg',
    card_body: body,
    card_examples: 'dish = Soup; 5',
    card_button_1_text: 'More',
    card_button_2_text: 'Shop',
    card_button_2_value: 'https://x.example/{{1}}',
    card_button_2_example: 'https://x.example/7',
  });
  const carousel = draft({
    body: 'Hello, these are the dishes of today.',
    cards: [
      card('Our {{dish}} is hot, for {{price}} only.'),
      card('Our {{dish}} is cold, for {{price}} now.'),
    ],
  });
  expect(carousel.cards?.[0]).toMatchObject({
    header: { format: 'IMAGE', example: 'https://files.example/a.jpg' },
    examples: { dish: 'Soup', price: '5' },
    buttons: [{ type: 'QUICK_REPLY' }, { type: 'URL', url: 'https://x.example/{{1}}' }],
  });
  expect(lint(carousel).errors).toEqual([]);
});

test('an offer is one of a marketing template only', () => {
  const input = { offer: 'Summer sale', offer_expires: 'true' };
  expect(draft(input).offer).toEqual({ text: 'Summer sale', expires: true });
  expect(draft({ ...input, category: 'utility' }).offer).toBeUndefined();
});

test('an authentication template has what Meta asks for, and nothing that was filled in for another kind', () => {
  const passcode = draftOfInput({
    ...base,
    category: 'authentication',
    footer: 'x',
    security_advice: 'true',
    code_expiry_minutes: '10',
    code_button_kind: 'one_tap',
    code_package_name: 'com.example.app',
    code_signature_hash: 'K8a/AINcGX7',
  });
  expect(lint(passcode).errors).toEqual([]);
  expect(creationOf(passcode).components).toMatchObject([
    { type: 'BODY', add_security_recommendation: true },
    { type: 'FOOTER', code_expiration_minutes: 10 },
    { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'ONE_TAP' }] },
  ]);
});

test('a time to live that is no number is told, not dropped', () => {
  expect(lint(draft({ ttl_seconds: 'soon' })).errors).toMatchObject([{ key: 'ttl_seconds' }]);
  expect(draft({ ttl_seconds: '' })).not.toHaveProperty('ttlSeconds');
});

test('line breaks are those of WhatsApp', () => {
  expect(draft({ body: 'One\r\n\r\nTwo\rThree' }).body).toBe('One\n\nTwo\nThree');
});
