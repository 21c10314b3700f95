import { check } from '../../../whatsapp/template/check.js';
import { componentsOf } from '../../../whatsapp/template/components.js';
import { fieldsOf } from '../../../whatsapp/template/fields.js';
import { preview } from '../../../whatsapp/template/preview.js';
import type { TemplateButton } from '../../../whatsapp/template/template.js';
import { body, buttons, template } from './templates.js';

const passcode = (button: TemplateButton) =>
  template(
    [
      { type: 'BODY', add_security_recommendation: true },
      { type: 'FOOTER', code_expiration_minutes: 5 },
      buttons(button),
    ],
    { category: 'AUTHENTICATION' },
  );
const copy = passcode({ type: 'OTP', otp_type: 'COPY_CODE', text: 'Copy code' });
const sent = [
  { type: 'body', parameters: [{ type: 'text', text: '123456' }] },
  { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: '123456' }] },
];

test.each(['COPY_CODE', 'ONE_TAP', 'ZERO_TAP'])(
  'one field fills the text and the button of the kind %s',
  (kind) => {
    const given = passcode({ type: 'OTP', otp_type: kind, text: 'Copy code' });
    expect(fieldsOf(given).map(({ key }) => key)).toEqual(['otp_code']);
    expect(componentsOf(given, { otp_code: '123456' })).toEqual(sent);
  },
);

test('a passcode button that Graph lists as a link is one too', () => {
  const listed = template(
    [
      body('*{{1}}* is your verification code.', ['123456']),
      buttons({
        type: 'URL',
        text: 'Copy code',
        url: 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}',
      }),
    ],
    { category: 'AUTHENTICATION' },
  );
  expect(fieldsOf(listed).map(({ key }) => key)).toEqual(['otp_code']);
  expect(componentsOf(listed, { otp_code: '123456' })).toEqual(sent);
  expect(preview(listed, { otp_code: '123456' })).toBe('*123456* is your verification code.\n\n[Copy code]');
});

test('the preview shows what Meta writes around the code', () => {
  expect(preview(copy, { otp_code: '123456' })).toBe(
    '*123456* is your verification code. For your security, do not share this code.\n\nThis code expires in 5 minutes.\n\n[Copy code]',
  );
  expect(preview(copy, {})).toContain('*[code]*');
});

test.each(['123456', 'A1B2-C3', '12.34', 'ABCDEFGHIJKLMNO', 0])('a code may be %s', (otp_code) => {
  expect(check(copy, { otp_code })).toEqual([]);
});

test.each([
  ['', /is empty/],
  ['ABCDEFGHIJKLMNOP', /15 characters/],
  ['12👍34', /emoji/],
  ['1️⃣', /emoji/],
  ['https://a.b/c', /link/],
  ['g.example/1', /link/],
  ['12\n34', /line break/],
])('a code may not be %j', (otp_code, reason) => {
  expect(check(copy, { otp_code }).map(({ message }) => message)).toContainEqual(
    expect.stringMatching(reason),
  );
});

test('an old authentication template with a text of its own keeps its variables', () => {
  const old = template([body('Your code for {{1}} is {{2}}, keep it.')], { category: 'AUTHENTICATION' });
  expect(fieldsOf(old).map(({ key }) => key)).toEqual(['body_1', 'body_2']);
});
