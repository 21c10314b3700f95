import type { ConversationState } from '../../contacts/conversation.js';
import { excluded, type Insertion, type Row } from '../database/insert.js';
import type { LookUp } from '../database/look-up.js';
import type { ContactCommit } from './commit.js';

const byContactAndNumber: LookUp<'conversations', 'state'> = {
  table: 'conversations',
  keys: ['contact_id', 'phone_number_id'],
  columns: ['state'],
};
/** Another wait has passed no limit yet. */
const sameWait = `limit_passed = case when conversations.unanswered_since = excluded.unanswered_since
  then conversations.limit_passed else 0 end`;
const insertConversations: Insertion = {
  table: 'conversations',
  columns: ['contact_id', 'phone_number_id', 'waba_id', 'unanswered_since', 'state'],
  key: 'contact_id',
  update: {
    by: ['contact_id', 'phone_number_id'],
    set: `${excluded(['unanswered_since', 'state'])}, ${sameWait}`,
  },
};

export async function findConversations(
  { database, tx }: ContactCommit,
  keys: readonly (readonly [string, string])[],
): Promise<ConversationState[]> {
  const rows = await database.find(tx, byContactAndNumber, keys);
  return rows.map(({ state }) => JSON.parse(state) as ConversationState);
}

export async function writeConversations(
  { database, tx }: ContactCommit,
  conversations: readonly ConversationState[],
): Promise<void> {
  await database.insert(tx, insertConversations, conversations.map(rowOf));
}

function rowOf(conversation: ConversationState): Row {
  const { contactId, phoneNumberId, wabaId, unansweredSince } = conversation;
  return [contactId, phoneNumberId, wabaId, unansweredSince, JSON.stringify(conversation)];
}
