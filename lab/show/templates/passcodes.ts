import type { TemplateButton } from '../../../whatsapp/template/template.js';
import { buttons, fixture, type Fixture } from '../fixture.js';

const app = {
  supported_apps: [{ package_name: 'com.example.luckygarden', signature_hash: 'K8a/AINcGX7' }],
};

function passcode(name: string, button: TemplateButton, code: string): Fixture {
  return fixture(
    name,
    [
      { type: 'BODY', add_security_recommendation: true },
      { type: 'FOOTER', code_expiration_minutes: 10 },
      buttons(button),
    ],
    { otp_code: code },
    { category: 'AUTHENTICATION' },
  );
}

/** One-time passcodes: copied, filled in by one tap, or without a tap. */
export const passcodes: Fixture[] = [
  passcode('passcode_copy', { type: 'OTP', otp_type: 'COPY_CODE', text: 'Copy code' }, '123456'),
  passcode(
    'passcode_one_tap',
    { type: 'OTP', otp_type: 'ONE_TAP', text: 'Copy code', autofill_text: 'Autofill', ...app },
    'A1B2-C3',
  ),
  passcode(
    'passcode_zero_tap',
    { type: 'OTP', otp_type: 'ZERO_TAP', text: 'Copy code', zero_tap_terms_accepted: true, ...app },
    '000042',
  ),
];
