/** The conversation of a contact with one business number, as the hub keeps it. Times are epoch milliseconds. */
export interface ConversationState {
  contactId: string;
  phoneNumberId: string;
  wabaId: string;
  businessPhone: string | null;
  state: 'open' | 'handoff' | 'closed';
  openedAt: number | null;
  messageCount: number;
  firstResponseMs: number | null;
  unansweredSince: number | null;
  lastInboundAt: number | null;
  lastOutboundAt: number | null;
  serviceWindowEndsAt: number | null;
  handoffRequestedAt: number | null;
  handoffReason: string | null;
  resolvedAt: number | null;
  resolvedBy: string | null;
}
