import { choiceIn, type Form } from './form.js';
import { frameFields, frameIn } from './frame.js';
import type { OutgoingField, OutgoingKind } from './kind.js';

/** What WhatsApp gives the flow when nobody chose a token (Cloud API: flows). */
const NO_TOKEN = 'unused';

const flowField: OutgoingField = {
  key: 'flow',
  label: 'Flow',
  kind: 'text',
  required: true,
  group: 'buttons',
  help: 'Its ID or its name, as WhatsApp Manager shows them.',
};
const label: OutgoingField = {
  key: 'flow_label',
  label: 'Button',
  kind: 'text',
  required: true,
  most: 30,
  group: 'buttons',
  example: 'Book a Table',
};
const start: OutgoingField = {
  key: 'flow_start',
  label: 'First Screen Comes From',
  kind: 'choice',
  choices: { navigate: 'This Step', data_exchange: 'The Flow’s Own Server' },
  fallback: 'navigate',
  changesFields: true,
  required: false,
  group: 'buttons',
};
const screen: OutgoingField = {
  key: 'flow_screen',
  label: 'First Screen',
  kind: 'text',
  required: false,
  group: 'buttons',
  example: 'WELCOME',
  help: 'Its ID in the flow. Empty: the screen that the flow begins with.',
};
const data: OutgoingField = {
  key: 'flow_data',
  label: 'Data for the First Screen',
  kind: 'json',
  required: false,
  group: 'buttons',
  example: '{"name": "Ada"}',
  help: 'JSON with a value for everything that the screen expects. Empty when it expects nothing.',
};
const token: OutgoingField = {
  key: 'flow_token',
  label: 'Flow Token',
  kind: 'text',
  required: false,
  group: 'buttons',
  help: 'Comes back with the answers, so that you know whose they are; such as an order number.',
};
const draft: OutgoingField = {
  key: 'flow_draft',
  label: 'Send the Draft',
  kind: 'switch',
  fallback: 'false',
  required: false,
  group: 'buttons',
  help: 'For trying out a flow that is not published.',
};

/** Cloud API: interactive flow messages. */
export const flow: OutgoingKind = {
  label: 'Flow',
  fields: (values) => [
    ...frameFields(values),
    ...[flowField, label, start],
    ...(choiceIn(values, start) === 'data_exchange' ? [] : [screen, data]),
    ...[token, draft],
  ],
  content: (form) => {
    const frame = frameIn(form);
    const [named, shown] = [form.text(flowField), form.text(label)];
    const parameters = {
      flow_message_version: '3',
      ...(/^\d+$/.test(named) ? { flow_id: named } : { flow_name: named }),
      flow_cta: shown,
      flow_token: form.text(token) || NO_TOKEN,
      ...(form.isOn(draft) && { mode: 'draft' }),
      ...startIn(form),
    };
    return {
      type: 'interactive',
      content: { type: 'flow', ...frame.sent, action: { name: 'flow', parameters } },
      preview: [...frame.preview, `[${shown}]`].join('\n'),
    };
  },
};

function startIn(form: Form): Record<string, unknown> {
  const action = form.choice(start);
  if (action === 'data_exchange') return { flow_action: action };
  const [first, values] = [form.text(screen), form.object(data)];
  if (first === '' && values === null) return { flow_action: action };
  return {
    flow_action: action,
    flow_action_payload: { ...(first && { screen: first }), ...(values && { data: values }) },
  };
}
