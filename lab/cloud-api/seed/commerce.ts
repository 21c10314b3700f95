import type { TemplateNode } from '../templates/node.js';
import { body, buttons, header, type Draft } from '../templates/parts.js';

const APP = { package_name: 'com.example.luckygarden', signature_hash: 'K8a/AINcGX7' };

/** The kinds of template that sell, call, or open something, and the passcodes that fill themselves in. */
export function gardenCommerce(garden: (draft: Draft) => TemplateNode): TemplateNode[] {
  return [...products(garden), ...calls(garden), ...passcodes(garden)];
}

function products(garden: (draft: Draft) => TemplateNode): TemplateNode[] {
  return [
    garden({
      name: 'our_catalogue',
      category: 'MARKETING',
      components: [
        body('Hi {{1}}, all our plants are now in one place.', 'Mei'),
        buttons({ type: 'CATALOG', text: 'View catalog' }),
      ],
    }),
    garden({
      name: 'forgotten_cart',
      category: 'MARKETING',
      components: [
        {
          type: 'HEADER',
          format: 'TEXT',
          text: 'Forget something, {{1}}?',
          example: { header_text: ['Mei'] },
        },
        body('You left these in your cart. Use code {{1}} and get 10% off of all of them!', '10OFF'),
        buttons({ type: 'MPM', text: 'View items' }),
      ],
    }),
    garden({
      name: 'back_in_stock',
      category: 'MARKETING',
      components: [
        header('PRODUCT'),
        body('Good news, {{1}}: the plant you asked for is back.', 'Mei'),
        buttons({ type: 'SPM', text: 'View' }),
      ],
    }),
    garden({
      name: 'growing_fern',
      category: 'MARKETING',
      components: [header('GIF'), body('See how your fern will grow.')],
    }),
  ];
}

function calls(garden: (draft: Draft) => TemplateNode): TemplateNode[] {
  return [
    garden({
      name: 'book_a_visit',
      category: 'UTILITY',
      components: [
        body('Hello {{1}}, choose a time for your visit to the garden.', 'Mei'),
        buttons({
          type: 'FLOW',
          text: 'Book',
          flow_id: '1104236531048',
          flow_action: 'navigate',
          navigate_screen: 'DAY',
        }),
      ],
    }),
    garden({
      name: 'call_the_gardener',
      category: 'UTILITY',
      components: [
        body('Questions about your plant? Our gardener answers them.'),
        buttons({ type: 'VOICE_CALL', text: 'Call now', ttl_minutes: 10_080 }),
      ],
    }),
    garden({
      name: 'may_we_call',
      category: 'UTILITY',
      components: [
        body('We would like to call you about your order {{1}} today.', 'LG-7'),
        { type: 'CALL_PERMISSION_REQUEST' },
      ],
    }),
  ];
}

function passcodes(garden: (draft: Draft) => TemplateNode): TemplateNode[] {
  return (['ONE_TAP', 'ZERO_TAP'] as const).map((otpType) =>
    garden({
      name: `login_code_${otpType.toLowerCase()}`,
      category: 'AUTHENTICATION',
      components: [
        { type: 'BODY', add_security_recommendation: true },
        buttons({
          type: 'OTP',
          otp_type: otpType,
          text: 'Copy code',
          autofill_text: 'Autofill',
          supported_apps: [APP],
          ...(otpType === 'ZERO_TAP' ? { zero_tap_terms_accepted: true } : {}),
        }),
      ],
    }),
  );
}
