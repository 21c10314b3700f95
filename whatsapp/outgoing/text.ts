import type { OutgoingField, OutgoingKind } from './kind.js';

const body: OutgoingField = {
  key: 'text',
  label: 'Text',
  kind: 'long',
  required: true,
  most: 4096,
  group: 'content',
  help: 'WhatsApp’s own marks work: `*bold*`, `_italic_`, `~struck through~`.',
};

const linkPreview: OutgoingField = {
  key: 'link_preview',
  label: 'Show a Preview of the First Link',
  kind: 'switch',
  fallback: 'true',
  required: false,
  group: 'content',
};

/** Cloud API: text messages. */
export const text: OutgoingKind = {
  label: 'Text',
  fields: () => [body, linkPreview],
  content: (form) => {
    const said = form.text(body);
    return { type: 'text', content: { preview_url: form.isOn(linkPreview), body: said }, preview: said };
  },
};
