import { defineCreate, defineInputFields, type CreatePerform } from 'zapier-platform-core';
import { choiceOf } from '../api/steps/choice.js';
import { contactCountryField, recipientField } from '../api/steps/contact-field.js';
import { Deadline } from '../api/deadline.js';
import { accountField, senderField, templateField } from '../api/steps/dropdowns.js';
import { outputFields } from '../api/steps/output-fields.js';
import { serviceWindow, type ServiceWindow } from '../api/hub-api/service-window.js';
import { notesText } from '../mappings/notes.js';
import { crmMappingField } from './crm-mapping/choice.js';
import { mappedIn } from './crm-mapping/reading.js';
import { recipientIn } from './crm-mapping/recipient.js';
import { closedSentence, whatToDo, windowNote } from './send-message/closed-window.js';
import { contentOf, fallbackContent } from './send-message/content.js';
import { recipientFields, takesOf } from './send-message/crm.js';
import {
  fallbackFields,
  messageFieldGroups,
  messageFields,
  typeField,
  windowField,
} from './send-message/fields.js';
import { messageOf } from './send-message/message.js';
import { sendMessageOutputs, sendMessageSample, type SendMessageOutput } from './send-message/output.js';
import { sendFallback, sendFreely, takenEarlier, type Send, type Taken } from './send-message/sending.js';
import { customerOf } from './template-message/recipient.js';
import { onceFields, onceOptionsOf } from './sending/options.js';
import { onceOutput } from './sending/output.js';
import { emptyFields, halted } from './sending/problems.js';

const inputFields = defineInputFields([
  { ...accountField, group: 'message' },
  { ...senderField, group: 'message' },
  { ...crmMappingField, group: 'message' },
  recipientFields,
  { ...contactCountryField, group: 'message' },
  { ...typeField, choices: { ...typeField.choices } },
  messageFields,
  { ...windowField, choices: { ...windowField.choices } },
  fallbackFields,
  ...onceFields,
]);

const perform = (async (z, bundle): Promise<SendMessageOutput> => {
  const { inputData, meta } = bundle;
  const type = choiceOf(z, typeField, inputData.message_type, typeField.default);
  const ifClosed = choiceOf(z, windowField, inputData.if_window_closed, windowField.default);
  const hasFallback = ifClosed === 'template';
  const deadline = new Deadline();
  const message = messageOf(type, inputData);
  const mapped = mappedIn(bundle, takesOf(inputData));
  const recipient = recipientIn(inputData, mapped, recipientField.label);
  const { options: once, problems } = onceOptionsOf(inputData);
  const wrong = [
    ...emptyFields(inputData, [accountField, senderField, ...(hasFallback ? [templateField] : [])]),
    ...(recipient.ok ? [] : [recipient.reason]),
    ...('problems' in message ? message.problems : []),
    ...problems,
  ];
  if (wrong.length > 0 || !recipient.ok || 'problems' in message) throw halted(z, wrong);

  const { address } = recipient;
  const { phone_number_id: phoneNumberId, waba_id: wabaId } = inputData;
  const window = await serviceWindow(z, { wabaId, phoneNumberId, customer: customerOf(address) });
  const content = contentOf(message, hasFallback ? fallbackContent(inputData, mapped) : null);
  const send: Send = { wabaId, phoneNumberId, address, message, content, mapped, hasFallback, once };
  if (window.state !== 'closed' || ifClosed === 'send') {
    const taken = await sendFreely(z, bundle, send, deadline);
    return output(taken, type, recipient, window, meta?.timezone);
  }
  // While the window was open, an earlier run may have sent the message.
  const taken = await takenEarlier(z, bundle, send, deadline);
  if (taken) return output(taken, type, recipient, window, meta?.timezone);
  if (!hasFallback) throw halted(z, [`${closedSentence(window.endsAt, meta?.timezone)} ${whatToDo}`]);
  const instead = await sendFallback(z, bundle, send, deadline);
  return output(instead, type, recipient, window, meta?.timezone);
}) satisfies CreatePerform<typeof inputFields>;

function output(
  { sent, template, text, notes }: Taken,
  type: string,
  recipient: { phone: string | null; notes: string[] },
  window: ServiceWindow,
  timezone: string | null | undefined,
): SendMessageOutput {
  const { accepted, messageId, operation, status } = sent;
  const sentAs = sent.type === 'template' ? 'template' : 'message';
  return {
    id: messageId ?? operation,
    message_id: messageId,
    status,
    sent_as: sentAs,
    message_type: sentAs === 'template' ? sentAs : type,
    text,
    recipient_phone: recipient.phone,
    recipient_wa_id: accepted?.recipientWaId ?? null,
    recipient_user_id: accepted?.recipientUserId ?? null,
    service_window: window.state,
    window_ends_at: window.state === 'unknown' ? null : window.endsAt,
    window_note: sent.alreadySent ? null : windowNote(window, sentAs, timezone),
    template_id: template?.id ?? null,
    template_name: template?.name ?? null,
    template_language: template?.language ?? null,
    template_category: template?.category ?? null,
    operation_id: operation,
    mapping_notes: notesText([...recipient.notes, ...notes]),
    ...onceOutput(sent),
  };
}

/** Sends a message of any kind while the customer's service window is open; outside it a template, if wanted. */
export default defineCreate({
  key: 'send_message',
  noun: 'Message',
  display: {
    label: 'Send Message',
    description:
      'Sends a text, a file, buttons, a list or another message to a customer who wrote within the last 24 hours.',
  },
  operation: {
    inputFields,
    inputFieldGroups: messageFieldGroups,
    perform,
    sample: { ...sendMessageSample },
    outputFields: outputFields<SendMessageOutput>(sendMessageOutputs),
  },
});
