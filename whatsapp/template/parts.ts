import { codeButton } from './button-code.js';
import { replyButton } from './button-reply.js';
import { hasSuffix, urlButton } from './button-url.js';
import { locationHeader } from './header-location.js';
import { mediaHeader } from './header-media.js';
import { fixedPart, type Part } from './part.js';
import type { Template, TemplateButton, TemplateComponent } from './template.js';
import { textPart } from './text.js';

type Header = (template: Template, component: TemplateComponent) => Part;
type Button = (template: Template, button: TemplateButton, index: number) => Part;

/** The kinds of header, by Meta's `format`. */
const HEADERS: ReadonlyMap<string, Header> = new Map<string, Header>([
  ['TEXT', headerText],
  ['IMAGE', (template) => mediaHeader(template, 'image')],
  ['VIDEO', (template) => mediaHeader(template, 'video')],
  ['DOCUMENT', (template) => mediaHeader(template, 'document')],
  ['LOCATION', locationHeader],
]);

/** The kinds of button, by Meta's `type`. */
const BUTTONS: ReadonlyMap<string, Button> = new Map<string, Button>([
  ['QUICK_REPLY', (_template, button, index) => replyButton(button, index)],
  [
    'URL',
    (template, button, index) => (hasSuffix(button) ? urlButton(template, button, index) : fixedUrl(button)),
  ],
  ['COPY_CODE', codeButton],
  [
    'PHONE_NUMBER',
    (_template, button) => fixedPart(`[${button.text ?? 'Call'}: ${button.phone_number ?? ''}]`),
  ],
  ['VOICE_CALL', (_template, button) => fixedPart(`[${button.text ?? 'Call'}]`)],
]);

/** Kinds that cannot be sent yet, in words a marketer knows; any other is named by Meta's word. */
const UNSUPPORTED: ReadonlyMap<string, string> = new Map([
  ['CAROUSEL', 'a carousel of cards'],
  ['LIMITED_TIME_OFFER', 'a limited-time offer'],
  ['CALL_PERMISSION_REQUEST', 'a request for permission to call'],
  ['HEADER GIF', 'a header with a GIF'],
  ['HEADER PRODUCT', 'a header with a product'],
  ['BUTTON OTP', 'a button for a one-time passcode'],
  ['BUTTON FLOW', 'a button that opens a flow'],
  ['BUTTON CATALOG', 'a button that opens the catalogue'],
  ['BUTTON MPM', 'a button that shows several products'],
  ['BUTTON SPM', 'a button that shows a product'],
  ['BUTTON REQUEST_CONTACT_INFO', 'a button that asks for contact details'],
]);

/** The header, body and footer of a template, and each of its buttons, ready for filling in. */
export interface TemplateParts {
  texts: Part[];
  buttons: Part[];
  /** What cannot be sent, such as `a carousel of cards`. */
  unsupported: string[];
}

export function partsOf(template: Template): TemplateParts {
  const parts: TemplateParts = { texts: [], buttons: [], unsupported: [] };
  for (const component of inReadingOrder(template.components)) addComponent(parts, template, component);
  return parts;
}

function addComponent(parts: TemplateParts, template: Template, component: TemplateComponent): void {
  const kind = upper(component.type);
  if (kind === 'BUTTONS') {
    (component.buttons ?? []).forEach((button, index) => addButton(parts, template, button, index));
  } else if (kind === 'HEADER') {
    const format = upper(component.format ?? 'TEXT');
    const header = HEADERS.get(format);
    if (header) parts.texts.push(header(template, component));
    else parts.unsupported.push(nameOf(`HEADER ${format}`));
  } else if (kind === 'BODY') parts.texts.push(bodyText(template, component));
  else if (kind === 'FOOTER') parts.texts.push(fixedPart(component.text ?? ''));
  else parts.unsupported.push(nameOf(kind));
}

function addButton(parts: TemplateParts, template: Template, button: TemplateButton, index: number): void {
  const make = BUTTONS.get(upper(button.type));
  if (make) parts.buttons.push(make(template, button, index));
  else parts.unsupported.push(nameOf(`BUTTON ${upper(button.type)}`));
}

function headerText(template: Template, component: TemplateComponent): Part {
  return textPart(template, component.text ?? '', {
    type: 'header',
    title: 'Header',
    limit: 60,
    key: (variable, named) => `header_${named ? variable : 'text'}`,
    examples: {
      numbered: component.example?.header_text,
      named: component.example?.header_text_named_params,
    },
  });
}

function bodyText(template: Template, component: TemplateComponent): Part {
  return textPart(template, component.text ?? '', {
    type: 'body',
    title: 'Body',
    limit: 1024,
    key: (variable) => `body_${variable}`,
    examples: {
      numbered: component.example?.body_text?.[0],
      named: component.example?.body_text_named_params,
    },
  });
}

function fixedUrl(button: TemplateButton): Part {
  return fixedPart(`[${button.text ?? 'Link'}: ${button.url ?? ''}]`);
}

const READING_ORDER = ['HEADER', 'BODY', 'FOOTER', 'BUTTONS'];

function inReadingOrder(components: readonly TemplateComponent[]): TemplateComponent[] {
  const place = ({ type }: TemplateComponent) => READING_ORDER.indexOf(upper(type));
  return [...components].sort((a, b) => place(a) - place(b));
}

function nameOf(kind: string): string {
  return UNSUPPORTED.get(kind) ?? `a part of the kind ${kind.toLowerCase().replaceAll('_', ' ')}`;
}

function upper(word: string): string {
  return word.toUpperCase();
}
