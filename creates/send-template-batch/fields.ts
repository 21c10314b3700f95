import type { Bundle, PlainInputField, ZObject } from 'zapier-platform-core';
import { currentTemplate, type CurrentTemplate } from '../../api/graph-api/template.js';
import { fieldsOf, tooManyFields } from '../../whatsapp/template/fields.js';
import { templateFieldGroups, valueFields } from '../template-message/fields.js';
import { noteOf, templateNote } from '../template-message/note.js';
import { optionFields } from '../template-message/options.js';
import { whyNotSendable } from '../template-message/state.js';
import { onceFields } from '../sending/options.js';
import {
  asTextLabel,
  leftOverTextLabel,
  recipientColumns,
  RECIPIENTS,
  RECIPIENTS_AS_TEXT,
  recipientsLabel,
} from './columns.js';
import { recordKindField } from './record.js';
import { ownFiles, sameForAll, sharedFields } from './shared-values.js';

export const batchFieldGroups = [
  ...templateFieldGroups.slice(0, 1),
  { key: 'recipients', label: recipientsLabel, emphasize: true },
  ...templateFieldGroups.slice(1),
];

const asTextField: PlainInputField = {
  key: RECIPIENTS_AS_TEXT,
  label: asTextLabel,
  type: 'text',
  helpText: `Phone numbers separated by commas or lines; or “${leftOverTextLabel}” of an earlier step like this one, with all their values.`,
  group: 'recipients',
};

const [keyField, ...otherOnceFields] = onceFields;

/** How often a customer gets the batch. */
export const batchOnceFields = [
  {
    ...keyField,
    label: 'Batch Key',
    helpText:
      'For example the name of the campaign. A customer gets only one message for the same key, so a second run with it goes on where the first one stopped. Empty: only the same message, within 15 minutes, is not repeated.',
  },
  ...otherOnceFields,
] as const satisfies PlainInputField[];

/** The recipients with a column for each value of the chosen template, and what is asked once for all of them. */
export async function batchFields(z: ZObject, { inputData }: Bundle): Promise<PlainInputField[]> {
  const id = String(inputData.template_id ?? '').trim();
  return id ? templateBatchFields(await currentTemplate(z, id), inputData) : recipientFields([]);
}

/** The fields for a template as it is now; or why it cannot be sent. */
export function templateBatchFields(
  template: CurrentTemplate,
  inputData: Record<string, unknown>,
): PlainInputField[] {
  const problem = whyNotSendable(template) ?? tooManyFields(template);
  if (problem) return [noteOf(problem)];
  const fields = fieldsOf(template);
  const shared = sharedFields(fields, inputData);
  const own = fields.filter((field) => !shared.includes(field));
  return [
    templateNote(template),
    ...recipientFields(own.flatMap((field) => valueFields(field))),
    ...sameForAll(fields),
    ...ownFiles(fields),
    ...shared.flatMap((field) => valueFields(field)),
    ...optionFields(template, inputData),
    recordKindField,
  ];
}

/** A wrong line must not stop the others, so that no column is required of Zapier. */
function recipientFields(columns: PlainInputField[]): PlainInputField[] {
  const children = [...Object.values<PlainInputField>(recipientColumns), ...columns].map((column) => ({
    ...column,
    required: false,
    group: undefined,
  }));
  return [{ key: RECIPIENTS, label: recipientsLabel, children, group: 'recipients' }, asTextField];
}
