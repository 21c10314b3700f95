import { sql } from 'kysely';
import type { HubEvent } from '../../../whatsapp/event.js';
import { metBy, type HandoffReason } from '../../../whatsapp/handoff.js';
import { idOf } from '../../../whatsapp/update-id.js';
import type { ContactState } from '../../contacts/contact.js';
import type { ConversationState } from '../../contacts/conversation.js';
import { happenedAt } from '../../contacts/touch.js';
import type { HandoffCondition } from '../deliveries/subscription-cache.js';
import type { ContactCommit } from './commit.js';
import { conversationWithMessages } from './conversations.js';

/** As many messages as a person wants to read before answering. */
const MESSAGES = 10;

/** A condition that is met, and why. */
interface Met {
  condition: HandoffCondition;
  explanation: string;
}

/** Epoch milliseconds. */
interface Cause {
  /** What the customer did, or since when the customer waits: it is raised once for it. */
  at: number;
  /** When a person is asked for. */
  requestedAt: number;
  messageId: string | null;
}

type MessageEvent = Extract<HubEvent, { event: 'message' }>;

/**
 * Asks for a person when the message meets conditions that were not met yet. `isLatest`: it is counted, and no later
 * one of the conversation is in the same commit, so the count is the one with it. The caller saves the conversation.
 */
export async function raiseByMessage(
  commit: ContactCommit,
  event: MessageEvent,
  isLatest: boolean,
  contact: ContactState,
  conversation: ConversationState,
  conditions: readonly HandoffCondition[],
): Promise<void> {
  const met: Met[] = [];
  for (const condition of conditions) {
    if (!isFor(condition, conversation)) continue;
    if (condition.rule.reason === 'many_messages' && !isLatest) continue;
    const explanation = metBy(event.data.message, conversation.messageCount, condition.rule);
    if (explanation !== null) met.push({ condition, explanation });
  }
  const told = happenedAt(Date.parse(event.occurred_at), commit.now);
  const at = Math.max(conversation.lastInboundAt ?? 0, told);
  const cause = { at, requestedAt: at, messageId: event.data.message.id ?? null };
  await raise(commit, met, cause, contact, conversation);
}

/** Asks for a person under those of the conditions that were not met yet. The caller saves the conversation. */
export async function raise(
  commit: ContactCommit,
  met: readonly Met[],
  cause: Cause,
  contact: ContactState,
  conversation: ConversationState,
): Promise<void> {
  const raised: Met[] = [];
  const keys = new Set<string>();
  for (const one of met) {
    const { key, rule } = one.condition;
    if (keys.has(key) || !(await isFirst(commit, key, rule.reason, cause.at, conversation))) continue;
    keys.add(key);
    raised.push(one);
  }
  const [first] = raised;
  if (!first) return;
  const { reason } = first.condition.rule;
  conversation.state = 'handoff';
  conversation.handoffRequestedAt = cause.requestedAt;
  conversation.handoffReason = reason;
  const { wabaId, id: contactId } = contact;
  commit.changes.push({ wabaId, contactId, kind: 'handoff', source: 'whatsapp', detail: reason });
  const explanation = [...new Set(raised.map((one) => one.explanation))].join('; ');
  const told = { reason, rules: [...keys].sort(), explanation, ...cause };
  commit.derived.push(await handoffEvent(commit, told, contact, conversation));
}

/**
 * Writes down that a condition was met; false when it was met before. The database decides, so that of two hubs one
 * asks. A complaint counts anew after an answer, waiting after each answer, and everything after the conversation was
 * closed and opened again.
 */
async function isFirst(
  { tx }: ContactCommit,
  key: string,
  reason: HandoffReason,
  at: number,
  { contactId, phoneNumberId, openedAt, lastOutboundAt, unansweredSince }: ConversationState,
): Promise<boolean> {
  const anewAfter = {
    complaint: Math.max(openedAt ?? 0, lastOutboundAt ?? 0),
    many_messages: openedAt ?? 0,
    unanswered: unansweredSince ?? 0,
  }[reason];
  const row = await tx
    .insertInto('handoffs')
    .values({ contact_id: contactId, phone_number_id: phoneNumberId, rule: key, raised_at: at })
    .onConflict((conflict) =>
      conflict
        .columns(['contact_id', 'phone_number_id', 'rule'])
        .doUpdateSet({ raised_at: at })
        .where('handoffs.raised_at', '<', anewAfter),
    )
    .returning(sql<number>`1`.as('raised'))
    .executeTakeFirst();
  return row !== undefined;
}

export function isFor({ phoneNumberId }: HandoffCondition, conversation: ConversationState): boolean {
  return phoneNumberId === '' || phoneNumberId === conversation.phoneNumberId;
}

interface Told extends Cause {
  reason: HandoffReason;
  rules: string[];
  explanation: string;
}

async function handoffEvent(
  commit: ContactCommit,
  { reason, rules, explanation, messageId, at, requestedAt }: Told,
  contact: ContactState,
  conversation: ConversationState,
): Promise<HubEvent> {
  const { phoneNumberId } = conversation;
  const asked = new Date(requestedAt).toISOString();
  return {
    id: idOf(['handoff', contact.id, phoneNumberId, at, ...rules].join('\0')),
    event: 'handoff',
    field: 'hub',
    waba_id: contact.wabaId,
    phone_number_id: phoneNumberId,
    occurred_at: asked,
    received_at: new Date(commit.now).toISOString(),
    data: {
      reason,
      rules,
      explanation,
      message_id: messageId,
      requested_at: asked,
      conversation: await conversationWithMessages(commit.tx, contact, conversation, MESSAGES),
    },
  };
}
