import type { ConsentState } from '../../../whatsapp/consent.js';
import type { ContactState } from '../../contacts/contact.js';
import type { ConversationState } from '../../contacts/conversation.js';
import { absorbConversation } from '../../contacts/merge.js';
import type { ContactCommit } from './commit.js';
import { tellConsent } from './consent-told.js';
import { writeConversations } from './conversation-rows.js';
import { TagSets } from './tag-sets.js';

/**
 * Gives `kept` everything that belongs to `gone`, whose id goes on answering. Rows of windows stay under the old id:
 * they may have been handed out under it. `before`: the consent of `kept` while they were two.
 */
export async function joinRows(
  commit: ContactCommit,
  kept: ContactState,
  gone: ContactState,
  before: ConsentState,
): Promise<void> {
  const { tx } = commit;
  const from = gone.id;
  const to = kept.id;
  const move = { contact_id: to };
  await joinConversations(commit, kept, gone);
  await joinHandoffs(commit, kept, gone);
  await joinTags(commit, kept, gone);
  await tx.updateTable('contact_identities').set(move).where('contact_id', '=', from).execute();
  await tx.updateTable('messages').set(move).where('contact_id', '=', from).execute();
  await tx.updateTable('consents').set(move).where('contact_id', '=', from).execute();
  await tx.updateTable('contact_aliases').set(move).where('contact_id', '=', from).execute();
  await tx.insertInto('contact_aliases').values({ old_id: from, contact_id: to }).execute();
  await tx.deleteFrom('contacts').where('id', '=', from).execute();
  commit.changes.push({
    wabaId: kept.wabaId,
    contactId: to,
    kind: 'profile',
    source: 'whatsapp',
    detail: null,
  });
  await tellJoinedConsent(commit, kept, before);
}

/** Whoever knows the one that stays has not heard what the other one said. */
async function tellJoinedConsent(commit: ContactCommit, kept: ContactState, before: ConsentState) {
  const { at, source, ...consent } = kept.consent;
  if (consent.state === before || at === null || source === null) return;
  await tellConsent(commit, kept, { ...consent, at, source }, before, null);
}

async function joinConversations(commit: ContactCommit, kept: ContactState, gone: ContactState) {
  const { tx } = commit;
  const rows = await tx
    .selectFrom('conversations')
    .select('state')
    .where('contact_id', 'in', [kept.id, gone.id])
    .execute();
  const states = rows.map(({ state }) => JSON.parse(state) as ConversationState);
  const joined = new Map<string, ConversationState>();
  for (const state of states) if (state.contactId === kept.id) joined.set(state.phoneNumberId, state);
  for (const state of states) {
    if (state.contactId === kept.id) continue;
    const same = joined.get(state.phoneNumberId);
    if (same) absorbConversation(same, state);
    else joined.set(state.phoneNumberId, { ...state, contactId: kept.id });
  }
  await tx.deleteFrom('conversations').where('contact_id', '=', gone.id).execute();
  await writeConversations(commit, [...joined.values()]);
}

async function joinTags(commit: ContactCommit, kept: ContactState, gone: ContactState) {
  const tags = await TagSets.load(commit, [kept.id, gone.id]);
  tags.join(kept, gone.id);
  await tags.save();
  await commit.tx.deleteFrom('contact_tags').where('contact_id', '=', gone.id).execute();
  await commit.tx.deleteFrom('contact_tag_lists').where('contact_id', '=', gone.id).execute();
}

/** What was raised stays raised. */
async function joinHandoffs({ tx }: ContactCommit, kept: ContactState, gone: ContactState) {
  const rows = await tx.selectFrom('handoffs').selectAll().where('contact_id', '=', gone.id).execute();
  for (const row of rows) {
    await tx
      .insertInto('handoffs')
      .values({ ...row, contact_id: kept.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await tx.deleteFrom('handoffs').where('contact_id', '=', gone.id).execute();
}
