import { aroundStop } from './around-stop.js';
import { consentWords } from './keywords.js';
import { said } from './said.js';

/** Words that end marketing in every language, so that “stop, por favor” does. */
const everywhere = ['stop', 'unsubscribe', 'opt out', 'optout'];

/** These write without spaces, or with as many as the writer likes. */
const unspaced: ReadonlySet<string> = new Set(['zh', 'ja', 'ko', 'th']);
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** What a refusal in one language is made of, as `made` takes it. */
interface Language {
  stops: readonly string[];
  around: readonly string[];
}

/** A refusal begins somewhere with one of these words: most messages have none, and thousands come in a second. */
const byFirstWord = new Map<string, Set<Language>>();
const letterByLetter: Language[] = [];

for (const [name, { stop }] of Object.entries(consentWords)) {
  const isUnspaced = unspaced.has(name);
  const pieces = (list: readonly string[]) => list.map((text) => piece(said(text), isUnspaced));
  const language = { stops: pieces([...stop, ...everywhere]), around: pieces(aroundStop[name] ?? []) };
  if (isUnspaced) letterByLetter.push(language);
  else for (const text of language.stops) add(text.slice(0, text.indexOf(' ')), language);
}

/**
 * True for a stop with nothing but politeness and the like around it, all in one language: “please stop sending me
 * messages”. Any other word makes it say something else: “don't stop”, “stop my order”. `text`: as `said` gives it.
 */
export function isRefusal(text: string): boolean {
  if (UNSPACED.test(text)) return letterByLetter.some((language) => isMadeOf(piece(text, true), language));
  const languages = new Set(text.split(' ').flatMap((word) => [...(byFirstWord.get(word) ?? [])]));
  return languages.size > 0 && [...languages].some((language) => isMadeOf(piece(text, false), language));
}

/** With a blank after each word, so that pieces fit only where words end; or without any blank. */
function piece(text: string, isUnspaced: boolean): string {
  return isUnspaced ? text.replaceAll(' ', '') : `${text} `;
}

function add(word: string, language: Language): void {
  const others = byFirstWord.get(word);
  if (others) others.add(language);
  else byFirstWord.set(word, new Set([language]));
}

const WITHOUT_STOP = 1;
const WITH_STOP = 2;

/** True when the text can be cut into pieces of the language, at least one of them a stop. Takes no longer for any cut. */
function isMadeOf(text: string, { stops, around }: Language): boolean {
  /** For each place: whether pieces lead to it, without a stop among them, with one, or both. */
  const reached = new Uint8Array(text.length + 1);
  reached[0] = WITHOUT_STOP;
  const mark = (at: number, how: number) => (reached[at] = (reached[at] ?? 0) | how);
  for (let at = 0; at < text.length; at += 1) {
    const here = reached[at] ?? 0;
    if (here === 0) continue;
    for (const word of around) if (text.startsWith(word, at)) mark(at + word.length, here);
    for (const stop of stops) if (text.startsWith(stop, at)) mark(at + stop.length, WITH_STOP);
  }
  return ((reached[text.length] ?? 0) & WITH_STOP) !== 0;
}
