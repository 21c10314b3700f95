import type { Bundle, PlainInputField, ZObject } from 'zapier-platform-core';
import { currentTemplate, type CurrentTemplate } from '../../api/graph-api/template.js';
import type { Crm } from '../../mappings/engine.js';
import { fieldsOf, tooManyFields, type TemplateField } from '../../whatsapp/template/fields.js';
import { fileInputField } from '../media/files.js';
import { crmIn } from '../crm-mapping/choice.js';
import { decisionFields } from './crm-decisions.js';
import { withCrmField } from './crm-values.js';
import { noteOf, templateNote } from './note.js';
import { optionFields } from './options.js';
import { whyNotSendable } from './state.js';

/** Cloud API: cards of a carousel. */
const MOST_CARDS = 10;

/** The groups in which the Zap editor shows the fields of a template; the keys are those of `fieldsOf`. */
export const templateFieldGroups = [
  { key: 'message', label: 'Message', emphasize: true },
  { key: 'header', label: 'Header' },
  { key: 'body', label: 'Body' },
  { key: 'buttons', label: 'Buttons' },
  ...Array.from({ length: MOST_CARDS }, (_, index) => ({
    key: `card_${index + 1}`,
    label: `Card ${index + 1}`,
  })),
  { key: 'options', label: 'Options' },
];

/** The fields of the chosen template, as it is now; none before one is chosen. */
export async function chosenTemplateFields(z: ZObject, { inputData }: Bundle): Promise<PlainInputField[]> {
  const id = String(inputData.template_id ?? '').trim();
  return id ? templateInputFields(await currentTemplate(z, id), inputData) : [];
}

/** Gives exactly the fields that a template has, below a note that shows it; or why it cannot be sent. */
export function templateInputFields(
  template: CurrentTemplate,
  inputData: Record<string, unknown>,
): PlainInputField[] {
  const problem = whyNotSendable(template) ?? tooManyFields(template);
  if (problem) return [noteOf(problem)];
  const crm = crmIn(inputData);
  return [
    templateNote(template),
    ...fieldsOf(template).flatMap((field) => valueFields(field, crm)),
    ...(crm ? decisionFields : []),
    ...optionFields(template, inputData),
  ];
}

/** What the editor shows for one value of a template: a field, or one for a link and one for a file. */
export function valueFields(field: TemplateField, crm: Crm | null = null): PlainInputField[] {
  const { key, label, group, example, help } = field;
  const link: PlainInputField = {
    key,
    label,
    ...typeOf(field),
    // A link or a file is needed, and Zapier can ask for one field only: the check says so when both are empty.
    required: field.required && field.kind !== 'media',
    group,
    ...(example && { placeholder: example }),
    ...(help && { helpText: help }),
  };
  if (field.kind === 'media') return [link, fileInputField(field)];
  return crm ? withCrmField(crm, field, link) : [link];
}

function typeOf({ kind }: TemplateField): Pick<PlainInputField, 'type'> {
  if (kind === 'datetime') return { type: 'datetime' };
  // One entry a line.
  if (kind === 'json' || kind === 'list') return { type: 'text' };
  // Never a number: Zapier would change what was typed, such as a decimal comma.
  return { type: 'string' };
}
