import type { HubEvent } from './event.js';
import { hasKeyword, wordsOf, type Words } from './keyword.js';
import { replyPart } from './message/reply.js';
import { messageText } from './message/text.js';

/** A rule that tags a contact by what the customer writes or presses. */
export interface TagRule {
  id: string;
  waba_id: string;
  /** The tag that it gives. */
  tag: string;
  /** Any of these in a message; compared as the keywords of New Message are. */
  keywords: string[];
  keyword_match: 'contains' | 'whole' | 'starts';
  /** Any of these payloads of buttons or ids of list options, to the letter. */
  payloads: string[];
  /** Empty: every number. */
  phone_number_id: string;
  /** False: it is kept and does nothing. */
  on: boolean;
  updated_at: string;
}

/** What a rule would have done. */
export interface TagRuleTrial {
  /** Messages that were looked at, and since when. */
  messages: number;
  since: string;
  matched: number;
  contacts: number;
  /** Contacts among them that have the tag already. */
  tagged_already: number;
  /** The latest messages that match, at most 20, so that a person can judge them. */
  examples: {
    contact_id: string;
    contact_name: string | null;
    text: string | null;
    at: string;
    message_id: string;
  }[];
}

/** What a rule looks at. */
export type TagRuleCondition = Pick<
  TagRule,
  'keywords' | 'keyword_match' | 'payloads' | 'phone_number_id' | 'on'
>;

/** The keywords of a rule as they are compared: one rule sees thousands of messages. */
const keywords = new WeakMap<TagRuleCondition, readonly Words[]>();

/** The rules that the message meets. One that names neither a keyword nor a payload is never met. */
export function rulesMet<Rule extends TagRuleCondition>(event: HubEvent, rules: readonly Rule[]): Rule[] {
  if (event.event !== 'message' || rules.length === 0) return [];
  const { message } = event.data;
  const text = wordsOf(messageText(message));
  const { button_payload: payload, list_reply_id: choice } = replyPart(message);
  return rules.filter((rule) => {
    if (!rule.on || (rule.phone_number_id !== '' && rule.phone_number_id !== event.phone_number_id))
      return false;
    if (payload !== null && rule.payloads.includes(payload)) return true;
    if (choice !== null && rule.payloads.includes(choice)) return true;
    return text.folded !== '' && hasKeyword(text, keywordsOf(rule), rule.keyword_match);
  });
}

function keywordsOf(rule: TagRuleCondition): readonly Words[] {
  let wanted = keywords.get(rule);
  if (!wanted) {
    wanted = rule.keywords.map(wordsOf).filter((keyword) => keyword.folded !== '');
    keywords.set(rule, wanted);
  }
  return wanted;
}
