import { explainWaiting, type HandoffRule } from '../../../whatsapp/handoff.js';
import type { ConversationState } from '../../contacts/conversation.js';
import type { Database, Queries } from '../database.js';
import type { HandoffCondition, SubscriptionCache } from '../subscription-cache.js';
import { inContactCommit, type ContactCommit } from './commit.js';
import { findContacts } from './contact-rows.js';
import { findConversations, writeConversations } from './conversation-rows.js';
import { isFor, raise } from './handoffs.js';

/** So many conversations in one transaction, so that no other waits for long. */
const atOnce = 50;
/** And so many in one look; the rest wait for the next one, a moment later. */
const turns = 20;

type Waiting = Extract<HandoffRule, { reason: 'unanswered' }>;
type WaitingCondition = HandoffCondition & { rule: Waiting };

/** A conversation whose customer has waited as long as one of the conditions says. */
interface Due {
  contactId: string;
  phoneNumberId: string;
}

/**
 * Asks for a person where customers have waited too long; gives the subscriptions that have something new. Without
 * a Zap that wants it, it costs one look at the version of the subscriptions.
 */
export async function raiseUnanswered(
  database: Database,
  subscriptions: SubscriptionCache,
  now: number,
): Promise<string[]> {
  const wishes = await subscriptions.current(database.db);
  const wake = new Set<string>();
  for (const [wabaId, conditions] of wishes.allHandoffConditions()) {
    const waiting = conditions.filter(isWaiting);
    for (let turn = 0; turn < turns; turn += 1) {
      const due = await dueOf(database.db, wabaId, waiting, now);
      if (due.length === 0) break;
      const commit = await inContactCommit(database, now, (tx) => raiseAll(tx, due, waiting));
      for (const subscription of commit.wake) wake.add(subscription);
    }
  }
  return [...wake];
}

function isWaiting(condition: HandoffCondition): condition is WaitingCondition {
  return condition.rule.reason === 'unanswered';
}

/** Each conversation once, also when it meets several conditions. */
async function dueOf(
  queries: Queries,
  wabaId: string,
  conditions: readonly WaitingCondition[],
  now: number,
): Promise<Due[]> {
  const due = new Map<string, Due>();
  const longest = Math.max(...conditions.map(({ rule }) => rule.seconds));
  for (const { key, phoneNumberId, rule, since } of conditions) {
    const ms = rule.seconds * 1_000;
    let wanted = queries
      .selectFrom('conversations as c')
      .select(['c.contact_id as contactId', 'c.phone_number_id as phoneNumberId'])
      .where('c.waba_id', '=', wabaId)
      .where('c.unanswered_since', '<=', now - ms)
      // Who had waited as long before somebody asked for it is not told.
      .where('c.unanswered_since', '>', since - ms)
      .orderBy('c.unanswered_since')
      .limit(atOnce);
    if (phoneNumberId !== '') wanted = wanted.where('c.phone_number_id', '=', phoneNumberId);
    if (rule.seconds < longest)
      wanted = wanted.where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('handoffs as h')
              .select('h.rule')
              .whereRef('h.contact_id', '=', 'c.contact_id')
              .whereRef('h.phone_number_id', '=', 'c.phone_number_id')
              .where('h.rule', '=', key)
              .whereRef('h.raised_at', '>=', 'c.unanswered_since'),
          ),
        ),
      );
    for (const row of await wanted.execute()) due.set(`${row.contactId} ${row.phoneNumberId}`, row);
  }
  return [...due.values()];
}

async function raiseAll(
  commit: ContactCommit,
  due: readonly Due[],
  conditions: readonly WaitingCondition[],
): Promise<void> {
  const conversations = await findConversations(
    commit,
    due.map(({ contactId, phoneNumberId }) => [contactId, phoneNumberId]),
  );
  const contacts = await findContacts(commit, new Set(due.map(({ contactId }) => contactId)));
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  for (const conversation of conversations) {
    const contact = byId.get(conversation.contactId);
    const { unansweredSince } = conversation;
    if (!contact || unansweredSince === null) continue;
    const waited = commit.now - unansweredSince;
    const met = conditions
      .filter((condition) => isFor(condition, conversation) && isMet(condition, unansweredSince, waited))
      .map((condition) => ({ condition, explanation: explainWaiting(waited) }));
    const cause = { at: unansweredSince, requestedAt: commit.now, messageId: null };
    await raise(commit, met, cause, contact, conversation);
  }
  await writeConversations(commit, conversations);
  for (const conversation of conversations) await stopTimer(commit, conversation, conditions);
}

function isMet({ rule, since }: WaitingCondition, unansweredSince: number, waited: number): boolean {
  const ms = rule.seconds * 1_000;
  return waited >= ms && unansweredSince + ms > since;
}

/** Whoever has waited longer than anybody asks for is not looked at again, until the next message. */
async function stopTimer(
  { tx, now }: ContactCommit,
  { contactId, phoneNumberId, unansweredSince }: ConversationState,
  conditions: readonly WaitingCondition[],
): Promise<void> {
  const longest = Math.max(...conditions.map(({ rule }) => rule.seconds * 1_000));
  if (unansweredSince === null || now - unansweredSince < longest) return;
  await tx
    .updateTable('conversations')
    .set({ unanswered_since: null })
    .where('contact_id', '=', contactId)
    .where('phone_number_id', '=', phoneNumberId)
    .execute();
}
