import { defineCreate, defineInputFields, type CreatePerform } from 'zapier-platform-core';
import { contactCountryField } from '../api/steps/contact-field.js';
import { Deadline } from '../api/deadline.js';
import { accountField, senderField, templateField, templateNameField } from '../api/steps/dropdowns.js';
import { outputFields } from '../api/steps/output-fields.js';
import { LEAST_SEND_TIME } from '../api/graph-api/send.js';
import { fieldsOf } from '../whatsapp/template/fields.js';
import { mappedFiles, upload, type SharedUploads } from './media/files.js';
import { batchFieldGroups, batchFields, batchOnceFields } from './send-template-batch/fields.js';
import { prepared } from './send-template-batch/messages.js';
import {
  batchOutput,
  leftOverColumns,
  sendTemplateBatchOutputs,
  sendTemplateBatchSample,
  type SendTemplateBatchOutput,
} from './send-template-batch/output.js';
import { recordKindProblem } from './send-template-batch/record.js';
import { wrongRows } from './send-template-batch/result.js';
import { rowsIn } from './send-template-batch/rows.js';
import { sendBatch } from './send-template-batch/sending.js';
import { sharedFields } from './send-template-batch/shared-values.js';
import { Templates } from './template-message/templates.js';
import { onceOptionsOf } from './sending/options.js';
import { emptyFields, halted, stopAt } from './sending/problems.js';

const inputFields = defineInputFields([
  { ...accountField, group: 'message' },
  { ...senderField, group: 'message' },
  { ...templateNameField, group: 'message' },
  { ...templateField, group: 'message' },
  { ...contactCountryField, group: 'recipients' },
  batchFields,
  ...batchOnceFields,
]);

const perform = (async (z, bundle): Promise<SendTemplateBatchOutput> => {
  const { inputData } = bundle;
  stopAt(z, emptyFields(inputData, [accountField, senderField, templateField]));
  const deadline = new Deadline();
  const read = rowsIn(inputData);
  const { options: once, problems } = onceOptionsOf(inputData, batchOnceFields);
  if (!read.ok) throw halted(z, [read.problem, ...problems]);
  const { rows } = read;
  const unnamed = recordKindProblem(inputData, rows);
  stopAt(z, unnamed ? [unnamed, ...problems] : problems);

  const wabaId = String(inputData.waba_id).trim();
  const phoneNumberId = inputData.phone_number_id;
  const templates = new Templates(z, wabaId, deadline);
  const { ready, settled } = await prepared(templates, bundle, rows);
  if (rows.length > 0 && ready.length === 0) throw halted(z, wrongRows(settled));

  const { template } = await templates.get(String(inputData.template_id).trim());
  const uploads: SharedUploads = new Map();
  // A file that all of them need and cannot have stops the step before anything is sent.
  const files = mappedFiles(sharedFields(fieldsOf(template), inputData), inputData);
  if (ready.length > 0) {
    await upload(z, phoneNumberId, files, deadline.before(LEAST_SEND_TIME), { shared: uploads });
  }
  const batch = { wabaId, phoneNumberId, once, templates, uploads };
  const sent = await sendBatch(z, ready, batch, deadline);
  return batchOutput(template, [...settled, ...sent], once);
}) satisfies CreatePerform<typeof inputFields>;

/** Sends a template message to many, each once, with what does not fit into the time of a step handed back. */
export default defineCreate({
  key: 'send_template_batch',
  noun: 'Template Messages',
  display: {
    label: 'Send Template Message to Many',
    description: 'Sends a message from an approved template to up to 100 customers, each with own values.',
  },
  operation: {
    inputFields,
    inputFieldGroups: batchFieldGroups,
    perform,
    sample: { ...sendTemplateBatchSample },
    outputFields: [...outputFields<SendTemplateBatchOutput>(sendTemplateBatchOutputs), leftOverColumns],
  },
});
