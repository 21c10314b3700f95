import type { ChangeSource } from '../../whatsapp/change-source.js';
import type { ConsentState } from '../../whatsapp/consent.js';

/** What was said when. Epoch milliseconds; null: nobody said anything yet. */
export interface ConsentWord {
  state: ConsentState;
  at: number | null;
}

/** Of two words at one time the later in this list counts: a refusal always, and an answer more than its question. */
const order: readonly ConsentState[] = ['transactional', 'pending', 'opted_in', 'opted_out'];

/** How far the clocks of WhatsApp, of a CRM and ours may differ. */
const CLOCK_SKEW_MS = 300_000;

/** True when the new word counts, and not the one that is known. */
export function isLaterConsent(word: ConsentWord, known: ConsentWord): boolean {
  const [at, knownAt] = [word.at ?? -1, known.at ?? -1];
  if (at !== knownAt) return at > knownAt;
  return order.indexOf(word.state) >= order.indexOf(known.state);
}

/** What counts of two people who are found to be one: a refusal stands, unless the customer later took it back. */
export function isStrongerConsent<Word extends ConsentWord & { source: ChangeSource | null }>(
  word: Word,
  known: Word,
): boolean {
  if (known.state === 'opted_out' && word.state !== 'opted_out') return takesBack(word, known);
  if (word.state === 'opted_out' && known.state !== 'opted_out') return !takesBack(known, word);
  return isLaterConsent(word, known);
}

function takesBack(word: ConsentWord & { source: ChangeSource | null }, refusal: ConsentWord): boolean {
  return word.state === 'opted_in' && word.source === 'whatsapp' && isLaterConsent(word, refusal);
}

/**
 * When the customer said it (epoch milliseconds), as it is compared. WhatsApp tells whole seconds of its own clock:
 * by that an answer can seem to come before its question, and a refusal before what it takes back.
 */
export function timeOfAnswer(state: 'opted_in' | 'opted_out', at: number, known: ConsentWord): number {
  const knownAt = known.at ?? at;
  const seemsEarlier = at < knownAt && knownAt - at <= CLOCK_SKEW_MS;
  return seemsEarlier && (state === 'opted_out' || known.state === 'pending') ? knownAt : at;
}
