import type { HubEvent } from '../../../whatsapp/event.js';
import type { Update } from '../../../whatsapp/updates.js';
import type { InteractionCounts } from '../../../whatsapp/windows.js';
import { cameFrom, described, heardOf, introduced, wrote, wroteTo } from '../../contacts/contact-change.js';
import { answered, heard, openWindow, type ConversationState } from '../../contacts/conversation.js';
import { filled, newMessage, type MessageFacts } from '../../contacts/message.js';
import {
  advance,
  messageOfStatus,
  sentStatus,
  type Progress,
  type StatusFacts,
} from '../../contacts/message-status.js';
import type { Touch } from '../../contacts/touch.js';
import { settleByStatus, type HeardOf } from '../sends/settle.js';
import type { ContactCommit, Happening } from './commit.js';
import {
  businessPhone,
  identify,
  identitiesIn,
  isInConversation,
  isOwn,
  placeOf,
  placesIn,
  type Contacted,
} from './contacted.js';
import { Conversations } from './conversation-set.js';
import type { Tracked } from './message-rows.js';
import { erasedAmong } from './erased.js';
import type { Messages } from './message-set.js';
import { People, whoNow, type Person } from './people.js';
import { remembered } from './telling.js';

/** What the customer does, and the hub answers to. */
const answeredKinds: ReadonlySet<string> = new Set(['message', 'user_preference']);

/**
 * What new updates say about contacts, messages and conversations. It is the hot path: what it needs is read at
 * once, changed in memory, and written once.
 */
export class Projection {
  /** The first messages of their senders. */
  readonly firsts = new Set<Update>();
  /** The ids of the updates that their messages remember. */
  readonly remembered = new Set<string>();
  /** What our own sends are told by their statuses. */
  private readonly ownSends: HeardOf[] = [];

  private readonly noted = new Set<string>();

  private constructor(
    private readonly commit: ContactCommit,
    private readonly contacted: readonly Contacted[],
    private readonly people: People,
    private readonly messages: Messages,
    private readonly conversations: Conversations,
    /** They tell of what was erased, and are not kept; of a history, what it tells of others is taken over. */
    readonly erased: ReadonlySet<Update>,
  ) {}

  /** `all` in the order in which the updates came. */
  static async of(commit: ContactCommit, all: readonly Contacted[], messages: Messages): Promise<Projection> {
    const erased = await erasedAmong(commit, all, messages);
    const contacted = erased.size === 0 ? all : all.filter((one) => !erased.has(one));
    const people = await People.load(commit, contacted.flatMap(identitiesIn));
    identify(contacted, people);
    await people.saveIdentities();
    const conversations = await Conversations.load(
      commit,
      contacted.flatMap((one) => placesIn(one, messages)),
    );
    const updates = new Set([...erased].map(({ update }) => update));
    const projection = new Projection(commit, contacted, people, messages, conversations, updates);
    for (const one of erased) projection.settle(one);
    for (const one of contacted) projection.apply(one);
    return projection;
  }

  /** Writes the messages: what answers to them may want to read them. */
  async saveMessages(): Promise<void> {
    if (this.ownSends.length > 0) await settleByStatus(this.commit, this.ownSends);
    await this.messages.save();
  }

  /** What customers did. What is changed in their contacts and conversations is saved. */
  happenings(events: ReadonlyMap<Update, HubEvent>): Happening[] {
    const happenings: Happening[] = [];
    for (const one of this.contacted) {
      const event = events.get(one.update);
      if (!event || !one.person || !answeredKinds.has(event.event)) continue;
      one.person.changed = true;
      happenings.push({ event, contact: one.person.contact, conversation: this.conversationOf(one) });
    }
    return happenings;
  }

  async save(): Promise<void> {
    await this.people.saveContacts();
    await this.conversations.save();
  }

  private apply(one: Contacted): void {
    const { touch, person } = one;
    if (person && touch.who && introduced(person.contact, whoNow(person, touch.who), isOwn(touch)))
      this.noteNews(person);
    if (touch.what === 'wrote') this.wrote(one, touch);
    else if (touch.what === 'sent') this.sent(one, touch.message);
    else if (touch.what === 'past') this.past(one, touch);
    else if (touch.what === 'status') this.progressed(one, touch.status);
    else if (touch.what === 'called') this.called(one, touch.at);
    if (remembered(one, this.messages, this.commit.now)) this.remembered.add(one.update.id);
  }

  /** Once for each contact; of a new one everything is news. */
  private noteNews(person: Person): void {
    person.changed = true;
    const { wabaId, id: contactId } = person.contact;
    if (person.isNew || this.noted.has(contactId)) return;
    this.noted.add(contactId);
    this.commit.changes.push({ wabaId, contactId, kind: 'profile', source: 'whatsapp', detail: null });
  }

