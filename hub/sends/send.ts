/**
 * Where one try of a send stands. `waiting`: for its turn. `started`: it may go out, and nobody said what became of
 * it. `unknown`: it may have gone out. `refused`: it did not, and is tried again. `replaced`: nothing was heard of it,
 * or a person retries it, so another try takes its place; or it was given up, and another try ended after it. `undelivered`: WhatsApp took it, and told later that it
 * failed. `given_up`: it is for a person now.
 */
export type SendWord =
  | 'waiting'
  | 'started'
  | 'unknown'
  | 'refused'
  | 'replaced'
  | 'accepted'
  | 'undelivered'
  | 'blocked'
  | 'given_up';

/** One try of a send, as the hub keeps it. Times are epoch milliseconds. */
export interface SendState {
  wabaId: string;
  /** Our id of the try; statuses bring it back. */
  operation: string;
  phoneNumberId: string;
  /** As an identity of a contact: all forms of one number are one recipient. */
  recipient: string;
  key: string;
  state: SendWord;
  /** For what it waits. */
  waitsFor: 'number_rate' | 'pair_rate' | null;
  /** When the send was asked for first. */
  createdAt: number;
  startedAt: number | null;
  /** When its turn comes. */
  dueAt: number | null;
  /** When it was last known what became of it. */
  endedAt: number | null;
  /** How long an end keeps its key, in milliseconds. */
  keepMs: number;
  /** How often it was refused so far. */
  refusals: number;
  /** True when it was given up though it may have gone out. */
  undecided: boolean;
  messageId: string | null;
  /** Its place in the row of the number, among the sends of all Zaps; see `roundOf`. Null before it had one. */
  round: number | null;
  details: SendDetails;
}

/** True when the contact was erased while the send was under way: nothing says any more to whom it goes. */
export function isErased({ recipient }: Pick<SendState, 'recipient'>): boolean {
  return recipient === '';
}

/** What nobody searches for. */
export interface SendDetails {
  category: string;
  type: string;
  /** What the customer sees; gone from here once the message has it. */
  text?: string | undefined;
  templateId?: string | undefined;
  templateName?: string | undefined;
  templateLanguage?: string | undefined;
  zap?: string | undefined;
  /** Why it was refused, failed or is unknown, in words. */
  reason?: string | undefined;
  advice?: string | undefined;
  /** Meta's. */
  code?: number | undefined;
}
