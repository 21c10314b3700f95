import { bracesIn, tidied } from '../template-draft/variables.js';
import type { DraftButton } from '../template-draft.js';
import { lengthOf } from '../template/value.js';
import { error, warning, type Breach, type Input } from './breach.js';

/** Cloud API: template components. */
const LONGEST_URL = 2000;
const LONGEST_PHONE = 20;
const LONGEST_CODE = 15;

/** Links that Meta is known to turn down: to WhatsApp itself, and those that hide where they lead. */
const RISKY_HOSTS = [
  'wa.me',
  'api.whatsapp.com',
  'bit.ly',
  'tinyurl.com',
  'goo.gl',
  't.co',
  'ow.ly',
  'is.gd',
  'cutt.ly',
];

/** The rules for what a button of a kind holds beside its text. */
export function buttonMemberBreaches(kind: string, button: DraftButton, input: Input): Breach[] {
  switch (kind) {
    case 'URL':
      return linkBreaches(button, input);
    case 'PHONE_NUMBER':
      return phoneBreaches(button.phoneNumber ?? '', input);
    case 'COPY_CODE':
      return codeBreaches(button.example ?? '', input);
    case 'FLOW':
      return button.flowId ? [] : [error(input, 'has no flow. Give the ID of the flow it opens.')];
    case 'OTP':
      return passcodeBreaches(button, input);
    default:
      return [];
  }
}

function linkBreaches({ example = '', url: written = '' }: DraftButton, input: Input): Breach[] {
  const url = tidied(written.trim());
  const variables = bracesIn(url);
  const plain = url.replace(/\{\{[^{}]*\}\}/g, '1');
  if (url === '') return [error(input, 'has no link. Write one that begins with https://')];
  if (!/^https?:\/\/[^\s/]+/i.test(plain) || /\s/.test(plain) || !URL.canParse(plain)) {
    return [error(input, 'has a link that cannot be opened. Write one that begins with https://')];
  }
  return [
    ...(url.length > LONGEST_URL
      ? [error(input, `has a link of ${url.length} characters, and may have 2,000.`)]
      : []),
    ...(variables.length > 1
      ? [error(input, 'has a link with more than one variable, and may have one.')]
      : []),
    ...(variables.length > 0 && !url.endsWith('}}')
      ? [error(input, 'has a variable inside its link, and it may stand at the end only.')]
      : []),
    ...(variables.length > 0 ? exampleBreaches(example.trim(), input) : []),
    ...(RISKY_HOSTS.includes(new URL(plain).hostname.replace(/^www\./, ''))
      ? [
          warning(
            input,
            'leads to WhatsApp or through a link shortener, which Meta often refuses. Use a link to your own site.',
          ),
        ]
      : []),
  ];
}

function exampleBreaches(example: string, input: Input): Breach[] {
  if (example === '')
    return [error(input, 'has no example of its whole link. Meta reviews with it: add one.')];
  return /\{\{|\}\}|\s/.test(example)
    ? [error(input, 'has an example with a variable or a space in it. Write the link as it may look.')]
    : [];
}

function phoneBreaches(phone: string, input: Input): Breach[] {
  const number = phone.trim();
  if (number === '') return [error(input, 'has no phone number. Write one with its country prefix.')];
  if (!/^\+?[\d\s().-]+$/.test(number) || number.replace(/\D/g, '').length < 7) {
    return [error(input, 'has something that is no phone number. Write one with its country prefix.')];
  }
  return number.length > LONGEST_PHONE
    ? [error(input, `has a phone number of ${number.length} characters, and may have ${LONGEST_PHONE}.`)]
    : [];
}

function codeBreaches(code: string, input: Input): Breach[] {
  const example = code.trim();
  if (example === '') return [error(input, 'has no example of its code. Meta reviews with it: add one.')];
  if (/\{\{|\}\}|\s/.test(example)) {
    return [error(input, 'has an example with a variable or a space in it. Write a code as it may look.')];
  }
  return lengthOf(example) > LONGEST_CODE
    ? [
        error(
          input,
          `has an example of ${lengthOf(example)} characters, and a code may have ${LONGEST_CODE}.`,
        ),
      ]
    : [];
}

function passcodeBreaches(button: DraftButton, input: Input): Breach[] {
  const kind = (button.otpType ?? 'COPY_CODE').trim().toUpperCase();
  if (kind === 'COPY_CODE') return [];
  if (kind !== 'ONE_TAP' && kind !== 'ZERO_TAP') {
    return [error(input, 'must copy the code, or fill it in by one tap or none. Choose one of these.')];
  }
  return [
    ...(button.packageName && button.signatureHash
      ? []
      : [error(input, 'needs the package name and the signature hash of your Android app. Add both.')]),
    ...(kind === 'ZERO_TAP' && button.acceptsZeroTapTerms !== true
      ? [error(input, 'needs your agreement to Meta’s terms for codes without a tap.')]
      : []),
  ];
}
