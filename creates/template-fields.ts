import type { PlainInputField } from 'zapier-platform-core';
import { fieldsOf, type TemplateField } from '../whatsapp/template/fields.js';
import type { Template } from '../whatsapp/template/template.js';
import { whyNotSendable } from './template-state.js';

/** The groups in which the Zap editor shows the fields of a template; the keys are those of `fieldsOf`. */
export const templateFieldGroups = [
  { key: 'message', label: 'Message', emphasize: true },
  { key: 'header', label: 'Header' },
  { key: 'body', label: 'Body' },
  { key: 'buttons', label: 'Buttons' },
];

/** Gives exactly the fields that a template has, or a notice when it cannot be sent. */
export function templateInputFields(template: Template): PlainInputField[] {
  const problem = whyNotSendable(template);
  if (problem) {
    return [{ key: 'template_notice', label: 'Please Note', type: 'copy', helpText: problem }];
  }
  return fieldsOf(template).map(inputField);
}

function inputField(field: TemplateField): PlainInputField {
  return {
    key: field.key,
    label: field.label,
    // Never a number or a file: Zapier would change what was typed, such as a decimal comma or a media ID.
    type: 'string',
    required: field.required,
    group: field.group,
    ...(field.example && { placeholder: field.example }),
    ...(field.help && { helpText: field.help }),
  };
}
