/** A message as the hub remembers it. Times are epoch milliseconds. */
export interface MessageState {
  wabaId: string;
  id: string;
  /** Null for what went to a group. */
  contactId: string | null;
  phoneNumberId: string | null;
  direction: 'in' | 'out';
  /** Of a message that was sent: its first status. */
  at: number;
  status: MessageWord;
  errorCode: number | null;
  templateName: string | null;
  details: MessageDetails;
}

/** `received` for a message of the customer; else Meta's word, `accepted` before the first status. */
export type MessageWord = 'received' | 'accepted' | StatusWord;
export type StatusWord = 'sent' | 'delivered' | 'read' | 'played' | 'failed';

/** What nobody searches for; what is not known is absent, as most of it is for most messages. */
export interface MessageDetails {
  type?: string | undefined;
  text?: string | undefined;
  sentAt?: number | undefined;
  deliveredAt?: number | undefined;
  readAt?: number | undefined;
  failedAt?: number | undefined;
  templateId?: string | undefined;
  templateLanguage?: string | undefined;
  pricingCategory?: string | undefined;
  operationId?: string | undefined;
  /** What Meta told of it, in a word each (see `told.ts`). */
  told?: string[] | undefined;
  /** System, object and record id. */
  crm?: [string, string, string] | undefined;
}

/** What a message itself tells. */
export interface MessageFacts {
  id: string;
  at: number;
  /** As `messageType` names it. */
  type: string;
  text: string | null;
  status: MessageWord;
}

/** Cloud API: a text has up to 4,096 characters. */
export const longestText = 4_096;

/** What only holds the place of a message that may follow under the same id. */
export function isPlaceholder(type: string | undefined): boolean {
  return type === 'unsupported' || type === 'media_placeholder';
}

export function newMessage(
  place: Pick<MessageState, 'wabaId' | 'contactId' | 'phoneNumberId'>,
  facts: MessageFacts,
): MessageState {
  const details: MessageDetails = { type: facts.type };
  if (facts.text !== null) details.text = facts.text;
  return {
    ...place,
    id: facts.id,
    direction: facts.status === 'received' ? 'in' : 'out',
    at: facts.at,
    status: facts.status,
    errorCode: null,
    templateName: null,
    details,
  };
}

/** Takes over what the message says, where only its place was held or only its statuses were known. */
export function filled({ details }: MessageState, { type, text }: MessageFacts): boolean {
  if (details.type !== undefined && !isPlaceholder(details.type)) return false;
  if (details.type === type) return false;
  details.type = type;
  details.text = text ?? undefined;
  return true;
}
