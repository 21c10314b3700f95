import { newConversation, type ConversationState } from '../../contacts/conversation.js';
import type { ContactCommit } from './commit.js';
import { findConversations, writeConversations } from './conversation-rows.js';

/** The conversations that a transaction is about: of a contact with a number of the business. */
export class Conversations {
  private readonly byPlace = new Map<string, ConversationState>();
  private readonly changed = new Set<ConversationState>();

  private constructor(private readonly commit: ContactCommit) {}

  static async load(
    commit: ContactCommit,
    places: readonly (readonly [contactId: string, phoneNumberId: string])[],
  ): Promise<Conversations> {
    const conversations = new Conversations(commit);
    const keys = new Map(places.map((place) => [place.join(' '), place]));
    for (const conversation of await findConversations(commit, [...keys.values()])) {
      conversations.byPlace.set(keyOf(conversation), conversation);
    }
    return conversations;
  }

  get(place: Pick<ConversationState, 'contactId' | 'phoneNumberId'>): ConversationState | null {
    return this.byPlace.get(keyOf(place)) ?? null;
  }

  /** The conversation to be changed; begins it when there is none. */
  of(place: Pick<ConversationState, 'wabaId' | 'contactId' | 'phoneNumberId'>): ConversationState {
    const conversation = this.byPlace.get(keyOf(place)) ?? newConversation(place);
    this.byPlace.set(keyOf(place), conversation);
    this.changed.add(conversation);
    return conversation;
  }

  save(): Promise<void> {
    return writeConversations(this.commit, [...this.changed]);
  }
}

function keyOf({ contactId, phoneNumberId }: Pick<ConversationState, 'contactId' | 'phoneNumberId'>): string {
  return `${contactId} ${phoneNumberId}`;
}