  private wrote(one: Contacted, touch: Extract<Touch, { what: 'wrote' }>): void {
    const { update, person, wabaId } = one;
    const { message, effect } = touch;
    const known = this.messages.get(wabaId, message.id);
    if (known && !filled(known.message, message)) return;
    if (known) known.changed = true;
    else this.messages.add(newMessage(placeOf(one), message));
    if (!person) return;
    const { contact } = person;
    if (effect.first && !contact.hasWritten) this.firsts.add(update);
    if (known) {
      described(contact, message, effect);
    } else {
      wrote(contact, message, effect);
      if (effect.counts) this.count(one, 'messages_in');
      const conversation = this.conversationOf(one);
      if (conversation && effect.asks) heard(conversation, message.at);
      else if (conversation && effect.opensWindow) openWindow(conversation, message.at);
    }
    if (touch.ad) cameFrom(contact, touch.ad);
    person.changed = true;
  }

  private sent(one: Contacted, message: MessageFacts): void {
    const status = sentStatus(message);
    const tracked =
      this.messages.get(one.wabaId, message.id) ?? this.messages.add(messageOfStatus(placeOf(one), status));
    tracked.changed = filled(tracked.message, message) || tracked.changed;
    this.advance(one, tracked, status);
  }

  private past(one: Contacted, { message, effect }: Extract<Touch, { what: 'past' }>): void {
    const { wabaId, person } = one;
    const known = this.messages.get(wabaId, message.id);
    if (known) {
      known.changed = filled(known.message, message) || known.changed;
      return;
    }
    this.messages.add(newMessage(placeOf(one), message));
    if (!person) return;
    person.changed = true;
    if (message.status === 'received') {
      wrote(person.contact, message, effect);
      person.contact.hasWritten ||= effect.counts;
    } else if (message.status !== 'failed') wroteTo(person.contact, message);
  }

  private progressed(one: Contacted, status: StatusFacts): void {
    const tracked =
      this.messages.get(one.wabaId, status.messageId) ??
      this.messages.add(messageOfStatus(placeOf(one), status));
    const { message } = tracked;
    const isFirst = message.details.operationId === undefined;
    const operation = status.callback?.operation ?? message.details.operationId;
    const progress = this.advance(one, tracked, status);
    const hasFailed = message.details.failedAt !== undefined;
    if (operation !== undefined && (isFirst || progress?.failed || (progress?.delivered && hasFailed)))
      this.ownSends.push({ wabaId: one.wabaId, operation, message, told: status });
    if (!one.person) return;
    heardOf(one.person.contact, status);
    one.person.changed = true;
  }

  /** WhatsApp took a send whose message was erased: the ledger hears that, and no more. */
  private settle({ touch, wabaId }: Contacted): void {
    if (touch.what !== 'status') return;
    const operation = touch.status.callback?.operation;
    if (operation !== undefined) this.ownSends.push({ wabaId, operation, message: null, told: touch.status });
  }

  /** Null for a message of the customer. */
  private advance(one: Contacted, tracked: Tracked, status: StatusFacts): Progress | null {
    const { message } = tracked;
    if (message.direction === 'in') return null;
    const progress = advance(message, status);
    tracked.changed = true;
    const { person } = one;
    if (!person) return progress;
    message.contactId ??= person.contact.id;
    person.changed = true;
    if (progress.out) {
      wroteTo(person.contact, message);
      const conversation = this.conversationOf(one);
      if (conversation) answered(conversation, message.at);
      this.count(one, 'messages_out');
    }
    if (progress.delivered) this.count(one, 'messages_delivered');
    if (progress.read) this.count(one, 'messages_read');
    if (progress.failed) this.count(one, 'messages_failed');
    return progress;
  }

  private called(one: Contacted, at: number): void {
    if (!one.person) return;
    openWindow(one.person.contact, at);
    one.person.changed = true;
    const conversation = this.conversationOf(one);
    if (conversation) openWindow(conversation, at);
  }

  /** The conversation, to be changed; null for what belongs to none, as in a group. */
  private conversationOf({
    update,
    touch,
    wabaId,
    phoneNumberId,
    person,
  }: Contacted): ConversationState | null {
    if (phoneNumberId === null || !person || !isInConversation(touch)) return null;
    const place = { wabaId, contactId: person.contact.id, phoneNumberId };
    const changesNone = touch.what === 'seen' || (touch.what === 'wrote' && !touch.effect.opensWindow);
    if (changesNone) return this.conversations.get(place);
    const conversation = this.conversations.of(place);
    conversation.businessPhone ??= businessPhone(update);
    return conversation;
  }

  private count({ person, phoneNumberId }: Contacted, what: keyof InteractionCounts): void {
    if (person) this.commit.tally.add(person.contact, phoneNumberId ?? '', what);
  }
}
