import type { MessageRecord } from './message-record.js';

/** The conversation of a contact with one business number. Every key is always there. Times are ISO-8601 in UTC. */
export interface ConversationItem {
  /** Contact and business number. */
  id: string;
  waba_id: string;
  contact_id: string;
  contact_phone: string | null;
  contact_user_id: string | null;
  contact_name: string | null;
  phone_number_id: string;
  business_phone: string | null;
  /** `handoff`: a person was asked for. `closed`: it was resolved, and nobody wrote since. */
  state: 'open' | 'handoff' | 'closed';
  opened_at: string | null;
  /** Messages of the customer since it was last closed. */
  message_count: number;
  first_response_seconds: number | null;
  /** Since when the customer waits for an answer; null when the business wrote last. */
  unanswered_since: string | null;
  last_inbound_at: string | null;
  last_outbound_at: string | null;
  service_window_ends_at: string | null;
  handoff_requested_at: string | null;
  /** Of the last request, as `handoffReasons` names it. */
  handoff_reason: string | null;
  resolved_at: string | null;
  resolved_by: string | null;
}

/** The same with its last messages, oldest first. */
export interface ConversationWithMessages extends ConversationItem {
  messages: MessageRecord[];
}
