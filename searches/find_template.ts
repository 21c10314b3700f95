import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';
import { accountField } from '../api/steps/dropdowns.js';
import { given } from '../api/steps/given.js';
import { outputFields } from '../api/steps/output-fields.js';
import { findTemplates } from '../api/graph-api/template-search.js';
import { languageChoices, languageCode } from '../whatsapp/language.js';
import { templateItem, type ListedTemplate, type TemplateItem } from '../whatsapp/template-item.js';
import { nameAsMetaWrites } from './template-name.js';
import { templateOutputs, templateSample } from './find-template/output.js';

/** More than anybody looks through, and few enough for what a step may hand over. */
const MOST = 100;

const languages: Record<string, string> = { ...languageChoices };

const inputFields = defineInputFields([
  accountField,
  {
    key: 'name',
    label: 'Name',
    type: 'string',
    placeholder: 'order_confirmation',
    helpText: 'The name or a part of it. A template with exactly this name comes first.',
  },
  {
    key: 'language',
    label: 'Language',
    type: 'string',
    choices: languages,
    helpText: 'Leave it empty for any language.',
  },
  {
    key: 'status',
    label: 'Status',
    type: 'string',
    choices: {
      approved: 'Approved',
      pending: 'In Review',
      rejected: 'Rejected',
      paused: 'Paused',
      disabled: 'Disabled',
      in_appeal: 'In Appeal',
      archived: 'Archived',
      limit_exceeded: 'Limit Reached',
      pending_deletion: 'Being Deleted',
    },
    helpText: 'Leave it empty for any status; approved ones then come first.',
  },
  {
    key: 'category',
    label: 'Category',
    type: 'string',
    choices: { utility: 'Utility', marketing: 'Marketing', authentication: 'Authentication' },
  },
]);

const perform = (async (z, { inputData }): Promise<TemplateItem[]> => {
  const { name, language, status, category } = given({
    name: inputData.name,
    language: inputData.language,
    status: inputData.status,
    category: inputData.category,
  });
  // A search for nothing would find any template at all, and the Zap would go on with it.
  if (!name && !language && !status && !category) {
    throw new z.errors.HaltedError(
      'There is nothing to search for: name, language, status and category are all empty. Fill in at least one of them.',
    );
  }
  const written = name && nameAsMetaWrites(name);
  const found = await findTemplates(z, inputData.waba_id, {
    name: written,
    language: language && languageCode(language),
    status,
    category,
  });
  return found
    .sort((one, other) => rank(one, written) - rank(other, written))
    .slice(0, MOST)
    .map(templateItem);
}) satisfies SearchPerform<typeof inputFields>;

/** The exact name comes first, then what can be sent; Meta's own order is kept otherwise. */
function rank({ name, status }: ListedTemplate, wanted: string | undefined): number {
  return (name === wanted ? 0 : 2) + (status === 'APPROVED' ? 0 : 1);
}

/** Finds a template in any state, with the reason when it was rejected. */
export default defineSearch({
  key: 'find_template',
  noun: 'Template',
  display: {
    label: 'Find Template',
    description: 'Finds a template by its name, language, status or category.',
  },
  operation: {
    inputFields,
    perform,
    sample: { ...templateSample },
    outputFields: outputFields<TemplateItem>(templateOutputs),
  },
});
