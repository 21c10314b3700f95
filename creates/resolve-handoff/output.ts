import { conversationOutputs } from '../../api/steps/conversation-output.js';
import type { OutputsOf } from '../../api/steps/output-fields.js';
import type { ConversationItem } from '../../whatsapp/conversation-item.js';

/** What the step gives: whose conversations were closed, and each of them as it is now. */
export interface ResolveHandoffOutput {
  /** The contact’s; for one that never had a conversation, what named it in the step. */
  id: string;
  /** Null for a contact that never had a conversation, as the next three. */
  contact_id: string | null;
  contact_name: string | null;
  contact_phone: string | null;
  contact_user_id: string | null;
  conversation_count: number;
  conversations: ConversationLine[];
}

type ConversationLine = Pick<
  ConversationItem,
  | 'id'
  | 'state'
  | 'business_phone'
  | 'phone_number_id'
  | 'handoff_reason'
  | 'handoff_requested_at'
  | 'resolved_at'
  | 'resolved_by'
>;

/** `key` names the contact, as it was told to the hub. */
export function resolveHandoffOutput(key: string, conversations: ConversationItem[]): ResolveHandoffOutput {
  const [first] = conversations;
  return {
    id: first?.contact_id ?? key,
    contact_id: first?.contact_id ?? null,
    contact_name: first?.contact_name ?? null,
    contact_phone: first?.contact_phone ?? null,
    contact_user_id: first?.contact_user_id ?? null,
    conversation_count: conversations.length,
    conversations: conversations.map(lineOf),
  };
}

function lineOf(conversation: ConversationItem): ConversationLine {
  const { id, state, business_phone, phone_number_id } = conversation;
  const { handoff_reason, handoff_requested_at, resolved_at, resolved_by } = conversation;
  return {
    id,
    state,
    business_phone,
    phone_number_id,
    handoff_reason,
    handoff_requested_at,
    resolved_at,
    resolved_by,
  };
}

const { contact_id, contact_name, contact_phone, contact_user_id } = conversationOutputs;
const { state, business_phone, phone_number_id } = conversationOutputs;
const { handoff_reason, handoff_requested_at, resolved_at, resolved_by } = conversationOutputs;

/** One label for each key, in the order in which people look for them. */
export const resolveHandoffOutputs: OutputsOf<ResolveHandoffOutput> = {
  id: 'ID',
  contact_id,
  contact_name,
  contact_phone,
  contact_user_id,
  conversation_count: ['Number of Conversations', 'integer'],
  conversations: {
    id: conversationOutputs.id,
    state,
    business_phone,
    phone_number_id,
    handoff_reason,
    handoff_requested_at,
    resolved_at,
    resolved_by,
  },
};

export const resolveHandoffSample: ResolveHandoffOutput = {
  id: 'c_7Jx2mQ0vRk9TzWb4LhYe',
  contact_id: 'c_7Jx2mQ0vRk9TzWb4LhYe',
  contact_name: 'Pablo Morales',
  contact_phone: '+16505551234',
  contact_user_id: 'US.13491208655302741918',
  conversation_count: 1,
  conversations: [
    {
      id: 'c_7Jx2mQ0vRk9TzWb4LhYe:106540352242922',
      state: 'closed',
      business_phone: '+15550783881',
      phone_number_id: '106540352242922',
      handoff_reason: 'complaint',
      handoff_requested_at: '2026-03-02T09:41:08.214Z',
      resolved_at: '2026-03-02T10:05:30.000Z',
      resolved_by: 'Service desk',
    },
  ],
};
