import type { ConversationWithMessages } from './conversation-item.js';
import type { EventFilter } from './filter.js';
import { complaintWords } from './handoff/complaints.js';
import { Phrases } from './handoff/phrases.js';
import { folded } from './keyword.js';
import { messageText } from './message/text.js';
import { idOf } from './update-id.js';
import type { IncomingMessage } from './webhook.js';

/** Why a conversation needs a person. */
export const handoffReasons = {
  complaint: 'The Customer Complains or Asks for a Person',
  many_messages: 'Many Messages',
  unanswered: 'No Answer for Some Time',
} as const;

export type HandoffReason = keyof typeof handoffReasons;

/** One condition of a Zap under which a conversation is handed to a person. */
export type HandoffRule =
  /** `keywords` in the Zap's own words; `complaint_words`: the built-in ones of every language too. */
  | { reason: 'complaint'; keywords: string[]; complaint_words: boolean }
  /** More messages of the customer than this, since the conversation began. */
  | { reason: 'many_messages'; more_than: number }
  | { reason: 'unanswered'; seconds: number };

/** What a `handoff` event tells. */
export interface HandoffData {
  reason: HandoffReason;
  /** As `ruleKey` writes it: only the Zaps that asked for this condition hear of it. */
  rules: string[];
  /** In words for a person, such as “wrote 7 messages”. */
  explanation: string;
  /** The message that met the condition, null for `unanswered`. */
  message_id: string | null;
  requested_at: string;
  /** With its last ten messages. */
  conversation: ConversationWithMessages;
}

/** The conditions of a Zap; one that has none asks for no person, and hears of all that others ask for. */
export function rulesOf(filter: EventFilter): HandoffRule[] {
  const rules: HandoffRule[] = [];
  const keywords = (filter.handoff_keywords ?? []).filter((keyword) => folded(keyword) !== '');
  const complaintWords = filter.handoff_complaint_words === true;
  if (keywords.length > 0 || complaintWords) {
    rules.push({ reason: 'complaint', keywords, complaint_words: complaintWords });
  }
  const { handoff_more_than: moreThan, handoff_unanswered_seconds: seconds } = filter;
  if (moreThan !== undefined) rules.push({ reason: 'many_messages', more_than: moreThan });
  if (seconds !== undefined) rules.push({ reason: 'unanswered', seconds });
  return rules;
}

/** The same text for the same condition, whichever Zap has it; at most 40 characters. */
export function ruleKey(rule: HandoffRule): string {
  switch (rule.reason) {
    case 'complaint': {
      const own = [...new Set(rule.keywords.map(folded))].sort();
      const words = rule.complaint_words ? ['words'] : [];
      return ['complaint', ...words, ...(own.length > 0 ? [idOf(own.join('\n'))] : [])].join(':');
    }
    case 'many_messages':
      return `many_messages:${rule.more_than}`;
    case 'unanswered':
      return `unanswered:${rule.seconds}`;
  }
}

/**
 * Why the message meets the condition, in words for a person, or null when it does not. `messageCount` is that of its
 * conversation, with this message.
 */
export function metBy(message: IncomingMessage, messageCount: number, rule: HandoffRule): string | null {
  switch (rule.reason) {
    case 'complaint': {
      const found = wordsIn(messageText(message), rule);
      return found === null ? null : `Wrote “${found}”`;
    }
    case 'many_messages':
      return messageCount > rule.more_than
        ? `Wrote ${messageCount} message${messageCount === 1 ? '' : 's'}`
        : null;
    case 'unanswered':
      return null;
  }
}

/** Says how long a customer has waited; milliseconds. */
export function explainWaiting(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  if (seconds < 120) return `No answer for ${seconds} seconds`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 120
    ? `No answer for ${minutes} minutes`
    : `No answer for ${Math.floor(minutes / 60)} hours`;
}

/** The words of all languages, made ready once. One that two languages share is taken back by either. */
const builtIn = new Phrases(
  Object.values(complaintWords).flatMap(({ complaint, person, alone }) => [
    ...complaint.map((text) => ({ text, not: takesBack(text) })),
    ...person.map((text) => ({ text })),
    ...alone.map((text) => ({ text, alone: true })),
  ]),
);

function takesBack(text: string): string[] {
  const languages = Object.values(complaintWords).filter(({ complaint }) => complaint.includes(text));
  return languages.flatMap(({ not }) => not);
}

const own = new WeakMap<HandoffRule, Phrases>();

function wordsIn(text: string, rule: Extract<HandoffRule, { reason: 'complaint' }>): string | null {
  if (text === '') return null;
  return ownPhrases(rule).in(text) ?? (rule.complaint_words ? builtIn.in(text) : null);
}

function ownPhrases(rule: Extract<HandoffRule, { reason: 'complaint' }>): Phrases {
  let phrases = own.get(rule);
  if (!phrases) own.set(rule, (phrases = new Phrases(rule.keywords.map((text) => ({ text })))));
  return phrases;
}
