import type { DraftButton } from '../template-draft.js';

/** A button as Graph takes it when a template is created (Cloud API: template components). */
export interface CreatedButton {
  type: string;
  text?: string;
  [member: string]: unknown;
}

export function createdButton(button: DraftButton): CreatedButton {
  const type = button.type.trim().toUpperCase();
  return {
    type,
    ...(button.text && type !== 'COPY_CODE' && { text: button.text }),
    ...membersOf(type, button),
  };
}

function membersOf(type: string, button: DraftButton): Record<string, unknown> {
  switch (type) {
    case 'URL':
      return linkMembers(button);
    case 'PHONE_NUMBER':
      return { phone_number: button.phoneNumber ?? '' };
    case 'COPY_CODE':
      return { example: button.example ?? '' };
    case 'FLOW':
      return {
        flow_id: button.flowId ?? '',
        ...(button.flowScreen && { flow_action: 'navigate', navigate_screen: button.flowScreen }),
      };
    case 'OTP':
      return passcodeMembers(button);
    default:
      return {};
  }
}

function linkMembers({ example, url = '' }: DraftButton): Record<string, unknown> {
  // The variable of a link has a number, also where the others have names.
  const link = url.trim().replace(/\{\{[^{}]*\}\}/g, '{{1}}');
  return { url: link, ...(link.includes('{{1}}') && { example: [example ?? ''] }) };
}

function passcodeMembers(button: DraftButton): Record<string, unknown> {
  const otpType = (button.otpType ?? 'COPY_CODE').trim().toUpperCase();
  const { autofillText, packageName, signatureHash } = button;
  return {
    otp_type: otpType,
    ...(autofillText && { autofill_text: autofillText }),
    ...(otpType === 'ZERO_TAP' && { zero_tap_terms_accepted: button.acceptsZeroTapTerms ?? false }),
    ...(packageName && {
      supported_apps: [{ package_name: packageName, signature_hash: signatureHash ?? '' }],
    }),
  };
}
