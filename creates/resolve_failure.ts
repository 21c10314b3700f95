import { defineCreate, defineInputFields, type CreatePerform, type ZObject } from 'zapier-platform-core';
import { choiceOf } from '../api/steps/choice.js';
import { accountField } from '../api/steps/dropdowns.js';
import { dealWith, dealWithAll } from '../api/hub-api/failures.js';
import { given } from '../api/steps/given.js';
import { outputFields } from '../api/steps/output-fields.js';
import { failureKinds } from '../whatsapp/failure.js';
import {
  allDealtWith,
  oneDealtWith,
  resolveFailureOutputs,
  resolveFailureSample,
  type ResolveFailureOutput,
} from './resolve-failure/output.js';

const MODE = 'What to Do';
const modes = {
  retry: 'Retry One Failure',
  ignore: 'Ignore One Failure',
  retry_all: 'Retry All of a Kind',
  ignore_all: 'Ignore All of a Kind',
};

const KIND = 'Kind of Failures';

const inputFields = defineInputFields([
  accountField,
  {
    key: 'mode',
    label: MODE,
    type: 'string',
    required: true,
    choices: { ...modes },
    helpText:
      'An event that is retried is delivered to its Zap again. A message that is retried is not sent by this step, but may be sent again: run its step again from the Zap history. Retry a message only if the customer did not get it.',
  },
  {
    key: 'failure',
    label: 'Failure',
    type: 'string',
    placeholder: '118',
    helpText: 'The Failure ID of the trigger “Failure Reported”. Needed to retry or ignore one failure.',
  },
  {
    key: 'kind',
    label: KIND,
    type: 'string',
    choices: failureKinds,
    helpText: 'Needed to retry or ignore all that are open. Leave it empty for one failure.',
  },
]);

const perform = (async (z, { inputData }): Promise<ResolveFailureOutput> => {
  const { waba_id: wabaId } = inputData;
  const mode = choiceOf(z, { label: MODE, choices: modes }, inputData.mode);
  switch (mode) {
    case 'retry':
    case 'ignore':
      return oneDealtWith(await dealWith(z, wabaId, failureIn(z, inputData.failure), mode));
    case 'retry_all':
    case 'ignore_all': {
      const kind = choiceOf(z, { label: KIND, choices: failureKinds }, inputData.kind);
      const what = mode === 'retry_all' ? 'retry' : 'ignore';
      return allDealtWith(kind, what, await dealWithAll(z, wabaId, kind, what));
    }
  }
}) satisfies CreatePerform<typeof inputFields>;

function failureIn(z: ZObject, written: unknown): string {
  const { failure = '' } = given({ failure: written });
  const id = String(failure);
  if (/^\d{1,15}$/.test(id)) return id;
  const what = id === '' ? 'is empty' : 'holds no Failure ID';
  throw new z.errors.HaltedError(
    `“Failure” ${what}. Map the Failure ID of “Failure Reported”: it is a number, and not its ID.`,
  );
}

/** Takes what failed for good off the failure list, so that a button in a chat is enough to deal with it. */
export default defineCreate({
  key: 'resolve_failure',
  noun: 'Failure',
  display: {
    label: 'Retry or Ignore Failure',
    description:
      'Delivers an event again that a Zap did not take, lets a message be sent again, or says that nothing has to be done.',
  },
  operation: {
    inputFields,
    perform,
    sample: { ...resolveFailureSample },
    outputFields: outputFields<ResolveFailureOutput>(resolveFailureOutputs),
  },
});
