import { defineInputFields, defineTrigger, type InferInputData, type ZObject } from 'zapier-platform-core';
import { accountField, numberFilterField } from '../api/steps/dropdowns.js';
import { given, isOn } from '../api/steps/given.js';
import { outputFields } from '../api/steps/output-fields.js';
import type { EventFilter } from '../whatsapp/filter.js';
import {
  handoffOutput,
  handoffOutputs,
  handoffSample,
  type HandoffOutput,
} from './handoff-requested/output.js';
import { instantTrigger } from './instant-trigger.js';

const inputFields = defineInputFields([
  accountField,
  numberFilterField,
  {
    key: 'complaint_words',
    label: 'Complaint or Wish for a Person',
    type: 'boolean',
    default: 'true',
    helpText:
      'Starts the Zap when a customer writes words that complain or ask for a person, such as “refund” or “speak to somebody”, in the languages that the hub knows.',
  },
  {
    key: 'keywords',
    label: 'Own Keywords',
    type: 'string',
    list: true,
    helpText:
      'Further words for which a person is needed, one on each line. Capital letters and accents make no difference.',
  },
  {
    key: 'more_than',
    label: 'More Messages Than',
    type: 'integer',
    default: '6',
    helpText:
      'Starts the Zap when a customer has written more messages than this in one conversation. The next message begins a new conversation when it was resolved, or when everything was answered and the customer had not written for 24 hours. Leave it empty if the number does not matter.',
  },
  {
    key: 'unanswered_seconds',
    label: 'Unanswered for (Seconds)',
    type: 'integer',
    helpText:
      'Starts the Zap when a customer has waited this long for an answer, for example 300 for five minutes. Leave it empty if the time does not matter.',
  },
]);

/** @throws a sentence when nothing was given that could start the Zap, or a number is none. */
function filterOf(inputData: InferInputData<typeof inputFields>, z: ZObject): EventFilter {
  const conditions = given({
    handoff_complaint_words: isOn(inputData.complaint_words) || undefined,
    handoff_keywords: inputData.keywords,
    handoff_more_than: wholeNumber(z, 'More Messages Than', inputData.more_than),
    handoff_unanswered_seconds: wholeNumber(z, 'Unanswered for (Seconds)', inputData.unanswered_seconds),
  });
  if (Object.keys(conditions).length === 0) throw new z.errors.HaltedError(noCondition);
  return { ...given({ phone_number_id: inputData.phone_number_id }), ...conditions };
}

const noCondition =
  'This Zap would never start: no condition is given under which a conversation needs a person. Open the trigger and switch on “Complaint or Wish for a Person”, or fill in “Own Keywords”, “More Messages Than” or “Unanswered for (Seconds)”.';

function wholeNumber(z: ZObject, label: string, written: unknown): number | undefined {
  const { text } = given({ text: String(written ?? '') });
  if (!text) return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new z.errors.HaltedError(
    `“${label}” must be a whole number of 1 or more. Open the trigger and correct it, or leave it empty.`,
  );
}

const functions = instantTrigger({
  event: 'handoff',
  filterOf,
  itemOf: (event, _z, { meta }) => handoffOutput(event, meta?.timezone),
});

/** Starts a Zap when a conversation needs a person. */
export default defineTrigger({
  key: 'handoff_requested',
  noun: 'Handoff',
  display: {
    label: 'Conversation Needs a Person',
    description:
      'Triggers when a conversation needs a person: after a complaint, after many messages, or when nobody answers.',
  },
  operation: {
    type: 'hook',
    inputFields,
    ...functions,
    sample: { ...handoffSample },
    outputFields: outputFields<HandoffOutput>(handoffOutputs),
  },
});
