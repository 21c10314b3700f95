import { subscriberKey } from '../../whatsapp/phone/subscriber.js';
import type { Ad } from './ad.js';
import type { ContactState } from './contact.js';
import { earlier, later, openWindow } from './conversation.js';
import type { InboundEffect } from './inbound.js';
import { languageOfNumber, languageOfText } from './language.js';
import type { MessageFacts, MessageState } from './message.js';
import type { StatusFacts } from './message-status.js';
import type { Who } from './who.js';

const HOUR_MS = 3_600_000;
/** Cloud API: free entry point. The business must answer within a day; then everything is free for three. */
const ANSWER_WITHIN_MS = 24 * HOUR_MS;
const FREE_MS = 72 * HOUR_MS;

/**
 * Takes over what an event tells of who somebody is; true when that is news. `own`: the customer's own event, whose
 * form of the number is the one to write to; other forms of the same number change nothing.
 */
export function introduced(contact: ContactState, who: Who, own: boolean): boolean {
  let news = false;
  const take = <K extends 'waId' | 'userId' | 'parentUserId' | 'username' | 'name'>(member: K) => {
    const told = who[member];
    if (told === null || told === contact[member]) return;
    contact[member] = told;
    news = true;
  };
  if (own || !isSameNumber(contact.waId, who.waId)) take('waId');
  take('userId');
  take('parentUserId');
  take('username');
  if (!contact.told.name) take('name');
  if (contact.language === null && contact.waId !== null) {
    contact.language = languageOfNumber(contact.waId);
    news ||= contact.language !== null;
  }
  return news;
}

/** A message of the customer that was not known. */
export function wrote(contact: ContactState, message: MessageFacts, effect: InboundEffect): void {
  if (effect.opensWindow) openWindow(contact, message.at);
  if (!effect.counts) return;
  contact.inboundCount += 1;
  contact.firstInboundAt = earlier(contact.firstInboundAt, message.at);
  contact.lastInboundAt = later(contact.lastInboundAt, message.at);
  described(contact, message, effect);
}

/** What the customer wrote last; also when the message follows its placeholder. */
export function described(contact: ContactState, message: MessageFacts, effect: InboundEffect): void {
  if (!effect.counts) return;
  contact.hasWritten ||= effect.first;
  if (contact.lastInboundAt !== null && message.at < contact.lastInboundAt) return;
  contact.lastMessageType = message.type;
  contact.lastMessageText = message.text;
  if (!contact.told.language && message.text !== null) {
    contact.language = languageOfText(message.text) ?? contact.language;
  }
}

/** A message to the customer that was not known; one that failed at once is none. */
export function wroteTo(contact: ContactState, { at }: Pick<MessageState, 'at'>): void {
  contact.outboundCount += 1;
  contact.firstOutboundAt = earlier(contact.firstOutboundAt, at);
  contact.lastOutboundAt = later(contact.lastOutboundAt, at);
  const { lastAd, freeEntryPointEndsAt: known } = contact;
  if (lastAd === null || at < lastAd.at || at > lastAd.at + ANSWER_WITHIN_MS) return;
  const ofAnotherAd = known === null || known < lastAd.at + FREE_MS;
  contact.freeEntryPointEndsAt = ofAnotherAd ? at + FREE_MS : Math.min(known, at + FREE_MS);
}

export function cameFrom(contact: ContactState, ad: Ad): void {
  if (contact.lastAd === null || ad.at >= contact.lastAd.at) contact.lastAd = ad;
}

/** The latest status and the latest failure, whatever the order in which they come. */
export function heardOf(
  contact: ContactState,
  { status, at, messageId, error, freeUntil }: StatusFacts,
): void {
  const { lastStatus, lastError } = contact;
  if (
    lastStatus === null ||
    at > lastStatus.at ||
    (at === lastStatus.at && isFurther(status, lastStatus.status))
  ) {
    contact.lastStatus = { status, at, messageId };
  }
  if (error !== null && (lastError === null || at >= lastError.at)) contact.lastError = { ...error, at };
  if (freeUntil !== null) contact.freeEntryPointEndsAt = freeUntil;
}

const order = ['sent', 'delivered', 'read', 'played', 'failed'];

function isFurther(one: string, other: string): boolean {
  return order.indexOf(one) >= order.indexOf(other);
}

function isSameNumber(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && subscriberKey(one) === subscriberKey(other);
}
