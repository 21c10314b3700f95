import { decodeCallbackData, type CallbackData } from '../../whatsapp/callback-data.js';
import { listOf, numberOf, objectOf, textOf } from '../../whatsapp/json.js';
import { epochMs } from '../../whatsapp/time.js';
import type { MessageStatus } from '../../whatsapp/webhook.js';
import type { MessageFacts, MessageState, MessageWord, StatusWord } from './message.js';

/** What a status tells about a message that was sent. Times are epoch milliseconds. */
export interface StatusFacts {
  messageId: string;
  status: StatusWord;
  at: number;
  error: { code: number | null; title: string | null } | null;
  pricingCategory: string | null;
  callback: CallbackData | null;
  /** When the free entry point ends, where Meta tells (Cloud API: pricing). */
  freeUntil: number | null;
}

/** What became true of a message for the first time, whatever the order of its statuses. */
export interface Progress {
  out: boolean;
  delivered: boolean;
  read: boolean;
  failed: boolean;
}

const RANKS: Record<MessageWord, number> = {
  failed: 0,
  received: 0,
  accepted: 0,
  sent: 1,
  delivered: 2,
  read: 3,
  played: 4,
};
const WORDS: readonly StatusWord[] = ['failed', 'sent', 'delivered', 'read', 'played'];
const isWord = (text: unknown): text is StatusWord => (WORDS as readonly unknown[]).includes(text);
const longestTitle = 200;

/** Null for a word that says nothing about the way of the message, such as `deleted`. */
export function statusFacts(status: MessageStatus, at: number): StatusFacts | null {
  const messageId = textOf(status.id);
  if (messageId === null || !isWord(status.status)) return null;
  const conversation = objectOf(status['conversation']);
  const fromAd = objectOf(conversation['origin'])['type'] === 'referral_conversion';
  return {
    messageId,
    status: status.status,
    at,
    error: status.status === 'failed' ? errorOf(listOf(status.errors)[0]) : null,
    pricingCategory: textOf(objectOf(status['pricing'] ?? conversation['pricing'])['category']),
    callback: decodeCallbackData(status.biz_opaque_callback_data),
    freeUntil: fromAd ? epochMs(conversation['expiration_timestamp']) : null,
  };
}

/** What is known of a message that another app of the business sent. */
export function sentStatus({ id, at }: Pick<MessageFacts, 'id' | 'at'>): StatusFacts {
  const nothing = { error: null, pricingCategory: null, callback: null, freeUntil: null };
  return { messageId: id, status: 'sent', at, ...nothing };
}

/** A message that is known from a status alone. */
export function messageOfStatus(
  place: Pick<MessageState, 'wabaId' | 'contactId' | 'phoneNumberId'>,
  { messageId, at }: StatusFacts,
): MessageState {
  return {
    ...place,
    id: messageId,
    direction: 'out',
    at,
    status: 'failed',
    errorCode: null,
    templateName: null,
    details: {},
  };
}

/**
 * Takes a status over: it never goes backwards, and `failed` stays unless the message arrived after all.
 * Statuses come in any order and more than once.
 */
export function advance(message: MessageState, facts: StatusFacts): Progress {
  const { details } = message;
  const before = rankOf(message);
  const failedBefore = details.failedAt !== undefined;
  const member = timeOf[facts.status];
  details[member] = Math.min(details[member] ?? facts.at, facts.at);
  message.at = Math.min(message.at, facts.at);
  if (facts.error) message.errorCode = facts.error.code;
  takeOrigin(message, facts);

  const after = Math.max(before, RANKS[facts.status]);
  message.status =
    details.failedAt !== undefined && after < RANKS.delivered ? 'failed' : (WORDS[after] ?? 'sent');
  return {
    out: before === 0 && after > 0,
    delivered: before < RANKS.delivered && after >= RANKS.delivered,
    read: before < RANKS.read && after >= RANKS.read,
    failed: !failedBefore && facts.status === 'failed',
  };
}

const timeOf = {
  sent: 'sentAt',
  delivered: 'deliveredAt',
  read: 'readAt',
  played: 'readAt',
  failed: 'failedAt',
} as const satisfies Record<StatusWord, keyof MessageState['details']>;

/** True when it got as far as to be sent, whatever became of it then. */
export function wasSent(message: MessageState): boolean {
  return rankOf(message) > 0;
}

/** How far it got, whether it failed or not. */
function rankOf({ status, details }: MessageState): number {
  return Math.max(RANKS[status], details.sentAt === undefined ? 0 : RANKS.sent);
}

function takeOrigin(message: MessageState, { callback, pricingCategory }: StatusFacts): void {
  const { details } = message;
  if (pricingCategory !== null) details.pricingCategory = pricingCategory.slice(0, longestTitle);
  if (!callback) return;
  details.operationId = callback.operation;
  details.templateId = callback.templateId ?? details.templateId;
  details.templateLanguage = callback.templateLanguage ?? details.templateLanguage;
  message.templateName = callback.templateName ?? message.templateName;
  if (callback.crm) details.crm = [callback.crm.system, callback.crm.object, callback.crm.record];
}

function errorOf(told: unknown): { code: number | null; title: string | null } {
  const error = objectOf(told);
  const code = numberOf(error['code']);
  return {
    code: code !== null && Number.isSafeInteger(code) ? code : null,
    title: textOf(error['title'])?.slice(0, longestTitle) ?? null,
  };
}
