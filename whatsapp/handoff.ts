import type { ConversationWithMessages } from './conversation-item.js';

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
  /** More messages of the customer than this, since the conversation was last closed. */
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
