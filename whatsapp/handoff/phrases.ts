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
  /** Of one word with any ending. */
  private readonly beginnings: Pattern[] = [];
  private readonly unspaced: { phrase: Phrase; text: string; not: readonly string[] }[] = [];
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
    else if (first === undefined || UNSPACED.test(text)) this.unspaced.push({ phrase, text, not });
    else {
      const pattern = { phrase, words, openEnd: phrase.text.endsWith('*'), not: new Set(not) };
      if (pattern.openEnd && words.length === 1) this.beginnings.push(pattern);
      else this.byWord.set(first, [...(this.byWord.get(first) ?? []), pattern]);
    }
  }

  private spaced(tokens: readonly string[]): Phrase | undefined {
    for (const [at, token] of tokens.entries()) {
      const here = this.byWord.get(token)?.find((pattern) => isAt(pattern, tokens, at));
      const found = here ?? this.beginnings.find((pattern) => isAt(pattern, tokens, at));
      if (found) return found.phrase;
    }
    return undefined;
  }

  private within(text: string): Phrase | undefined {
    return this.unspaced.find(({ text: sought, not }) => {
      const at = text.indexOf(sought);
      return at >= 0 && !not.some((word) => text.slice(0, at).endsWith(word));
    })?.phrase;
  }
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
