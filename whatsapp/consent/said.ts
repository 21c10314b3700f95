import { folded } from '../keyword.js';

/** What does not tell one answer from another: punctuation, signs, emoji. */
const NOT_SAID = /[\p{P}\p{S}\p{Cf}\ufe0f\s]+/gu;
/** The same for English letters: most messages have no others, and thousands come in a second. */
const NOT_SAID_IN_ENGLISH = /[^a-z0-9]+/g;
const FOREIGN = /[^ -~]/;

/** The words of a text with one blank between them, without case, accents, punctuation and emoji. */
export function said(text: string): string {
  const plain = folded(text);
  return plain.replace(FOREIGN.test(plain) ? NOT_SAID : NOT_SAID_IN_ENGLISH, ' ').trim();
}
