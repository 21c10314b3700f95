import {
  defineInputFields,
  defineTrigger,
  type InferInputData,
  type WebhookTriggerPerform,
  type WebhookTriggerPerformList,
  type WebhookTriggerPerformSubscribe,
} from 'zapier-platform-core';
import { accountField } from '../api/dropdowns.js';
import { given } from '../api/given.js';
import { outputFields } from '../api/output-fields.js';
import { eventsIn, latest, subscribe, unsubscribe, type Wish } from '../api/subscription.js';
import { failureKinds } from '../whatsapp/failure.js';
import { failureOutput, failureOutputs, failureSample, type FailureOutput } from './failure-output.js';

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

function wishOf(inputData: InferInputData<typeof inputFields>): Wish<'failure'> {
  return {
    wabaId: inputData.waba_id,
    event: 'failure',
    filter: given({ failure_kinds: inputData.kinds }),
  };
}

const perform = (async (_z, bundle) => {
  return eventsIn(bundle.cleanedRequest, 'failure').map(failureOutput);
}) satisfies WebhookTriggerPerform<typeof inputFields>;

const performList = (async (z, bundle) => {
  return (await latest(z, bundle, wishOf(bundle.inputData))).map(failureOutput);
}) satisfies WebhookTriggerPerformList<typeof inputFields>;

const performSubscribe = ((z, bundle) => {
  return subscribe(z, bundle, wishOf(bundle.inputData));
}) satisfies WebhookTriggerPerformSubscribe<typeof inputFields>;

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
    perform,
    performList,
    performSubscribe,
    performUnsubscribe: unsubscribe,
    sample: { ...failureSample },
    outputFields: outputFields<FailureOutput>(failureOutputs),
  },
});
