import { defineCreate, defineInputFields, type CreatePerform, type ZObject } from 'zapier-platform-core';
import { choiceOf } from '../api/steps/choice.js';
import { accountField, numberFilterField } from '../api/steps/dropdowns.js';
import { given, isOn } from '../api/steps/given.js';
import { keywordMatches, keywordMatchField } from '../api/steps/keyword-match-field.js';
import { outputFields } from '../api/steps/output-fields.js';
import { putTagRule, tryTagRule, type TagRuleDraft } from '../api/hub-api/tag-rules.js';
import { tagName } from '../whatsapp/tags.js';
import {
  savedRule,
  saveTagRuleOutputs,
  saveTagRuleSample,
  triedRule,
  type SaveTagRuleOutput,
} from './save-tag-rule/output.js';

/** How far back a trial looks. */
const TRIAL_DAYS = 30;

const inputFields = defineInputFields([
  accountField,
  {
    key: 'tag',
    label: 'Tag',
    type: 'string',
    dynamic: 'tag_list.id.name',
    dependsOn: ['waba_id'],
    required: true,
    helpText:
      'The tag that the rule gives. The rule for the same tag and number, if there is one, is replaced.',
  },
  {
    key: 'keywords',
    label: 'Keywords',
    type: 'string',
    list: true,
    helpText: 'One on each line; any of them gives the tag. Capital letters and accents make no difference.',
  },
  keywordMatchField,
  {
    key: 'payloads',
    label: 'Button Payloads',
    type: 'string',
    list: true,
    helpText:
      'Payloads of quick reply buttons, or IDs of list options, exactly as they are; tapping any of them gives the tag too.',
  },
  numberFilterField,
  {
    key: 'on',
    label: 'Is On',
    type: 'boolean',
    default: 'true',
    helpText: 'A rule that is off is kept and does nothing.',
  },
  {
    key: 'only_try',
    label: 'Only Try It',
    type: 'boolean',
    default: 'false',
    helpText: `Saves nothing. The step tells whom the rule would have tagged in the last ${TRIAL_DAYS} days, with examples, so that you can judge it first.`,
  },
]);

const perform = (async (z, { inputData }): Promise<SaveTagRuleOutput> => {
  const filled = given({ ...inputData });
  const rule: TagRuleDraft = {
    tag: oneTag(z, filled.tag),
    keywords: listOf(filled.keywords),
    keyword_match: choiceOf(
      z,
      { label: keywordMatchField.label, choices: keywordMatches },
      filled.keyword_match,
      'contains',
    ),
    payloads: listOf(filled.payloads),
    phone_number_id: filled.phone_number_id ?? '',
    on: filled.on === undefined || isOn(filled.on),
  };
  if (rule.keywords.length + rule.payloads.length === 0) throw new z.errors.HaltedError(nothingToLookFor);
  if (isOn(filled.only_try)) {
    return triedRule(rule, await tryTagRule(z, inputData.waba_id, rule, TRIAL_DAYS));
  }
  return savedRule(await putTagRule(z, inputData.waba_id, rule));
}) satisfies CreatePerform<typeof inputFields>;

const nothingToLookFor =
  '“Keywords” and “Button Payloads” are both empty, so the rule would never give its tag. Fill in at least one of them.';

/** The CRMs divide several tags at a semicolon, so that no tag may hold one. */
function oneTag(z: ZObject, written: string | undefined): string {
  const tag = tagName(written ?? '');
  if (tag === '') throw new z.errors.HaltedError('“Tag” is empty. Type the tag that the rule gives.');
  if (!/[;；]/.test(tag)) return tag;
  throw new z.errors.HaltedError(
    '“Tag” holds a semicolon. Type one tag, and make a rule for each further one.',
  );
}

/** What is mapped into a list field may come as one text. */
function listOf(written: string[] | string | undefined): string[] {
  return written === undefined ? [] : [written].flat();
}

/** Keeps a rule that tags contacts by what they write or tap; or tells what it would have done. */
export default defineCreate({
  key: 'save_tag_rule',
  noun: 'Tag Rule',
  display: {
    label: 'Create or Update Automatic Tag Rule',
    description: 'Sets up a rule that tags contacts by what they write or tap, or only tries it.',
  },
  operation: {
    inputFields,
    perform,
    sample: { ...saveTagRuleSample },
    outputFields: outputFields<SaveTagRuleOutput>(saveTagRuleOutputs),
  },
});
