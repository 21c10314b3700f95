import {
  defineCreate,
  defineInputFields,
  type Bundle,
  type CreatePerform,
  type ZObject,
} from 'zapier-platform-core';
import { Deadline } from '../api/deadline.js';
import { accountField } from '../api/steps/dropdowns.js';
import { tellReview } from '../api/hub-api/template-review.js';
import { outputFields } from '../api/steps/output-fields.js';
import { uploadedSamples } from '../api/graph-api/template-sample.js';
import { findTemplates } from '../api/graph-api/template-search.js';
import { LEAST_SUBMISSION_TIME, submit, type Submitted } from '../api/graph-api/template-submission.js';
import { languageChoices } from '../whatsapp/language.js';
import { creationOf, type TemplateDraft } from '../whatsapp/template-draft.js';
import { lint } from '../whatsapp/template-lint.js';
import {
  createTemplateOutputs,
  createTemplateSample,
  type CreateTemplateOutput,
} from './create-template/output.js';
import { draftFieldGroups, draftFields } from './create-template/fields.js';
import { draftOfInput } from './create-template/draft-of-input.js';
import { samplesOf, withHandles } from './create-template/samples.js';

const languages: Record<string, string> = { ...languageChoices };

const inputFields = defineInputFields([
  { ...accountField, group: 'template' },
  {
    key: 'name',
    label: 'Name',
    type: 'string',
    required: true,
    placeholder: 'order_ready',
    helpText: 'Small letters, digits and underscores. Customers do not see it.',
    group: 'template',
  },
  {
    key: 'language',
    label: 'Language',
    type: 'string',
    required: true,
    choices: languages,
    helpText: 'The language of the text. Make a template of the same name for each further language.',
    group: 'template',
  },
  {
    key: 'category',
    label: 'Category',
    type: 'string',
    required: true,
    choices: { utility: 'Utility', marketing: 'Marketing', authentication: 'Authentication' },
    altersDynamicFields: true,
    helpText:
      'Utility is for something the customer ordered or asked for; all that advertises is Marketing. Meta rejects templates in the wrong one.',
    group: 'template',
  },
  (_z: ZObject, { inputData }: Bundle) =>
    draftFields(wordOf(inputData.category), wordOf(inputData.header_kind)),
  {
    key: 'ttl_seconds',
    label: 'Time to Live (Seconds)',
    type: 'integer',
    helpText:
      'How many seconds WhatsApp tries to deliver a message of this template. Leave it empty for Meta’s own choice.',
    group: 'review',
  },
  {
    key: 'on_warnings',
    label: 'If There Are Warnings',
    type: 'string',
    choices: { submit: 'Submit', stop: 'Stop' },
    default: 'submit',
    helpText:
      'A warning tells what Meta may reject. Mistakes that Meta always refuses stop the step in any case.',
    group: 'review',
  },
]);

const perform = (async (z, bundle): Promise<CreateTemplateOutput> => {
  const { inputData } = bundle;
  const wabaId = inputData.waba_id;
  const deadline = new Deadline();
  const preparation = deadline.before(LEAST_SUBMISSION_TIME);
  const draft = draftOfInput(inputData);
  const existing = draft.name ? await findTemplates(z, wabaId, { name: draft.name }, preparation) : [];
  const { errors, warnings } = lint(draft, existing);
  if (errors.length > 0) throw stopped(z, errors);
  if (warnings.length > 0 && wordOf(inputData.on_warnings) === 'stop') throw stopped(z, warnings);

  const handles = await uploadedSamples(z, bundle, samplesOf(draft), preparation);
  const submittedAt = new Date();
  const submitted = await submit(z, wabaId, creationOf(withHandles(draft, handles)), deadline);
  const review = {
    waba_id: wabaId,
    template_id: submitted.id,
    submitted_at: submittedAt.toISOString(),
    status: submitted.status,
  };
  const untold = await tellReview(z, review, deadline);
  return {
    id: submitted.id,
    name: draft.name,
    language: draft.language,
    status: submitted.status.toLowerCase(),
    category: submitted.category.toLowerCase(),
    category_was_changed: wordOf(submitted.category) !== wordOf(draft.category),
    warnings: warnings.map(({ message }) => message).join('\n') || null,
    review_is_timed: untold === null,
    note: [...notesOf(submitted, draft), untold].filter(Boolean).join(' ') || null,
  };
}) satisfies CreatePerform<typeof inputFields>;

/** What is wrong is the draft, not the Zap: it stays on. */
function stopped(z: ZObject, problems: { message: string }[]): Error {
  const all = problems.map(({ message }) => message);
  return new z.errors.HaltedError(['The template was not submitted:', ...all].join('\n'));
}

function notesOf({ status, category }: Submitted, draft: TemplateDraft): string[] {
  return [
    ...(wordOf(status) === 'rejected'
      ? ['Meta rejected it at once. The step “Find Template” gives the reason.']
      : []),
    ...(wordOf(category) === wordOf(draft.category)
      ? []
      : [`Meta put it into the category ${wordOf(category)}, which has its own price and rules.`]),
  ];
}

function wordOf(value: unknown): string {
  return String(value ?? '')
    .trim()
    .toLowerCase();
}

/** Submits a template for review, after checking what can be known before. */
export default defineCreate({
  key: 'create_template',
  noun: 'Template',
  display: {
    label: 'Create Template',
    description: 'Submits a new message template to Meta for review.',
  },
  operation: {
    inputFields,
    inputFieldGroups: draftFieldGroups,
    perform,
    sample: { ...createTemplateSample },
    outputFields: outputFields<CreateTemplateOutput>(createTemplateOutputs),
  },
});
