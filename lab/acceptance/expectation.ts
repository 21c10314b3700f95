import type { Rendering } from '../cloud-api/entities.js';
import type { TemplateButton, TemplateNode } from '../cloud-api/templates/node.js';

/** How a message should look, worked out from the approved template and the values alone. */
export interface Expectation {
  header: string | null;
  /** Null where WhatsApp writes the text itself. */
  text: string | null;
  footer: string | null;
  place: { latitude: number; longitude: number; name?: string; address?: string } | null;
  buttons: { text: string; url?: string; code?: string; payload?: string }[];
}

type Values = Readonly<Record<string, string>>;

/** Fills a template in, apart from the integration's own code. */
export function expectationOf({ components }: Pick<TemplateNode, 'components'>, values: Values): Expectation {
  const part = (type: string) => components.find((one) => one.type.toUpperCase() === type);
  const header = part('HEADER');
  const body = part('BODY')?.text;
  return {
    header: header?.text === undefined ? null : withValues(header.text, (name) => headerValue(values, name)),
    text:
      body === undefined ? null : withValues(body, (name) => values[`body_${name}`] ?? values['otp_code']),
    footer: part('FOOTER')?.text ?? null,
    place: header?.format?.toUpperCase() === 'LOCATION' ? placeOf(values) : null,
    buttons: (part('BUTTONS')?.buttons ?? []).map((button, index) => buttonOf(button, index, values)),
  };
}

/** What is wrong with a message as a phone shows it, in words without what it says; empty when all is right. */
export function wrongOnPhone(expected: Expectation, shown: Rendering): string[] {
  const wrong: string[] = [];
  if ((shown.header ?? null) !== expected.header) wrong.push('another header');
  if (expected.text !== null && shown.text !== expected.text) wrong.push('another text');
  if (expected.footer !== null && shown.footer !== expected.footer) wrong.push('another footer');
  if (JSON.stringify(shown.location ?? null) !== JSON.stringify(expected.place)) wrong.push('another place');
  const buttons = shown.buttons ?? [];
  if (buttons.length !== expected.buttons.length) wrong.push('other buttons');
  for (const [index, button] of expected.buttons.entries()) {
    const { text, url, code, payload } = buttons[index] ?? {};
    const seen = { text, url, code, payload } as Record<string, string | undefined>;
    if (Object.entries(button).some(([key, value]) => seen[key] !== value))
      wrong.push(`another button ${index + 1}`);
  }
  return wrong;
}

/** What is wrong with a message as the hub recorded it: header, text, footer and buttons, one below the other. */
export function wrongInRecord(expected: Expectation, recorded: string): string[] {
  const { header, text, footer, buttons } = expected;
  const parts = [header, text, footer, ...buttons.map((button) => button.text)];
  let from = 0;
  for (const part of parts) {
    if (part === null || part === '') continue;
    const at = recorded.indexOf(part, from);
    if (at < 0) return ['the recorded text is another'];
    from = at + part.length;
  }
  return [];
}

const variable = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;

function withValues(text: string, valueOf: (name: string) => string | undefined): string {
  return text.replace(variable, (written, name: string) => valueOf(name) ?? written);
}

/** A numbered variable of a header is its only one. */
function headerValue(values: Values, name: string): string | undefined {
  return /^\d+$/.test(name) ? values['header_text'] : values[`header_${name}`];
}

function placeOf(values: Values): Expectation['place'] {
  const { header_name: name, header_address: address } = values;
  return {
    latitude: Number(values['header_latitude']),
    longitude: Number(values['header_longitude']),
    ...(name && { name }),
    ...(address && { address }),
  };
}

function buttonOf(
  { text = '', type, url }: TemplateButton,
  index: number,
  values: Values,
): Expectation['buttons'][number] {
  const value = (name: string) => values[`button_${index}_${name}`];
  const payload = value('payload');
  const code = value('code');
  switch (type.toUpperCase()) {
    case 'URL':
      return { text, url: withValues(url ?? '', () => value('url')) };
    case 'COPY_CODE':
      return { text, ...(code !== undefined && { code }) };
    default:
      return { text, ...(payload !== undefined && { payload }) };
  }
}
