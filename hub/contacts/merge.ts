import { isStrongerConsent } from './consent-order.js';
import type { ContactState } from './contact.js';
import { earlier, later, type ConversationState } from './conversation.js';

/** The one that stays when two contacts are found to be one: the older. */
export function isOlder(one: ContactState, other: ContactState): boolean {
  return one.createdAt === other.createdAt ? one.id < other.id : one.createdAt < other.createdAt;
}

/** Puts what is known of `other` into `contact`; both are the same person. Nothing is counted twice or lost. */
export function absorb(contact: ContactState, other: ContactState): void {
  const otherIsLater = (other.lastInboundAt ?? -1) > (contact.lastInboundAt ?? -1);
  if (otherIsLater) {
    contact.lastMessageType = other.lastMessageType;
    contact.lastMessageText = other.lastMessageText;
  }
  contact.waId ??= other.waId;
  contact.userId ??= other.userId;
  contact.parentUserId ??= other.parentUserId;
  contact.username ??= other.username;
  if (other.told.name && !contact.told.name) contact.name = other.name;
  if (other.told.language && !contact.told.language) contact.language = other.language;
  contact.name ??= other.name;
  contact.language ??= other.language;
  contact.told = {
    name: contact.told.name || other.told.name,
    language: contact.told.language || other.told.language,
  };
  contact.attributes = { ...other.attributes, ...contact.attributes };
  if (isStrongerConsent(other.consent, contact.consent)) contact.consent = other.consent;
  contact.hasWritten ||= other.hasWritten;
  contact.inboundCount += other.inboundCount;
  contact.outboundCount += other.outboundCount;
  contact.firstInboundAt = earlier(contact.firstInboundAt, other.firstInboundAt);
  contact.lastInboundAt = later(contact.lastInboundAt, other.lastInboundAt);
  contact.firstOutboundAt = earlier(contact.firstOutboundAt, other.firstOutboundAt);
  contact.lastOutboundAt = later(contact.lastOutboundAt, other.lastOutboundAt);
  contact.serviceWindowEndsAt = later(contact.serviceWindowEndsAt, other.serviceWindowEndsAt);
  contact.freeEntryPointEndsAt = later(contact.freeEntryPointEndsAt, other.freeEntryPointEndsAt);
  contact.lastStatus = latest(contact.lastStatus, other.lastStatus);
  contact.lastError = latest(contact.lastError, other.lastError);
  contact.lastAd = latest(contact.lastAd, other.lastAd);
}

/** The same for their conversations with one number. */
export function absorbConversation(conversation: ConversationState, other: ConversationState): void {
  const { state, handoffRequestedAt } = conversation;
  if (state === 'closed' || (state === 'open' && other.state === 'handoff')) conversation.state = other.state;
  if ((other.handoffRequestedAt ?? -1) > (handoffRequestedAt ?? -1)) {
    conversation.handoffRequestedAt = other.handoffRequestedAt;
    conversation.handoffReason = other.handoffReason;
  }
  if ((other.resolvedAt ?? -1) > (conversation.resolvedAt ?? -1)) {
    conversation.resolvedAt = other.resolvedAt;
    conversation.resolvedBy = other.resolvedBy;
  }
  conversation.businessPhone ??= other.businessPhone;
  conversation.openedAt = earlier(conversation.openedAt, other.openedAt);
  conversation.messageCount += other.messageCount;
  conversation.firstResponseMs ??= other.firstResponseMs;
  conversation.unansweredSince = earlier(conversation.unansweredSince, other.unansweredSince);
  conversation.lastInboundAt = later(conversation.lastInboundAt, other.lastInboundAt);
  conversation.lastOutboundAt = later(conversation.lastOutboundAt, other.lastOutboundAt);
  conversation.serviceWindowEndsAt = later(conversation.serviceWindowEndsAt, other.serviceWindowEndsAt);
}

function latest<T extends { at: number }>(one: T | null, other: T | null): T | null {
  if (one === null || other === null) return one ?? other;
  return other.at > one.at ? other : one;
}
