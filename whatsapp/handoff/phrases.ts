import { folded } from '../keyword.js';

/** Words to look for in what somebody wrote. */
export interface Phrase {
  /** A last word that ends with `*` may have any ending. */
  text: string;
  /** Words in front of it that take it back. */
  not?: readonly string[];
  /** Counts only as the whole message. */
  alone?: boolean;
}

/** A phrase cut into words, as it is compared. */
interface Pattern {
  phrase: Phrase;
  words: readonly string[];
  openEnd: boolean;
  not: ReadonlySet<string>;
}

/** A phrase that is looked for letter by letter. */
interface Letters {
  phrase: Phrase;
  text: string;
  not: readonly string[];
}

/** Every beginning of a word has as many letters, so that few are compared with each word. */
const BEGINNING = 2;

/** A word, or a mark that divides what is said. */
const TOKEN = /[\p{L}\p{N}\p{M}]+|[.,!?;:،؛。、]/gu;
/** Scripts that write without spaces: there a phrase is looked for letter by letter. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** Cloud API: a text has up to 4,096 characters, and an emoji is two in JavaScript. */
const longestText = 8_192;

/**
 * Finds the first of many phrases in a text, in whole words: `scam` is not in `scampi`. Case and accents do not
 * matter. A phrase of signs alone, such as an emoji, is found anywhere.
 */
export class Phrases {
  /** By their first word. */
  private readonly byWord = new Map<string, Pattern[]>();
  /** Of one word with any ending; by its first letters. */
  private readonly byBeginning = new Map<string, Pattern[]>();
  private readonly unspaced: Letters[] = [];
  private readonly signs: Letters[] = [];
  private readonly whole = new Map<string, Phrase>();

  constructor(phrases: readonly Phrase[]) {
    for (const phrase of phrases) this.add(phrase);
  }

  /** The phrase that the text has, as it was given, or null. */
  in(text: string): string | null {
    const short = folded(text.slice(0, longestText));
    const tokens = short.match(TOKEN) ?? [];
    const found = this.whole.get(wordsOf(tokens)) ?? this.spaced(tokens) ?? this.within(short);
    return found ? found.text.replace('*', '') : null;
  }

  private add(phrase: Phrase): void {
    const text = folded(phrase.text.replace('*', ''));
    if (text === '') return;
    const words = (text.match(TOKEN) ?? []).filter(isWord);
    const not = (phrase.not ?? []).map(folded);
    const [first] = words;
    if (phrase.alone) this.whole.set(wordsOf(words), phrase);
    else if (first === undefined) this.signs.push({ phrase, text, not });
    else if (UNSPACED.test(text)) this.unspaced.push({ phrase, text, not });
    else {
      const pattern = { phrase, words, openEnd: phrase.text.endsWith('*'), not: new Set(not) };
      if (pattern.openEnd && words.length === 1) push(this.byBeginning, first.slice(0, BEGINNING), pattern);
      else push(this.byWord, first, pattern);
    }
  }

  private spaced(tokens: readonly string[]): Phrase | undefined {
    for (const [at, token] of tokens.entries()) {
      const patterns = [this.byWord.get(token), this.byBeginning.get(token.slice(0, BEGINNING))];
      for (const here of patterns) {
        const found = here?.find((pattern) => isAt(pattern, tokens, at));
        if (found) return found.phrase;
      }
    }
    return undefined;
  }

  private within(text: string): Phrase | undefined {
    const sought = UNSPACED.test(text) ? [...this.signs, ...this.unspaced] : this.signs;
    return sought.find(({ text: letters, not }) => {
      const at = text.indexOf(letters);
      return at >= 0 && !not.some((word) => text.slice(0, at).endsWith(word));
    })?.phrase;
  }
}

function push(patterns: Map<string, Pattern[]>, key: string, pattern: Pattern): void {
  const others = patterns.get(key);
  if (others) others.push(pattern);
  else patterns.set(key, [pattern]);
}

function isAt({ words, openEnd, not }: Pattern, tokens: readonly string[], at: number): boolean {
  const last = words.length - 1;
  const same = words.every((word, i) => {
    const token = tokens[at + i] ?? '';
    return openEnd && i === last ? token.startsWith(word) : token === word;
  });
  // One word may stand between: “not a complaint”.
  return same && !isTakenBack(not, tokens.slice(Math.max(0, at - 2), at));
}

function isTakenBack(not: ReadonlySet<string>, before: readonly string[]): boolean {
  const clause = before.slice(before.findLastIndex((token) => !isWord(token)) + 1);
  return clause.some((word) => not.has(word));
}

function isWord(token: string): boolean {
  return /^[\p{L}\p{N}\p{M}]/u.test(token);
}

function wordsOf(tokens: readonly string[]): string {
  return tokens.filter(isWord).join(' ');
}
