import { randomUUID } from 'node:crypto';
import {
  defineCreate,
  defineInputFields,
  type Bundle,
  type CreatePerform,
  type PlainInputField,
  type ZObject,
} from 'zapier-platform-core';
import { accountField, senderField, templateNameField } from '../api/dropdowns.js';
import { template } from '../api/graph.js';
import { outputFields } from '../api/output-fields.js';
import { send } from '../api/send.js';
import { encodeCallbackData } from '../whatsapp/callback-data.js';
import { check } from '../whatsapp/template/check.js';
import { componentsOf } from '../whatsapp/template/components.js';
import { preview } from '../whatsapp/template/preview.js';
import { countryChoices } from './country-choices.js';
import { recipientOf } from './recipient.js';
import { sendTemplateOutputs, sendTemplateSample, type SendTemplateOutput } from './send-template-output.js';
import { templateFieldGroups, templateInputFields } from './template-fields.js';
import { whyNotSendable } from './template-state.js';

/** The fields of the chosen template, as it is now. */
const templateFields = async (z: ZObject, bundle: Bundle): Promise<PlainInputField[]> => {
  const id = bundle.inputData.template_id;
  return id ? templateInputFields(await template(z, String(id))) : [];
};

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
  {
    key: 'template_id',
    label: 'Template',
    type: 'string',
    required: true,
    dynamic: 'template_list.id.label',
    dependsOn: ['waba_id', 'template_name'],
    altersDynamicFields: true,
    helpText: 'Approved templates only. Once it is chosen, the fields it needs appear below.',
    group: 'message',
  },
  templateFields,
]);

const perform = (async (z, { inputData }): Promise<SendTemplateOutput> => {
  stopAt(z, emptyFields(inputData));
  const chosen = await template(z, inputData.template_id);
  stopAt(z, [whyNotSendable(chosen) ?? '']);

  const recipient = recipientOf(inputData.to, inputData.country);
  const problems = check(chosen, inputData).map(({ message }) => message);
  if (!recipient.ok) throw halted(z, [`“To”: ${recipient.reason}`, ...problems]);
  stopAt(z, problems);

  const { id, name, language } = chosen;
  const operation = randomUUID();
  const accepted = await send(z, inputData.phone_number_id, {
    recipient_type: 'individual',
    ...recipient.address,
    type: 'template',
    template: { name, language: { code: language }, components: componentsOf(chosen, inputData) },
    biz_opaque_callback_data: encodeCallbackData({
      operation,
      templateId: id,
      templateName: name,
      templateLanguage: language,
    }),
  });
  return {
    id: accepted.messageId,
    message_id: accepted.messageId,
    status: accepted.status,
    text: preview(chosen, inputData),
    recipient_phone: recipient.phone,
    recipient_wa_id: accepted.recipientWaId,
    recipient_user_id: accepted.recipientUserId,
    template_id: id,
    template_name: name,
    template_language: language,
    operation_id: operation,
  };
}) satisfies CreatePerform<typeof inputFields>;

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
