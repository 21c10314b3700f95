import type { ChangeSource } from '../../../whatsapp/change-source.js';
import type { ConversationItem, ConversationWithMessages } from '../../../whatsapp/conversation-item.js';
import type { ContactState } from '../../contacts/contact.js';
import { close, type ConversationState } from '../../contacts/conversation.js';
import { conversationItem } from '../../contacts/conversation-item.js';
import type { Database, Queries } from '../database/database.js';
import { inContactCommit, type ContactCommit } from './commit.js';
import { loadContact } from './contacts.js';
import { writeConversations } from './conversation-rows.js';
import { messagesOf } from './messages.js';
import type { ContactRef } from './store.js';

/** The conversations of a contact, with one number or all; the one somebody wrote in last comes first. */
export async function loadConversations(
  queries: Queries,
  contactId: string,
  phoneNumberId?: string,
): Promise<ConversationState[]> {
  let wanted = queries.selectFrom('conversations').select('state').where('contact_id', '=', contactId);
  if (phoneNumberId !== undefined) wanted = wanted.where('phone_number_id', '=', phoneNumberId);
  const states = (await wanted.execute()).map(({ state }) => JSON.parse(state) as ConversationState);
  return states.sort((one, other) => lastWritten(other) - lastWritten(one));
}

/** The conversation as the API gives it, with its last `limit` messages, oldest first. */
export async function conversationWithMessages(
  queries: Queries,
  contact: ContactState,
  conversation: ConversationState,
  limit: number,
): Promise<ConversationWithMessages> {
  const { phoneNumberId } = conversation;
  const { items } =
    limit === 0 ? { items: [] } : await messagesOf(queries, contact, { phoneNumberId, limit });
  return { ...conversationItem(conversation, contact), messages: items.reverse() };
}

export async function listConversations(
  queries: Queries,
  ref: ContactRef,
  { phoneNumberId, messages }: { phoneNumberId?: string | undefined; messages: number },
): Promise<ConversationWithMessages[] | null> {
  const contact = await loadContact(queries, ref);
  if (!contact) return null;
  const list: ConversationWithMessages[] = [];
  for (const conversation of await loadConversations(queries, contact.id, phoneNumberId)) {
    list.push(await conversationWithMessages(queries, contact, conversation, messages));
  }
  return list;
}

/** Ends the handoff, and closes the conversation: its conditions count anew with the next message. */
export async function resolveConversations(
  database: Database,
  ref: ContactRef,
  query: { phoneNumberId?: string | undefined; by: string | null; at: number; source: ChangeSource },
  now: number,
): Promise<ConversationItem[] | null> {
  const { phoneNumberId, by, at, source } = query;
  const { result } = await inContactCommit(database, now, async (commit) => {
    const contact = await loadContact(commit.tx, ref);
    if (!contact) return null;
    const conversations = await loadConversations(commit.tx, contact.id, phoneNumberId);
    for (const conversation of conversations) {
      if (conversation.state === 'closed') continue;
      if (conversation.state === 'handoff') {
        const { wabaId, id: contactId } = contact;
        commit.changes.push({ wabaId, contactId, kind: 'handoff', source, detail: 'resolved' });
      }
      close(conversation, by, Math.min(at, now));
      await writeConversations(commit, [conversation]);
      await forgetRaised(commit, conversation);
    }
    return conversations.map((conversation) => conversationItem(conversation, contact));
  });
  return result;
}

async function forgetRaised({ tx }: ContactCommit, { contactId, phoneNumberId }: ConversationState) {
  await tx
    .deleteFrom('handoffs')
    .where('contact_id', '=', contactId)
    .where('phone_number_id', '=', phoneNumberId)
    .execute();
}

function lastWritten({ lastInboundAt, lastOutboundAt }: ConversationState): number {
  return Math.max(lastInboundAt ?? 0, lastOutboundAt ?? 0);
}
