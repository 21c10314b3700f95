import { conversationOutput, conversationSample } from '../../../api/steps/conversation-output.js';
import { conversation, messageRecord } from '../../records.js';

test('the sample is what its own messages would give', () => {
  const { messages, transcript, ...sample } = conversationSample;
  const live = conversation({ ...sample, messages: messages.map((line) => messageRecord(line)) });
  expect(conversationOutput(live)).toEqual({ ...sample, transcript, messages });
});

test('a conversation without messages has an empty text', () => {
  expect(conversationOutput(conversation({ messages: [] }))).toMatchObject({ transcript: '', messages: [] });
});
