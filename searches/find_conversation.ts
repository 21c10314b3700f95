import { defineInputFields, defineSearch, type SearchPerform, type ZObject } from 'zapier-platform-core';
import { contactCountryField, contactField, contactKey } from '../api/steps/contact-field.js';
import { contactConversations } from '../api/hub-api/contacts.js';
import {
  conversationOutput,
  conversationOutputs,
  conversationSample,
  type ConversationOutput,
} from '../api/steps/conversation-output.js';
import { accountField, numberFilterField } from '../api/steps/dropdowns.js';
import { given } from '../api/steps/given.js';
import { outputFields } from '../api/steps/output-fields.js';

const MESSAGES = 'Last Messages';
const USUAL_MESSAGES = 20;
/** As many as the hub gives at once. */
const MOST_MESSAGES = 100;

const inputFields = defineInputFields([
  accountField,
  contactField,
  contactCountryField,
  numberFilterField,
  {
    key: 'messages',
    label: MESSAGES,
    type: 'integer',
    default: String(USUAL_MESSAGES),
    helpText: `How many messages to give, up to ${MOST_MESSAGES}. The transcript tells their times in the time zone of your Zapier account.`,
  },
]);

const perform = (async (z, { inputData, meta }): Promise<ConversationOutput[]> => {
  const key = contactKey(z, inputData);
  const { phone_number_id } = given({ phone_number_id: inputData.phone_number_id });
  const query = { phone_number_id, messages: messagesOf(z, inputData.messages) };
  const found = await contactConversations(z, inputData.waba_id, key, query);
  return (found ?? []).map((conversation) => conversationOutput(conversation, meta?.timezone));
}) satisfies SearchPerform<typeof inputFields>;

function messagesOf(z: ZObject, written: unknown): number {
  const text = String(written ?? '').trim();
  const number = text === '' ? USUAL_MESSAGES : Number(text);
  if (Number.isInteger(number) && number >= 0) return Math.min(number, MOST_MESSAGES);
  throw new z.errors.HaltedError(`“${MESSAGES}” must be a whole number from 0 to ${MOST_MESSAGES}.`);
}

/** Finds what a contact and the business wrote to each other, the number with the latest message first. */
export default defineSearch({
  key: 'find_conversation',
  noun: 'Conversation',
  display: {
    label: 'Find Conversation',
    description: 'Finds a conversation with a contact, with its last messages and a transcript.',
  },
  operation: {
    inputFields,
    perform,
    sample: { ...conversationSample },
    outputFields: outputFields<ConversationOutput>(conversationOutputs),
  },
});
