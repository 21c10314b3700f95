import {
  conversationOutput,
  conversationOutputs,
  conversationSample,
  type ConversationOutput,
} from '../../api/steps/conversation-output.js';
import type { OutputsOf } from '../../api/steps/output-fields.js';
import type { HubEventOf } from '../../whatsapp/event.js';
import { handoffReasons } from '../../whatsapp/handoff.js';

/** The conversation that needs a person, and why. */
export interface HandoffOutput extends ConversationOutput {
  /** The event's. */
  id: string;
  conversation_id: string;
  handoff_reason_label: string;
  explanation: string;
  /** The message that met the condition. */
  trigger_message_id: string | null;
  received_at: string;
}

/** `timeZone` is the one in which the transcript tells its times. */
export function handoffOutput(
  { id, received_at, data }: HubEventOf<'handoff'>,
  timeZone?: string | null,
): HandoffOutput {
  const { conversation, reason, explanation, message_id, requested_at } = data;
  return {
    ...conversationOutput(conversation, timeZone),
    id,
    conversation_id: conversation.id,
    handoff_reason: reason,
    handoff_reason_label: handoffReasons[reason] ?? reason,
    handoff_requested_at: requested_at,
    explanation,
    trigger_message_id: message_id,
    received_at,
  };
}

const { id: conversationId, handoff_reason, handoff_requested_at, ...ofConversation } = conversationOutputs;

/** One label for each key, in the order in which people look for them. */
export const handoffOutputs: OutputsOf<HandoffOutput> = {
  id: 'ID',
  handoff_reason,
  handoff_reason_label: 'Handoff Reason in Words',
  explanation: 'What Happened',
  handoff_requested_at,
  ...ofConversation,
  conversation_id: conversationId,
  trigger_message_id: 'Deciding Message ID',
  received_at: ['Received At', 'datetime'],
};

/** A customer who asks for a person. */
export const handoffSample: HandoffOutput = {
  ...conversationSample,
  id: 'dQ7nHs4Vx1PzKw9TbR3mLc',
  conversation_id: conversationSample.id,
  handoff_reason_label: handoffReasons.complaint,
  explanation: 'wrote “speak to somebody”',
  trigger_message_id: conversationSample.messages.at(-1)?.id ?? null,
  received_at: '2026-03-02T09:41:08.214Z',
};
