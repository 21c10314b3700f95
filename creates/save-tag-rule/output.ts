import type { OutputsOf } from '../../api/steps/output-fields.js';
import type { TagRuleDraft } from '../../api/hub-api/tag-rules.js';
import type { TagRule, TagRuleTrial } from '../../whatsapp/tag-rule.js';

/** What the step gives: the rule, and what it would have done when it was only tried. */
export interface SaveTagRuleOutput {
  /** Null when the rule was only tried, as `updated_at`. */
  id: string | null;
  was_saved: boolean;
  tag: string;
  keywords: string[];
  keyword_match: string;
  payloads: string[];
  phone_number_id: string | null;
  on: boolean;
  updated_at: string | null;
  /** Null when the rule was saved, as all up to `examples`, which is empty then. */
  trial_since: string | null;
  trial_messages: number | null;
  trial_matched: number | null;
  trial_contacts: number | null;
  trial_tagged_already: number | null;
  examples: {
    text: string | null;
    at: string;
    contact_name: string | null;
    contact_id: string;
    message_id: string;
  }[];
}

/** The output for a rule that the hub keeps from now on. */
export function savedRule(rule: TagRule): SaveTagRuleOutput {
  return {
    ...ruleOf(rule),
    id: rule.id,
    was_saved: true,
    updated_at: rule.updated_at,
    trial_since: null,
    trial_messages: null,
    trial_matched: null,
    trial_contacts: null,
    trial_tagged_already: null,
    examples: [],
  };
}

/** The output for a rule that was only tried. */
export function triedRule(rule: TagRuleDraft, trial: TagRuleTrial): SaveTagRuleOutput {
  return {
    ...ruleOf(rule),
    id: null,
    was_saved: false,
    updated_at: null,
    trial_since: trial.since,
    trial_messages: trial.messages,
    trial_matched: trial.matched,
    trial_contacts: trial.contacts,
    trial_tagged_already: trial.tagged_already,
    examples: trial.examples,
  };
}

function ruleOf({ tag, keywords, keyword_match, payloads, phone_number_id, on }: TagRuleDraft) {
  return { tag, keywords, keyword_match, payloads, phone_number_id: phone_number_id || null, on };
}

export const saveTagRuleOutputs: OutputsOf<SaveTagRuleOutput> = {
  id: 'Rule ID',
  was_saved: ['Was Saved', 'boolean'],
  tag: 'Tag',
  keywords: ['Keywords', 'list'],
  keyword_match: 'Where the Keyword Stands',
  payloads: ['Button Payloads', 'list'],
  phone_number_id: 'Business Phone Number ID',
  on: ['Is On', 'boolean'],
  updated_at: ['Updated At', 'datetime'],
  trial_since: ['Tried on Messages Since', 'datetime'],
  trial_messages: ['Messages Looked At', 'integer'],
  trial_matched: ['Messages That Match', 'integer'],
  trial_contacts: ['Contacts That Match', 'integer'],
  trial_tagged_already: ['Contacts Tagged Already', 'integer'],
  examples: {
    text: 'Example Text',
    at: ['Example At', 'datetime'],
    contact_name: 'Example Contact Name',
    contact_id: 'Example Contact ID',
    message_id: 'Example Message ID',
  },
};

export const saveTagRuleSample: SaveTagRuleOutput = {
  id: null,
  was_saved: false,
  tag: 'Wedding',
  keywords: ['wedding', 'bride'],
  keyword_match: 'contains',
  payloads: ['WEDDING_MENU'],
  phone_number_id: null,
  on: true,
  updated_at: null,
  trial_since: '2026-01-31T09:41:07.000Z',
  trial_messages: 1284,
  trial_matched: 37,
  trial_contacts: 29,
  trial_tagged_already: 4,
  examples: [
    {
      text: 'Do you have a menu for a wedding?',
      at: '2026-03-01T17:22:10.000Z',
      contact_name: 'Pablo Morales',
      contact_id: 'c_7Jx2mQ0vRk9TzWb4LhYe',
      message_id: 'wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=',
    },
  ],
};
