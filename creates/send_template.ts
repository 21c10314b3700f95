import { randomUUID } from 'node:crypto';
import {
  defineCreate,
  defineInputFields,
  type Bundle,
  type CreatePerform,
  type ZObject,
} from 'zapier-platform-core';
import { Deadline } from '../api/deadline.js';
import { accountField, senderField, templateField, templateNameField } from '../api/dropdowns.js';
import { outputFields } from '../api/output-fields.js';
import { currentTemplate, knownTemplate } from '../api/template.js';
import { encodeCallbackData } from '../whatsapp/callback-data.js';
import { countryChoices } from '../whatsapp/phone/country.js';
import { recipientOf } from './send-template/recipient.js';
import { sendTemplateOutputs, sendTemplateSample, type SendTemplateOutput } from './send-template/output.js';
import { chosenTemplateFields, templateFieldGroups } from './send-template/fields.js';
import { messageOf, type TemplateMessage } from './send-template/message.js';
import { sendTemplate } from './send-template/sending.js';

const inputFields = defineInputFields([
  { ...accountField, group: 'message' },
  { ...senderField, group: 'message' },
  {
    key: 'to',
    label: 'To',
    type: 'string',
    required: true,
    placeholder: '+44 7400 123456',
    helpText: 'The customer’s phone number, written in any way, or the user ID that a message came from.',
    group: 'message',
  },
  {
    key: 'country',
    label: 'Country for Numbers Without a Prefix',
    type: 'string',
    choices: countryChoices,
    helpText: 'Needed only when numbers come without a country prefix, as in 07400 123456.',
    group: 'message',
  },
  { ...templateNameField, group: 'message' },
  { ...templateField, group: 'message' },
  chosenTemplateFields,
]);

const perform = (async (z, bundle): Promise<SendTemplateOutput> => {
  const { inputData } = bundle;
  stopAt(z, emptyFields(inputData));
  const deadline = new Deadline();
  const known = await knownMessage(z, bundle, String(inputData.template_id).trim(), deadline);
  const { template, problems } = known.message;
  const recipient = recipientOf(inputData.to, inputData.country);
  if (!recipient.ok) throw halted(z, [`“To”: ${recipient.reason}`, ...problems]);
  stopAt(z, problems);

  const operation = randomUUID();
  const { id, name, language, category } = template;
  const address = {
    ...recipient.address,
    biz_opaque_callback_data: encodeCallbackData({
      operation,
      templateId: id,
      templateName: name,
      templateLanguage: language,
    }),
  };
  const { sent, text } = await sendTemplate(z, inputData.phone_number_id, known.message, address, deadline);
  if (!sent.ok) {
    // A template from memory may have changed since: held against it as it is now, the message may have a problem.
    if (known.remembered && isTemplateRefusal(sent.code)) {
      stopAt(z, messageOf(await currentTemplate(z, id, deadline), bundle).problems);
    }
    throw sent.refusal;
  }
  const { messageId, status, recipientWaId, recipientUserId } = sent.accepted;
  return {
    id: messageId,
    message_id: messageId,
    status,
    text,
    recipient_phone: recipient.phone,
    recipient_wa_id: recipientWaId,
    recipient_user_id: recipientUserId,
    template_id: id,
    template_name: name,
    template_language: language,
    template_category: category,
    operation_id: operation,
  };
}) satisfies CreatePerform<typeof inputFields>;

/** The message for the template as Zapier's memory has it, or as it is now when that one does not fit. */
async function knownMessage(
  z: ZObject,
  bundle: Bundle,
  id: string,
  deadline: Deadline,
): Promise<{ message: TemplateMessage; remembered: boolean }> {
  const { template, remembered } = await knownTemplate(z, id, deadline);
  const message = messageOf(template, bundle);
  if (!remembered || message.problems.length === 0) return { message, remembered };
  return { message: messageOf(await currentTemplate(z, id, deadline), bundle), remembered: false };
}

/** Cloud API: 132000 to 132999 speak of the template and its values. */
function isTemplateRefusal(code: number | null): boolean {
  return code !== null && code >= 132000 && code <= 132999;
}

/** A required field is empty all the same when what was mapped to it is. */
function emptyFields(inputData: Record<string, unknown>): string[] {
  return [senderField.key, 'template_id']
    .filter((key) => !String(inputData[key] ?? '').trim())
    .map(
      (key) =>
        `“${key === 'template_id' ? 'Template' : senderField.label}” is empty. Choose one in the step.`,
    );
}

/** Stops the run with everything that is wrong at once; does nothing when nothing is. */
function stopAt(z: ZObject, problems: string[]): void {
  const real = problems.filter(Boolean);
  if (real.length > 0) throw halted(z, real);
}

/** The user's mistake, not the Zap's: the Zap stays on. */
function halted(z: ZObject, problems: string[]): Error {
  return new z.errors.HaltedError(problems.join('\n'));
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
    inputFieldGroups: templateFieldGroups,
    perform,
    sample: { ...sendTemplateSample },
    outputFields: outputFields<SendTemplateOutput>(sendTemplateOutputs),
  },
});
