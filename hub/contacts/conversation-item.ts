import type { ConversationItem } from '../../whatsapp/conversation-item.js';
import { e164OfWaId } from '../../whatsapp/wa-id.js';
import type { ContactState } from './contact.js';
import type { ConversationState } from './conversation.js';
import { iso } from './item.js';

/** The conversation as the API gives it. */
export function conversationItem(conversation: ConversationState, contact: ContactState): ConversationItem {
  const { firstResponseMs, phoneNumberId } = conversation;
  return {
    id: `${contact.id}:${phoneNumberId}`,
    waba_id: conversation.wabaId,
    contact_id: contact.id,
    contact_phone: e164OfWaId(contact.waId),
    contact_user_id: contact.userId,
    contact_name: contact.name,
    phone_number_id: phoneNumberId,
    business_phone: conversation.businessPhone,
    state: conversation.state,
    opened_at: iso(conversation.openedAt),
    message_count: conversation.messageCount,
    first_response_seconds: firstResponseMs === null ? null : Math.round(firstResponseMs / 1_000),
    unanswered_since: iso(conversation.unansweredSince),
    last_inbound_at: iso(conversation.lastInboundAt),
    last_outbound_at: iso(conversation.lastOutboundAt),
    service_window_ends_at: iso(conversation.serviceWindowEndsAt),
    handoff_requested_at: iso(conversation.handoffRequestedAt),
    handoff_reason: conversation.handoffReason,
    resolved_at: iso(conversation.resolvedAt),
    resolved_by: conversation.resolvedBy,
  };
}
