import type { ChangeSource } from '../../../whatsapp/change-source.js';
import type { ConsentState } from '../../../whatsapp/consent.js';
import type { ContactItem } from '../../../whatsapp/contact-item.js';
import type { ConversationItem, ConversationWithMessages } from '../../../whatsapp/conversation-item.js';
import type { DeliveryReport, MessageRecord } from '../../../whatsapp/message-record.js';
import type { TagRule, TagRuleTrial } from '../../../whatsapp/tag-rule.js';
import type { TagMode } from '../../../whatsapp/tags.js';
import type { ContactWindowItem, DigestItem } from '../../../whatsapp/windows.js';

/** How a caller names a contact: the hub's id, a business-scoped user id, or a phone number as E.164 or digits. */
export interface ContactRef {
  wabaId: string;
  key: string;
}

export interface Page<T> {
  items: T[];
  /** Null when nothing is left. */
  nextCursor: string | null;
}

export interface ContactQuery {
  wabaId: string;
  tag?: string;
  consent?: ConsentState;
  /** A part of the name; case and accents do not matter. */
  name?: string;
  limit: number;
  cursor?: string;
}

/** What a person or a CRM says about a contact; absent: left as it is; null: cleared. */
export interface ContactFacts {
  name?: string | null;
  language?: string | null;
  /** One more identity of the same person. */
  userId?: string;
  phone?: string;
  attributes?: Record<string, string | null>;
}

export interface TagChange {
  mode: TagMode;
  tags: string[];
  /**
   * Epoch milliseconds: when it was so in the system it comes from. Null: now, and for `two_way` also that the answer
   * goes back into that system.
   */
  at: number | null;
  source: ChangeSource;
}

export interface TagResult {
  contact: ContactItem;
  added: string[];
  removed: string[];
}

export interface ConsentChange {
  state: ConsentState;
  /** Epoch milliseconds; null: nobody said when, so it counts from now. */
  at: number | null;
  source: ChangeSource;
  method: 'single' | 'double' | null;
  evidence: string | null;
  messageId: string | null;
}

/** A change whose time is known. */
export interface ConsentSaid extends ConsentChange {
  at: number;
}

export interface ConsentResult {
  contact: ContactItem;
  previous: ConsentState;
  /** False when a later change is known already, or the customer opted out and this is not enough to take it back. */
  changed: boolean;
}

export interface WindowQuery {
  wabaId: string;
  /** The Zap that asks: it gets what is new to it first, however long ago it happened. Absent: nobody's poll. */
  zap?: string;
  phoneNumberId?: string;
  /** Leaves out what these made; a contact with nothing else is left out whole. */
  ignoreSources: ChangeSource[];
  /** Only contacts whose tags changed. */
  tagsOnly: boolean;
  /** Epoch milliseconds: windows that end later than this. */
  since: number;
  now: number;
  limit: number;
  cursor?: string;
}

export interface ReportQuery {
  wabaId: string;
  phoneNumberId?: string;
  templateName?: string;
  from: number;
  to: number;
}

/** What an erasure took away, and what stays. */
export interface Erasure {
  erased: { messages: number; tags: number; consents: number; conversations: number };
  /** The raw events of the contact go within this many hours, a part at a time. */
  eventsWithinHours: number;
}

/**
 * Everything that is kept about one contact, but the raw events, which hold the same as Meta sent it: the members of one
 * object. Times are ISO-8601 in UTC. The lists may be long and are read as they are taken, a page at a time: what comes
 * or goes meanwhile may be in them or not. They fail when the contact itself goes.
 */
export interface ContactExport {
  facts: Record<string, unknown>;
  lists: Record<string, AsyncIterable<object>>;
}

/** What changed, and which subscriptions have something new. */
export type Woken<T> = T & { wake: string[] };

/** The part of the store that knows contacts. Every method is one transaction. Null: there is no such contact. */
export interface ContactStore {
  contact(ref: ContactRef): Promise<ContactItem | null>;
  /** Those created last first. A page may have fewer than `limit`, and even none, before the last one. */
  contacts(query: ContactQuery): Promise<Page<ContactItem>>;
  /** Creates the contact when the key is a phone number or user id that nobody has. Null: an id that nobody has. */
  putContact(
    ref: ContactRef,
    facts: ContactFacts,
    source: ChangeSource,
    now: number,
  ): Promise<{ contact: ContactItem; created: boolean } | null>;
  /** As `putContact`, creates it when it can. Fails with `TooManyTags`, and changes nothing then. */
  changeTags(ref: ContactRef, change: TagChange, now: number): Promise<TagResult | null>;
  changeConsent(ref: ContactRef, change: ConsentChange, now: number): Promise<Woken<ConsentResult> | null>;
  eraseContact(ref: ContactRef, now: number): Promise<Erasure | null>;
  exportContact(ref: ContactRef): Promise<ContactExport | null>;
  tags(wabaId: string): Promise<{ name: string; contacts: number }[]>;

  message(wabaId: string, messageId: string): Promise<MessageRecord | null>;
  /** Newest first. */
  messages(
    ref: ContactRef,
    query: { phoneNumberId?: string; limit: number; cursor?: string },
  ): Promise<Page<MessageRecord> | null>;
  /** The one somebody wrote in last comes first. */
  conversations(
    ref: ContactRef,
    query: { phoneNumberId?: string; messages: number },
  ): Promise<ConversationWithMessages[] | null>;
  /** Ends the handoff, and closes the conversation: it is counted anew with the next message. */
  resolve(
    ref: ContactRef,
    query: { phoneNumberId?: string; by: string | null; at: number; source: ChangeSource },
  ): Promise<ConversationItem[] | null>;
  deliveryReport(query: ReportQuery): Promise<DeliveryReport>;

  /** Newest window first; within one, by contact. */
  contactWindows(query: WindowQuery): Promise<Page<ContactWindowItem>>;
  /** Newest first. All windows, whatever `tagsOnly` says. */
  digests(query: WindowQuery): Promise<Page<DigestItem>>;

  tagRules(wabaId: string): Promise<TagRule[]>;
  /** Replaces the rule with this id; one for the same tag and number when it has none. */
  saveTagRule(rule: Omit<TagRule, 'id' | 'updated_at'> & { id?: string }, now: number): Promise<TagRule>;
  deleteTagRule(wabaId: string, id: string): Promise<boolean>;
  /** What the rule would have done since `since` (epoch milliseconds), over at most 20,000 messages. */
  tryTagRule(rule: Omit<TagRule, 'id' | 'updated_at'>, since: number): Promise<TagRuleTrial>;

  /** Asks for a person where customers have waited too long; gives the subscriptions that have something new. */
  raiseUnanswered(now: number): Promise<string[]>;
  /** Deletes messages older than `before` and what belongs to windows older than `before`; at most `limit` rows of each. Gives how many. */
  pruneContactData(before: number, limit: number): Promise<number>;
  /** Takes a part of the raw events of erased contacts away. False when nothing is left to do. */
  eraseEvents(limit: number): Promise<boolean>;
}
