import fc from 'fast-check';
import { creationOf, type DraftButton, type TemplateDraft } from '../../whatsapp/template-draft.js';
import { fieldsOf } from '../../whatsapp/template/fields.js';
import { readTemplate } from '../../whatsapp/template/reading.js';

const draft = (more: Partial<TemplateDraft> = {}): TemplateDraft => ({
  name: ' order_ready ',
  language: 'en_US',
  category: 'utility',
  body: 'Your order is ready to be picked up.',
  ...more,
});
const components = (more: Partial<TemplateDraft>) => creationOf(draft(more)).components;

test('a plain text becomes a template with a body', () => {
  expect(creationOf(draft())).toEqual({
    name: 'order_ready',
    language: 'en_US',
    category: 'UTILITY',
    parameter_format: 'positional',
    components: [{ type: 'BODY', text: 'Your order is ready to be picked up.' }],
  });
});

test('numbered variables carry their examples in the order of their numbers', () => {
  const more = {
    header: { format: 'text', text: 'Our {{1}} is on!', example: 'Summer Sale' },
    body: 'Use {{2}} until {{ 1 }}, yes {{2}}, to save.',
    examples: { '1': 'August', '{{2}}': '25OFF' },
    footer: 'Reply STOP to opt out',
  };
  expect(creationOf(draft(more)).parameter_format).toBe('positional');
  expect(components(more)).toEqual([
    {
      type: 'HEADER',
      format: 'TEXT',
      text: 'Our {{1}} is on!',
      example: { header_text: ['Summer Sale'] },
    },
    {
      type: 'BODY',
      text: 'Use {{2}} until {{1}}, yes {{2}}, to save.',
      example: { body_text: [['August', '25OFF']] },
    },
    { type: 'FOOTER', text: 'Reply STOP to opt out' },
  ]);
});

test('a name among the variables makes the template one with names', () => {
  const more = {
    header: { format: 'TEXT', text: 'For {{ first_name }}' },
    body: 'Dear {{first_name}}, order {{order}} is ready.',
    examples: { first_name: 'Mei', order: 'LG-1' },
  };
  expect(creationOf(draft(more)).parameter_format).toBe('named');
  expect(components(more)).toEqual([
    {
      type: 'HEADER',
      format: 'TEXT',
      text: 'For {{first_name}}',
      example: { header_text_named_params: [{ param_name: 'first_name', example: 'Mei' }] },
    },
    {
      type: 'BODY',
      text: 'Dear {{first_name}}, order {{order}} is ready.',
      example: {
        body_text_named_params: [
          { param_name: 'first_name', example: 'Mei' },
          { param_name: 'order', example: 'LG-1' },
        ],
      },
    },
  ]);
});

test.each(['IMAGE', 'VIDEO', 'DOCUMENT', 'GIF'])('a header of the kind %s carries its sample', (format) => {
  expect(components({ header: { format, example: '4::aW1h' } })[0]).toEqual({
    type: 'HEADER',
    format,
    example: { header_handle: ['4::aW1h'] },
  });
});

test('a place needs no sample', () => {
  expect(components({ header: { format: 'LOCATION' } })[0]).toEqual({ type: 'HEADER', format: 'LOCATION' });
});

