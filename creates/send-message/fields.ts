import type { Bundle, PlainInputField, ZObject } from 'zapier-platform-core';
import { templateField, templateNameField } from '../../api/steps/dropdowns.js';
import {
  outgoingFields,
  outgoingTypes,
  type OutgoingField,
  type OutgoingType,
} from '../../whatsapp/outgoing.js';
import { crmFieldGroups } from '../crm-mapping/fields.js';
import { fileInputField } from '../media/files.js';
import { chosenTemplateFields, templateFieldGroups } from '../template-message/fields.js';

export const typeField = {
  key: 'message_type',
  label: 'Message Type',
  type: 'string',
  required: true,
  choices: outgoingTypes,
  default: 'text',
  altersDynamicFields: true,
  group: 'message',
} as const;

export const windowField = {
  key: 'if_window_closed',
  label: 'If the Window Is Closed',
  type: 'string',
  choices: { stop: 'Stop', template: 'Send a Template Instead', send: 'Try Anyway' },
  default: 'stop',
  altersDynamicFields: true,
  helpText:
    'For 24 hours after a customer’s last message or call, any message may be sent. Later, WhatsApp delivers templates only.',
  group: 'window',
} as const;

/** The groups of the template's fields stand apart from those of the message. */
const templateGroup = (key: string) => `template_${key}`;

/** The groups in which the Zap editor shows the fields. */
export const messageFieldGroups = [
  { key: 'message', label: 'Message', emphasize: true },
  { key: 'content', label: 'Content' },
  { key: 'header', label: 'Header' },
  { key: 'buttons', label: 'Buttons' },
  { key: 'rows', label: 'Rows' },
  { key: 'reply', label: 'Reply' },
  { key: 'window', label: 'Service Window' },
  { key: 'options', label: 'Options' },
  ...templateFieldGroups.map(({ key, label }) => ({
    key: templateGroup(key),
    label: key === 'message' ? 'Template' : `Template ${label}`,
  })),
  ...crmFieldGroups,
];

/** Exactly the fields of the chosen type. */
export function messageFields(_z: ZObject, { inputData }: Bundle): PlainInputField[] {
  const chosen = String(inputData.message_type ?? '').trim() || typeField.default;
  return isType(chosen) ? outgoingFields(chosen, inputData).flatMap(inputFields) : [];
}

/** The template for when the window is closed, with its fields; nothing where none is to be sent. */
export async function fallbackFields(z: ZObject, bundle: Bundle): Promise<PlainInputField[]> {
  if (bundle.inputData.if_window_closed !== 'template') return [];
  const fields = [
    ...[templateNameField, templateField].map((field) => ({ ...field, group: 'message' })),
    ...(await chosenTemplateFields(z, bundle)),
  ];
  return fields.map((field) => ({ ...field, group: templateGroup(field.group ?? 'message') }));
}

function isType(text: string): text is OutgoingType {
  return Object.hasOwn(outgoingTypes, text);
}

function inputFields(field: OutgoingField): PlainInputField[] {
  const { key, label, kind, required, group, children, example, help } = field;
  // The platform allows neither a type nor a help text beside children.
  if (children) return [{ key, label, children: children.flatMap(inputFields), group }];
  const shown: PlainInputField = {
    key,
    label,
    ...typeOf(field),
    // A link or a file is needed, and Zapier can ask for one field only: the check says so when both are empty.
    required: required && kind !== 'media',
    group,
    ...(example && { placeholder: example }),
    ...(help && { helpText: help }),
  };
  return kind === 'media' ? [shown, fileInputField(field)] : [shown];
}

function typeOf({
  kind,
  choices = {},
  changesFields = false,
  fallback = '',
}: OutgoingField): Partial<PlainInputField> {
  switch (kind) {
    case 'long':
    case 'json':
      return { type: 'text' };
    case 'list':
      return { type: 'string', list: true };
    case 'switch':
      return { type: 'boolean', default: fallback };
    case 'choice':
      return {
        type: 'string',
        choices: { ...choices },
        default: fallback,
        altersDynamicFields: changesFields,
      };
    default:
      // Never a number: Zapier would change what was typed, such as a decimal comma.
      return { type: 'string' };
  }
}
