import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { accountField } from '../api/steps/dropdowns.js';
import { given } from '../api/steps/given.js';
import { findMessage } from '../api/hub-api/messages.js';
import { outputFields } from '../api/steps/output-fields.js';
import type { MessageRecord } from '../whatsapp/message-record.js';
import { messageRecordOutputs, messageRecordSample } from './find-message/output.js';

const inputFields = defineInputFields([
  accountField,
  {
    key: 'message',
    label: 'Message',
    type: 'string',
    required: true,
    placeholder: 'wamid.…',
    helpText: 'The Message ID that an earlier step gave, of a message from or to a customer.',
  },
]);

const perform = (async (z, { inputData }): Promise<MessageRecord[]> => {
  const { message } = given({ message: inputData.message });
  if (!message) {
    throw new z.errors.HaltedError('“Message” is empty. Map the Message ID of an earlier step to it.');
  }
  const found = await findMessage(z, inputData.waba_id, message);
  return found ? [found] : [];
}) satisfies SearchPerform<typeof inputFields>;

/** Finds a message, with how far it got. */
export default defineSearch({
  key: 'find_message',
  noun: 'Message',
  display: {
    label: 'Find Message',
    description: 'Finds a message by its ID, with its status and when it was delivered and read.',
  },
  operation: {
    inputFields,
    perform,
    sample: { ...messageRecordSample },
    outputFields: outputFields<MessageRecord>(messageRecordOutputs),
  },
});
