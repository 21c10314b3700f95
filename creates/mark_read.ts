import { defineCreate, defineInputFields, type CreatePerform } from 'zapier-platform-core';
import { accountField, senderField } from '../api/steps/dropdowns.js';
import { given, isOn } from '../api/steps/given.js';
import { markRead } from '../api/graph-api/mark-read.js';
import { outputFields, type OutputsOf } from '../api/steps/output-fields.js';

const inputFields = defineInputFields([
  accountField,
  { ...senderField, label: 'Phone Number', helpText: 'The number of yours that the message came to.' },
  {
    key: 'message',
    label: 'Message',
    type: 'string',
    required: true,
    placeholder: 'wamid.HBgLMTY1…',
    helpText:
      'The Message ID of the New Message trigger. Earlier messages of the customer are marked as read with it; WhatsApp takes messages of the last 30 days.',
  },
  {
    key: 'show_typing',
    label: 'Show Typing',
    type: 'boolean',
    default: 'false',
    helpText:
      'The customer sees that you are typing, until you answer or 25 seconds are over. Switch it on only when an answer follows.',
  },
]);

type MarkReadOutput = {
  id: string;
  message_id: string;
  marked_as_read: boolean;
  typing_shown: boolean;
};

const outputs: OutputsOf<MarkReadOutput> = {
  id: 'ID',
  message_id: 'Message ID',
  marked_as_read: ['Marked as Read', 'boolean'],
  typing_shown: ['Typing Was Shown', 'boolean'],
};

const perform = (async (z, { inputData }): Promise<MarkReadOutput> => {
  const { message = '', sender = '' } = given({
    message: inputData.message,
    sender: inputData.phone_number_id,
  });
  const wrong = [
    ...(sender ? [] : ['“Phone Number” is empty. Choose one in the step.']),
    ...(/^wamid\.\S+$/.test(message) ? [] : [notAMessage]),
  ];
  if (wrong.length > 0) throw new z.errors.HaltedError(wrong.join('\n'));
  const typing = isOn(inputData.show_typing);
  await markRead(z, sender, message, typing);
  return { id: message, message_id: message, marked_as_read: true, typing_shown: typing };
}) satisfies CreatePerform<typeof inputFields>;

const notAMessage =
  '“Message” holds no Message ID. Map the Message ID of the New Message trigger: it begins with “wamid.”.';

/** Shows a customer that a message was read. */
export default defineCreate({
  key: 'mark_read',
  noun: 'Message',
  display: {
    label: 'Mark Message as Read',
    description: 'Shows a customer two blue ticks, and on request that you are typing.',
  },
  operation: {
    inputFields,
    perform,
    sample: {
      id: 'wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQUQyRTVDMkE1',
      message_id: 'wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQUQyRTVDMkE1',
      marked_as_read: true,
      typing_shown: false,
    } satisfies MarkReadOutput,
    outputFields: outputFields<MarkReadOutput>(outputs),
  },
});