test.each<[DraftButton, object]>([
  [
    { type: 'quick_reply', text: 'Yes' },
    { type: 'QUICK_REPLY', text: 'Yes' },
  ],
  [
    { type: 'URL', text: 'Shop', url: ' https://g.example/shop ' },
    { type: 'URL', text: 'Shop', url: 'https://g.example/shop' },
  ],
  [
    { type: 'URL', text: 'Track', url: 'https://g.example/t/{{ order }}', example: 'https://g.example/t/8' },
    { type: 'URL', text: 'Track', url: 'https://g.example/t/{{1}}', example: ['https://g.example/t/8'] },
  ],
  [
    { type: 'PHONE_NUMBER', text: 'Call', phoneNumber: '+49301' },
    { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+49301' },
  ],
  [
    { type: 'COPY_CODE', text: 'Copy', example: '25OFF' },
    { type: 'COPY_CODE', example: '25OFF' },
  ],
  [
    { type: 'FLOW', text: 'Book', flowId: '12', flowScreen: 'DAY' },
    { type: 'FLOW', text: 'Book', flow_id: '12', flow_action: 'navigate', navigate_screen: 'DAY' },
  ],
  [
    { type: 'CATALOG', text: 'View catalog' },
    { type: 'CATALOG', text: 'View catalog' },
  ],
])('the button %j is created as %j', (button, created) => {
  expect(components({ buttons: [button] })[1]).toEqual({ type: 'BUTTONS', buttons: [created] });
});

test('an offer stands between header and body', () => {
  const more = { offer: { text: 'Ends soon', expires: true }, header: { format: 'IMAGE', example: '4::a' } };
  expect(components(more)[1]).toEqual({
    type: 'LIMITED_TIME_OFFER',
    limited_time_offer: { text: 'Ends soon', has_expiration: true },
  });
});

test('a request to call comes last', () => {
  expect(components({ asksToCall: true }).at(-1)).toEqual({ type: 'CALL_PERMISSION_REQUEST' });
});

test('each card has a header, a body and buttons, and borrows the examples of names', () => {
  const card = (example: string) => ({
    header: { format: 'IMAGE', example },
    body: 'Grown by {{gardener}} for you.',
    buttons: [{ type: 'QUICK_REPLY', text: 'More' }],
  });
  const more = {
    body: 'Hi {{name}}, look!',
    examples: { name: 'Mei', gardener: 'Li' },
    cards: [card('4::a'), { ...card('4::b'), examples: { gardener: 'Bo' } }],
  };
  const created = (handle: string, gardener: string) => ({
    components: [
      { type: 'HEADER', format: 'IMAGE', example: { header_handle: [handle] } },
      {
        type: 'BODY',
        text: 'Grown by {{gardener}} for you.',
        example: { body_text_named_params: [{ param_name: 'gardener', example: gardener }] },
      },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'More' }] },
    ],
  });
  expect(components(more)[1]).toEqual({
    type: 'CAROUSEL',
    cards: [created('4::a', 'Li'), created('4::b', 'Bo')],
  });
});

test('an authentication template has the texts that Meta writes, and a button to copy the code', () => {
  const more = {
    category: 'AUTHENTICATION',
    body: '',
    securityAdvice: true,
    codeExpiryMinutes: 10,
    ttlSeconds: 600,
  };
  expect(creationOf(draft(more))).toMatchObject({
    category: 'AUTHENTICATION',
    components: [
      { type: 'BODY', add_security_recommendation: true },
      { type: 'FOOTER', code_expiration_minutes: 10 },
      { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE' }] },
    ],
    message_send_ttl_seconds: 600,
  });
});

test('a code without a tap names the app, and the terms only when they were accepted', () => {
  const button = {
    type: 'OTP',
    otpType: 'ZERO_TAP',
    text: 'Copy code',
    autofillText: 'Autofill',
    packageName: 'com.example.app',
    signatureHash: 'K8a/AINcGX7',
  };
  const created = (more: object) =>
    components({ category: 'AUTHENTICATION', buttons: [{ ...button, ...more }] })[1]?.buttons?.[0];
  expect(created({ acceptsZeroTapTerms: true })).toEqual({
    type: 'OTP',
    text: 'Copy code',
    otp_type: 'ZERO_TAP',
    autofill_text: 'Autofill',
    zero_tap_terms_accepted: true,
    supported_apps: [{ package_name: 'com.example.app', signature_hash: 'K8a/AINcGX7' }],
  });
  expect(created({})).toMatchObject({ zero_tap_terms_accepted: false });
});

test('what is created has the fields that the variables name, each with its example', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(names, fc.string(), (variables, example) => {
      const value = `x${example.trim()}`;
      const text = `Dear ${variables.map((name) => `{{ ${name} }}`).join(' and ')}, hello.`;
      const examples = Object.fromEntries(variables.map((name) => [name, value]));
      const created = readTemplate(creationOf(draft({ body: text, examples })));
      expect(fieldsOf(created).map(({ example: shown, key }) => [key, shown])).toEqual(
        variables.map((name) => [`body_${name}`, value]),
      );
    }),
  );
});
