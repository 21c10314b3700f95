import { remember, wasTold, wordOf } from '../../contacts/told.js';
import { messagesIn, type Contacted } from './contacted.js';
import { messageId, type Tracked } from './message-rows.js';
import type { Messages } from './message-set.js';

/** The ids of the updates that their messages remember. */
export function toldBefore(contacted: readonly Contacted[], messages: Messages): Set<string> {
  const told = new Set<string>();
  for (const one of contacted) {
    const telling = tellingOf(one, messages);
    if (telling && wasTold(telling.tracked.message, telling.word)) told.add(one.update.id);
  }
  return told;
}

/** Lets the message remember the update; false when it cannot, or not for long enough. */
export function remembered(one: Contacted, messages: Messages, now: number): boolean {
  const telling = tellingOf(one, messages);
  if (!telling || !remember(telling.tracked.message, telling.word, now)) return false;
  telling.tracked.changed = true;
  return true;
}

function tellingOf(one: Contacted, messages: Messages): { tracked: Tracked; word: string } | null {
  const word = wordOf(one.update, one.touch);
  const [place] = word === null ? [] : messagesIn(one);
  if (word === null || !place) return null;
  // An id that its column cannot hold may be that of another message, too.
  if (messageId(place.id) !== place.id || place.wabaId !== one.update.wabaId) return null;
  const tracked = messages.get(place.wabaId, place.id);
  return tracked && { tracked, word };
}
