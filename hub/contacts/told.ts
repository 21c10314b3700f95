import type { MessageData, StatusData } from '../../whatsapp/event.js';
import type { Update } from '../../whatsapp/updates.js';
import type { MessageState } from './message.js';
import type { Touch } from './touch.js';

/** Meta repeats an update for 7 days (Cloud API: webhooks), and a message is kept for a day longer at the least. */
const rememberedForMs = 86_400_000;

/**
 * What an update tells of the message that its touch is about, in a word; null for what a message does not remember.
 * With the account and the id of the message the word is the identity of the update (see `messageKey`, `statusKey`).
 */
export function wordOf({ data }: Update, { what, who }: Touch): string | null {
  if (what === 'wrote') return (data as MessageData).message.type ?? null;
  // In a group the members tell the same word each.
  if (what === 'status' && who) return (data as StatusData).status.status ?? null;
  return null;
}

/** True when the message was told the word before. */
export function wasTold({ details }: MessageState, word: string): boolean {
  return details.told?.includes(word) ?? false;
}

/**
 * Lets the message remember the word, so that Meta's repetition is recognised by it. False for a message that may be
 * forgotten before Meta stops to repeat: it is old, or may turn out to be, as nobody told yet when it was sent. `now`
 * in epoch milliseconds.
 */
export function remember({ direction, at, details }: MessageState, word: string, now: number): boolean {
  if (direction === 'out' && details.sentAt === undefined) return false;
  if (at < now - rememberedForMs) return false;
  details.told = [...(details.told ?? []), word];
  return true;
}
