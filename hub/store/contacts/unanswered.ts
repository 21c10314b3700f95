import { sql } from 'kysely';
import { explainWaiting, type HandoffRule } from '../../../whatsapp/handoff.js';
import type { ConversationState } from '../../contacts/conversation.js';
import type { Database, Queries } from '../database/database.js';
import type { HandoffCondition, SubscriptionCache } from '../deliveries/subscription-cache.js';
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

/** So long may a customer wait under some condition, whichever number it is for. */
interface Limit {
  ms: number;
  /** Epoch milliseconds: whose wait was as long before is not told. */
  since: number;
}

/** A conversation whose customer has waited as long as one of the limits says. */
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
    if (waiting.length === 0) continue;
    const limits = limitsOf(waiting);
    for (let turn = 0; turn < turns; turn += 1) {
      const due = await dueOf(database.db, wabaId, limits, now);
      if (due.length === 0) break;
      const commit = await inContactCommit(database, now, (tx) => raiseAll(tx, due, waiting, limits));
      for (const subscription of commit.wake) wake.add(subscription);
    }
  }
  return [...wake];
}

function isWaiting(condition: HandoffCondition): condition is WaitingCondition {
  return condition.rule.reason === 'unanswered';
}

/** The shortest first. */
function limitsOf(conditions: readonly WaitingCondition[]): Limit[] {
  const limits = new Map<number, Limit>();
  for (const { rule, since } of conditions) {
    const ms = rule.seconds * 1_000;
    limits.set(ms, { ms, since: Math.min(since, limits.get(ms)?.since ?? since) });
  }
  return [...limits.values()].sort((one, other) => one.ms - other.ms);
}

/**
 * Who passed a limit since it was looked at last; each conversation once. What is not due is not read, however many
 * wait: each limit begins where the index has those that passed one limit before it.
 */
async function dueOf(
  queries: Queries,
  wabaId: string,
  limits: readonly Limit[],
  now: number,
): Promise<Due[]> {
  const due = new Map<string, Due>();
  for (const passed of await passedLimits(queries, wabaId)) {
    for (const { ms, since } of limits) {
      if (ms <= passed) continue;
      const rows = await queries
        .selectFrom('conversations')
        .select(['contact_id as contactId', 'phone_number_id as phoneNumberId'])
        .where('waba_id', '=', wabaId)
        .where('limit_passed', '=', passed)
        .where('unanswered_since', '<=', now - ms)
        .where('unanswered_since', '>', since - ms)
        .orderBy('unanswered_since')
        .limit(atOnce - due.size)
        .execute();
      for (const row of rows) due.set(`${row.contactId} ${row.phoneNumberId}`, row);
      if (due.size >= atOnce) return [...due.values()];
    }
  }
  return [...due.values()];
}

/** The limits that those who wait have passed, also of Zaps that are gone; it jumps from one to the next in the index. */
async function passedLimits(queries: Queries, wabaId: string): Promise<number[]> {
  const { rows } = await sql<{ passed: number }>`
    with recursive present (passed) as (
      select min(limit_passed) from conversations where waba_id = ${wabaId} and unanswered_since is not null
      union all
      select (select min(c.limit_passed) from conversations c
        where c.waba_id = ${wabaId} and c.unanswered_since is not null and c.limit_passed > present.passed)
      from present where present.passed is not null
    )
    select passed from present where passed is not null`.execute(queries);
  return rows.map(({ passed }) => passed);
}

async function raiseAll(
  commit: ContactCommit,
  due: readonly Due[],
  conditions: readonly WaitingCondition[],
  limits: readonly Limit[],
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
  for (const conversation of conversations) await passLimit(commit, conversation, limits);
}

function isMet({ rule, since }: WaitingCondition, unansweredSince: number, waited: number): boolean {
  const ms = rule.seconds * 1_000;
  return waited >= ms && unansweredSince + ms > since;
}

/** Writes down which limit was looked at, so that the next look finds only who passes a longer one. */
async function passLimit(
  { tx, now }: ContactCommit,
  { contactId, phoneNumberId, unansweredSince }: ConversationState,
  limits: readonly Limit[],
): Promise<void> {
  if (unansweredSince === null) return;
  const passed = limits.findLast(({ ms }) => ms <= now - unansweredSince);
  if (!passed) return;
  await tx
    .updateTable('conversations')
    .set({ limit_passed: passed.ms })
    .where('contact_id', '=', contactId)
    .where('phone_number_id', '=', phoneNumberId)
    .where('limit_passed', '<', passed.ms)
    .execute();
}
