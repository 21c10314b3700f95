import { defineCreate, defineInputFields, type CreatePerform } from 'zapier-platform-core';
import { contactCountryField, recipientField } from '../api/steps/contact-field.js';
import { Deadline } from '../api/deadline.js';
import { accountField, senderField, templateField, templateNameField } from '../api/steps/dropdowns.js';
import { outputFields } from '../api/steps/output-fields.js';
import type { SentOnce } from '../api/send-once.js';
import { notesText } from '../mappings/notes.js';
import { crmMappingField } from './crm-mapping/choice.js';
import { contactFields } from './crm-mapping/contact.js';
import { crmFieldGroups } from './crm-mapping/fields.js';
import { mappingOutputs, mappingSample, type MappingOutput } from './crm-mapping/output.js';
import { mappedIn } from './crm-mapping/reading.js';
import { recipientIn } from './crm-mapping/recipient.js';
import { templateTakes, wantedLanguage } from './template-message/crm-decisions.js';
import { sendTemplateOutputs, sendTemplateSample, type SendTemplateOutput } from './send-template/output.js';
import { chosenTemplateFields, templateFieldGroups } from './template-message/fields.js';
import { knownMessage, problemsNow } from './template-message/known-message.js';
import type { TemplateMessage } from './template-message/message.js';
import { sendTemplateOnce, type TemplateSend } from './template-message/once.js';
import { Templates } from './template-message/templates.js';
import { onceFields, onceOptionsOf } from './sending/options.js';
import { onceOutput, onceOutputs, onceSample, type OnceOutput } from './sending/output.js';
import { emptyFields, halted, stopAt } from './sending/problems.js';

const inputFields = defineInputFields([
  { ...accountField, group: 'message' },
  { ...senderField, group: 'message' },
  { ...crmMappingField, group: 'message' },
  contactFields(templateTakes, 'message', recipientField),
  { ...contactCountryField, group: 'message' },
  { ...templateNameField, group: 'message' },
  { ...templateField, group: 'message' },
  chosenTemplateFields,
  ...onceFields,
]);

type Output = SendTemplateOutput & MappingOutput & OnceOutput;

const perform = (async (z, bundle): Promise<Output> => {
  const { inputData } = bundle;
  stopAt(z, emptyFields(inputData, [accountField, senderField, templateField]));
  const deadline = new Deadline();
  const mapped = mappedIn(bundle, templateTakes);
  const wabaId = String(inputData.waba_id).trim();
  const templates = new Templates(z, wabaId, deadline);
  const known = await knownMessage(templates, bundle, mapped, wantedLanguage(mapped, inputData));
  const { message } = known;
  const recipient = recipientIn(inputData, mapped, recipientField.label);
  const once = onceOptionsOf(inputData);
  const problems = [...message.problems, ...once.problems];
  if (!recipient.ok) throw halted(z, [recipient.reason, ...problems]);
  stopAt(z, problems);

  const send: TemplateSend = {
    wabaId,
    phoneNumberId: inputData.phone_number_id,
    address: recipient.address,
    message,
    crm: mapped?.crm ?? null,
    once: once.options,
    whenRefused: async (code) => stopAt(z, await problemsNow(templates, bundle, known, mapped, code)),
  };
  const { sent, text } = await sendTemplateOnce(z, bundle, send, deadline);
  const notes = [...recipient.notes, ...known.notes];
  return output(sent, text, message, recipient.phone, notesText(notes));
}) satisfies CreatePerform<typeof inputFields>;

function output(
  sent: SentOnce,
  text: string,
  { template }: TemplateMessage,
  phone: string | null,
  mappingNotes: string | null,
): Output {
  const { accepted, messageId, operation, status } = sent;
  return {
    id: messageId ?? operation,
    message_id: messageId,
    status,
    text,
    recipient_phone: phone,
    recipient_wa_id: accepted?.recipientWaId ?? null,
    recipient_user_id: accepted?.recipientUserId ?? null,
    template_id: template.id,
    template_name: template.name,
    template_language: template.language,
    template_category: template.category,
    operation_id: operation,
    mapping_notes: mappingNotes,
    ...onceOutput(sent),
  };
}

/** Sends a template message. */
export default defineCreate({
  key: 'send_template',
  noun: 'Template Message',
  display: {
    label: 'Send Template Message',
    description: 'Sends a message from an approved template.',
  },
  operation: {
    inputFields,
    inputFieldGroups: [...templateFieldGroups, ...crmFieldGroups],
    perform,
    sample: { ...sendTemplateSample, ...mappingSample, ...onceSample },
    outputFields: outputFields<Output>({ ...sendTemplateOutputs, ...mappingOutputs, ...onceOutputs }),
  },
});
