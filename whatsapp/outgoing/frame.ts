import { choiceIn, type Form } from './form.js';
import type { OutgoingField, Values } from './kind.js';
import { fileNameField, mediaField } from './media.js';

/*
 * What stands around the buttons of an interactive message: header, text and footer (Cloud API: interactive messages).
 */

const headerType: OutgoingField = {
  key: 'heading_type',
  label: 'Header',
  kind: 'choice',
  choices: { none: 'None', text: 'Text', image: 'Image', video: 'Video', document: 'Document' },
  fallback: 'none',
  changesFields: true,
  required: false,
  group: 'header',
};

export const headerText: OutgoingField = {
  key: 'heading_text',
  label: 'Header Text',
  kind: 'text',
  required: true,
  most: 60,
  group: 'header',
};

const headerFiles: ReadonlyMap<string, OutgoingField> = new Map(
  (['image', 'video', 'document'] as const).map((kind) => [
    kind,
    mediaField(kind, {
      key: 'heading_media',
      label: `Header ${headerType.choices?.[kind]}`,
      group: 'header',
    }),
  ]),
);

const headerFileName = fileNameField('heading_file_name', 'Header File Name', 'header');

const footer: OutgoingField = {
  key: 'footer',
  label: 'Footer',
  kind: 'text',
  required: false,
  most: 60,
  group: 'content',
};

/** The text of an interactive message. */
export function bodyField(most = 1024): OutgoingField {
  return { key: 'text', label: 'Text', kind: 'long', required: true, most, group: 'content' };
}

/** The fields of header, text and footer; the header's follow what was chosen for it. */
export function frameFields(values: Values): OutgoingField[] {
  const chosen = choiceIn(values, headerType) ?? 'none';
  const file = headerFiles.get(chosen);
  return [
    bodyField(),
    footer,
    headerType,
    ...(chosen === 'text' ? [headerText] : []),
    ...(file ? [file] : []),
    ...(chosen === 'document' ? [headerFileName] : []),
  ];
}

/** Header, text and footer as they are sent, and the lines in which the customer reads them. */
export interface Frame {
  sent: Record<string, unknown>;
  preview: string[];
}

export function frameIn(form: Form): Frame {
  return framed(form, headerIn(form), bodyField());
}

/** A frame whose header is a text, or left out. */
export function textFrameIn(form: Form, header: OutgoingField, body: OutgoingField): Frame {
  const text = form.text(header);
  return framed(form, text === '' ? null : { sent: { type: 'text', text }, preview: text }, body);
}

/** The fields of such a frame. */
export function textFrameFields(header: OutgoingField, body: OutgoingField): OutgoingField[] {
  return [body, footer, header];
}

interface Header {
  sent: Record<string, unknown>;
  preview: string;
}

function framed(form: Form, header: Header | null, body: OutgoingField): Frame {
  const [text, small] = [form.text(body), form.text(footer)];
  return {
    sent: {
      ...(header && { header: header.sent }),
      body: { text },
      ...(small && { footer: { text: small } }),
    },
    preview: [header?.preview ?? '', text, small].filter(Boolean),
  };
}

function headerIn(form: Form): Header | null {
  const type = form.choice(headerType);
  if (type === 'none') return null;
  if (type === 'text') {
    const text = form.text(headerText);
    return { sent: { type, text }, preview: text };
  }
  const filename = type === 'document' ? form.text(headerFileName) : '';
  const file = headerFiles.get(type) ?? headerText;
  const media = { ...form.media(file), ...(filename && { filename }) };
  const shown = [headerType.choices?.[type], filename].filter(Boolean).join(': ');
  return { sent: { type, [type]: media }, preview: `[${shown}]` };
}
