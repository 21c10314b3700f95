import { isOn } from '../../api/steps/given.js';
import { languageCode } from '../../whatsapp/language.js';
import { parsePhone } from '../../whatsapp/phone.js';
import { variablesIn } from '../../whatsapp/template-draft/variables.js';
import type { DraftButton, DraftCard, DraftHeader, TemplateDraft } from '../../whatsapp/template-draft.js';
import { examplesOf } from './examples.js';

type Input = Readonly<Record<string, unknown>>;

/**
 * The draft that a person filled in. A file's example is the address of the file: it becomes Meta's handle once the
 * draft is found good. What belongs to another category or kind of header is left out, for the editor hides it.
 */
export function draftOfInput(input: Input): TemplateDraft {
  const category = text(input.category).toUpperCase();
  const common = {
    name: text(input.name),
    language: languageCode(text(input.language)),
    category,
    ...number('ttlSeconds', input.ttl_seconds),
  };
  return { ...common, ...(category === 'AUTHENTICATION' ? passcode(input) : message(input, category)) };
}

function message(input: Input, category: string): Partial<TemplateDraft> {
  const body = multiline(input.body);
  const header = headerOf(input);
  const cards = lines(input.cards).map((card) => cardOf(card, text(input.cards_header) || 'image'));
  const offer = category === 'MARKETING' ? text(input.offer) : '';
  const examples = examplesOf(entries(input.examples), {
    own: variablesIn(body),
    others: [header?.text, ...cards.map((card) => card.body)].flatMap((other) => variablesIn(other ?? '')),
  });
  return {
    ...(header && { header }),
    body,
    examples,
    ...(text(input.footer) && { footer: text(input.footer) }),
    buttons: lines(input.buttons).map(buttonOf),
    ...(cards.length > 0 && { cards }),
    ...(offer && { offer: { text: offer, expires: isOn(input.offer_expires) } }),
    ...(isOn(input.asks_to_call) && { asksToCall: true }),
  };
}

function headerOf(input: Input): DraftHeader | undefined {
  const format = text(input.header_kind).toUpperCase();
  if (format === '') return undefined;
  const isFile = !['TEXT', 'LOCATION', 'PRODUCT'].includes(format);
  const example = isFile ? text(input.header_file) : format === 'TEXT' ? text(input.header_example) : '';
  return {
    format,
    ...(format === 'TEXT' && { text: text(input.header_text) }),
    ...(example && { example }),
  };
}

function buttonOf(line: Input): DraftButton {
  const value = text(line.button_value);
  const type = text(line.button_type).toUpperCase() || kindFor(value);
  return { ...buttonWith(type, value, text(line.button_example)), text: text(line.button_text) };
}

function cardOf(line: Input, header: string): DraftCard {
  const format = header.toUpperCase();
  const example = format === 'PRODUCT' ? '' : text(line.card_file);
  const body = multiline(line.card_body);
  const buttons = [1, 2].flatMap((number): DraftButton[] => {
    const label = text(line[`card_button_${number}_text`]);
    const value = text(line[`card_button_${number}_value`]);
    if (!label && !value) return [];
    const kind = format === 'PRODUCT' && !value ? 'SPM' : kindFor(value);
    return [{ ...buttonWith(kind, value, text(line[`card_button_${number}_example`])), text: label }];
  });
  return {
    header: { format, ...(example && { example }) },
    ...(body && { body }),
    examples: examplesOf(text(line.card_examples).split(';'), { own: variablesIn(body), others: [] }),
    buttons,
  };
}

/** Which kind of button somebody meant who gave a link, a phone number or nothing. */
function kindFor(value: string): string {
  if (value === '') return 'QUICK_REPLY';
  return /^\+?[\d\s().-]+$/.test(value) ? 'PHONE_NUMBER' : 'URL';
}

function buttonWith(type: string, value: string, example: string): DraftButton {
  switch (type) {
    case 'PHONE_NUMBER': {
      const phone = parsePhone(value);
      return { type, phoneNumber: phone.ok ? phone.e164 : value };
    }
    case 'FLOW':
      return { type, flowId: value, ...(example && { flowScreen: example }) };
    case 'COPY_CODE':
      return { type, example: example || value };
    default:
      return { type, ...(value && { url: value }), ...(example && { example }) };
  }
}

function passcode(input: Input): Partial<TemplateDraft> {
  const otpType = text(input.code_button_kind).toUpperCase() || 'COPY_CODE';
  const [label, autofillText, packageName, signatureHash] = [
    text(input.code_button_text),
    text(input.code_autofill_text),
    text(input.code_package_name),
    text(input.code_signature_hash),
  ];
  return {
    securityAdvice: isOn(input.security_advice),
    ...number('codeExpiryMinutes', input.code_expiry_minutes),
    buttons: [
      {
        type: 'OTP',
        otpType,
        ...(label && { text: label }),
        ...(otpType !== 'COPY_CODE' && {
          ...(autofillText && { autofillText }),
          ...(packageName && { packageName }),
          ...(signatureHash && { signatureHash }),
          acceptsZeroTapTerms: isOn(input.code_accepts_terms),
        }),
      },
    ],
  };
}

function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value).trim();
}

/** Line breaks as WhatsApp has them. */
function multiline(value: unknown): string {
  return text(value).replace(/\r\n?/g, '\n');
}

/** What is no number stays one that no rule allows, so that it is told. */
function number<Key extends string>(key: Key, value: unknown): { [K in Key]?: number } {
  return text(value) === '' ? {} : ({ [key]: Number(text(value)) } as { [K in Key]: number });
}

/** The lines of a line-item field; those in which nothing was filled in are left out. */
function lines(value: unknown): Input[] {
  const all = Array.isArray(value) ? (value as unknown[]) : value ? [value] : [];
  return all.filter(
    (line): line is Input =>
      typeof line === 'object' && line !== null && Object.values(line).some((cell) => text(cell) !== ''),
  );
}

function entries(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(text);
}
