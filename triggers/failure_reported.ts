import { defineInputFields, defineTrigger, type InferInputData } from 'zapier-platform-core';
import { accountField } from '../api/steps/dropdowns.js';
import {
  failureOutput,
  failureOutputs,
  failureSample,
  type FailureOutput,
} from '../api/steps/failure-output.js';
import { given } from '../api/steps/given.js';
import { outputFields } from '../api/steps/output-fields.js';
import { failureKinds } from '../whatsapp/failure.js';
import { instantTrigger } from './instant-trigger.js';

const inputFields = defineInputFields([
  accountField,
  {
    key: 'kinds',
    label: 'Kinds of Failures',
    type: 'string',
    list: true,
    choices: failureKinds,
    helpText:
      'Leave it empty for both. A failure that nobody dealt with for a day starts the Zap a second time; “Escalated” is true then.',
  },
]);

type Inputs = InferInputData<typeof inputFields>;

const functions = instantTrigger({
  event: 'failure',
  filterOf: ({ kinds }: Inputs) => given({ failure_kinds: kinds }),
  itemOf: failureOutput,
});

/** Starts a Zap when a person has to look at something that failed for good. */
export default defineTrigger({
  key: 'failure_reported',
  noun: 'Failure',
  display: {
    label: 'Failure Reported',
    description:
      'Triggers when a message was not sent for good, when a Zap did not take an event, or when nobody dealt with either for a day.',
  },
  operation: {
    type: 'hook',
    inputFields,
    ...functions,
    sample: { ...failureSample },
    outputFields: outputFields<FailureOutput>(failureOutputs),
  },
});
