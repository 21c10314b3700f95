import type { ContactState } from '../../contacts/contact.js';
import type { ContactCommit } from './commit.js';
import { messageId as idColumn } from './message-rows.js';
import type { ConsentSaid } from './store.js';

/**
 * Up to when somebody else's word takes back what the customer refused by their own (epoch milliseconds); null when it
 * takes nothing back. That they agreed needs the time at which they did (`timed`), and words or a message of theirs
 * that prove it: of a message, the refusals before it. That they were asked again needs the message that asked.
 */
export async function refusalsTakenBack(
  commit: ContactCommit,
  contact: ContactState,
  said: ConsentSaid,
  timed: boolean,
): Promise<number | null> {
  const { state, at, source, evidence } = said;
  if (source === 'whatsapp') return null;
  if (state === 'pending') return (await messageTime(commit, contact, said, 'out')) === null ? null : at;
  if (state !== 'opted_in' || !timed) return null;
  if ((evidence ?? '').trim() !== '') return at;
  const writtenAt = await messageTime(commit, contact, said, 'in');
  return writtenAt === null ? null : Math.min(at, writtenAt);
}

/** When the message that is named was written; null when it is none, or not one from or to this contact. */
async function messageTime(
  { tx }: ContactCommit,
  contact: ContactState,
  { messageId }: ConsentSaid,
  direction: 'in' | 'out',
): Promise<number | null> {
  if (messageId === null) return null;
  const message = await tx
    .selectFrom('messages')
    .select('at')
    .where('waba_id', '=', contact.wabaId)
    .where('id', '=', idColumn(messageId))
    .where('contact_id', '=', contact.id)
    .where('direction', '=', direction)
    .executeTakeFirst();
  return message?.at ?? null;
}
