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

/** Cloud API: customer service window. */
const SERVICE_WINDOW_MS = 24 * 3_600_000;

/** Nobody wrote yet. */
export function newConversation(
  place: Pick<ConversationState, 'contactId' | 'phoneNumberId' | 'wabaId'>,
): ConversationState {
  return {
    ...place,
    businessPhone: null,
    state: 'closed',
    openedAt: null,
    messageCount: 0,
    firstResponseMs: null,
    unansweredSince: null,
    lastInboundAt: null,
    lastOutboundAt: null,
    serviceWindowEndsAt: null,
    handoffRequestedAt: null,
    handoffReason: null,
    resolvedAt: null,
    resolvedBy: null,
  };
}

/**
 * The customer wrote: a conversation that was closed, or is over, opens anew, and the customer waits from now on. What
 * was written before it was closed, and is heard of later, leaves it closed.
 */
export function heard(conversation: ConversationState, at: number): void {
  const beginsAnew = conversation.state === 'closed' || isOver(conversation, at);
  openWindow(conversation, at);
  conversation.lastInboundAt = later(conversation.lastInboundAt, at);
  if (isSettled(conversation, at)) return;
  if (beginsAnew) {
    conversation.state = 'open';
    conversation.openedAt = at;
    conversation.messageCount = 0;
    conversation.firstResponseMs = null;
    conversation.unansweredSince = null;
  }
  conversation.messageCount += 1;
  const { lastOutboundAt } = conversation;
  if (lastOutboundAt === null || lastOutboundAt < at) {
    conversation.unansweredSince = earlier(conversation.unansweredSince, at);
  } else {
    // The answer was known before the message that it answers.
    conversation.firstResponseMs ??= lastOutboundAt - at;
  }
}

/** Nobody says of most conversations that they are done: one is when everything was answered and its window has ended. */
function isOver({ state, unansweredSince, serviceWindowEndsAt }: ConversationState, at: number): boolean {
  return (
    state === 'open' && unansweredSince === null && serviceWindowEndsAt !== null && at >= serviceWindowEndsAt
  );
}

/** Meta tells times in whole seconds: what was written in the second of a resolution may well have come after it. */
const TOLD_IN_MS = 1_000;

/** Whether what was written then belongs to what a person has seen to. */
export function isSettled({ resolvedAt }: ConversationState, at: number): boolean {
  return resolvedAt !== null && at + TOLD_IN_MS <= resolvedAt;
}

/** The business wrote, at a time when the customer may have waited. */
export function answered(conversation: ConversationState, at: number): void {
  conversation.lastOutboundAt = later(conversation.lastOutboundAt, at);
  const { unansweredSince, lastInboundAt } = conversation;
  if (unansweredSince === null || at < unansweredSince) return;
  conversation.firstResponseMs ??= at - unansweredSince;
  conversation.unansweredSince = lastInboundAt !== null && at < lastInboundAt ? lastInboundAt : null;
}

/** What the customer does opens the service window, as `inboundEffects` say. */
export function openWindow(person: { serviceWindowEndsAt: number | null }, at: number): void {
  person.serviceWindowEndsAt = later(person.serviceWindowEndsAt, at + SERVICE_WINDOW_MS);
}

/** A person has seen to it: what comes next is a new conversation. */
export function close(conversation: ConversationState, by: string | null, at: number): void {
  conversation.state = 'closed';
  conversation.messageCount = 0;
  conversation.unansweredSince = null;
  conversation.resolvedAt = at;
  conversation.resolvedBy = by;
}

export function earlier(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

export function later(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}
