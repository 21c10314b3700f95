import { frameFields, frameIn } from './frame.js';
import type { OutgoingField, OutgoingKind } from './kind.js';

const label: OutgoingField = {
  key: 'link_label',
  label: 'Button',
  kind: 'text',
  required: true,
  most: 20,
  group: 'buttons',
  example: 'See Your Order',
};
const link: OutgoingField = {
  key: 'link_url',
  label: 'Link',
  kind: 'text',
  required: true,
  group: 'buttons',
  example: 'https://example.com/orders/42',
};

/** Cloud API: interactive call-to-action URL button messages. */
export const linkButton: OutgoingKind = {
  label: 'Link Button',
  fields: (values) => [...frameFields(values), label, link],
  content: (form) => {
    const frame = frameIn(form);
    const [shown, url] = [form.text(label), form.link(link)];
    const action = { name: 'cta_url', parameters: { display_text: shown, url } };
    return {
      type: 'interactive',
      content: { type: 'cta_url', ...frame.sent, action },
      preview: [...frame.preview, `[${shown}: ${url}]`].join('\n'),
    };
  },
};
