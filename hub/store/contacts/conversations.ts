import type { ConversationWithMessages } from '../../../whatsapp/conversation-item.js';
import type { ContactState } from '../../contacts/contact.js';
import type { ConversationState } from '../../contacts/conversation.js';
import type { Queries } from '../database.js';
import type { ContactCommit } from './commit.js';

/** The conversations of a contact, with one number or all; the one somebody wrote in last comes first. */
export async function loadConversations(
  _queries: Queries,
  _contactId: string,
  _phoneNumberId?: string,
): Promise<ConversationState[]> {
  throw new Error('not there yet');
}

/** Writes the conversation as it is now. */
export async function saveConversation(
  _commit: ContactCommit,
  _conversation: ConversationState,
): Promise<void> {
  throw new Error('not there yet');
}

/** The conversation as the API gives it, with its last `limit` messages, oldest first. */
export async function conversationWithMessages(
  _queries: Queries,
  _contact: ContactState,
  _conversation: ConversationState,
  _limit: number,
): Promise<ConversationWithMessages> {
  throw new Error('not there yet');
}
