import { isObject, textOf } from '../../whatsapp/json.js';
import { cut } from './cut.js';
import type { InTransform } from './in-transform.js';

/** No value is longer (Salesforce and Zoho: 32,000; HubSpot: 65,536). What is beyond is not looked at. */
const LONGEST_READ = 100_000;

/** A text without what no field can keep: half an emoji, and control characters other than line breaks and tabs. */
export function written(value: unknown): string {
  const text = typeof value === 'boolean' ? String(value) : (textOf(value) ?? '');
  return cut(text, LONGEST_READ)
    .toWellFormed()
    .replace(/[\p{Cc}\ufffd]+/gu, (marks) => marks.replace(/[^\n\r\t]/g, ''))
    .trim();
}

/** The text on one line, without doubled spaces: in a template’s variable WhatsApp allows no line breaks or tabs. */
export function oneLine(value: unknown): string {
  return written(value).replace(/\s+/gu, ' ');
}

/** A text as it is, cut to the field’s length. */
export function text(longest: number): InTransform {
  return {
    name: `the text, at most ${longest} characters`,
    gives: 'text',
    longest,
    apply: ([value], { note }) => shortened(written(value), longest, note) || null,
  };
}

/** The same on one line. */
export function line(longest: number): InTransform {
  return {
    name: `the text on one line, at most ${longest} characters`,
    gives: 'text',
    longest,
    apply: ([value], { note }) => shortened(oneLine(value), longest, note) || null,
  };
}

/** An id as it is: a part of it would be the id of something else, so a longer one is left out. */
export function id(longest: number): InTransform {
  return {
    name: 'as it is',
    gives: 'text',
    longest,
    apply([value], { note }) {
      const text = oneLine(value);
      if (text.length > longest) note(`The id is longer than ${longest} characters and was left out.`);
      return text !== '' && text.length <= longest ? text : null;
    },
  };
}

/** Always the same, such as a picklist’s value for a new lead. */
export function always(value: string): InTransform {
  return {
    name: `always “${value}”`,
    gives: 'choice',
    choices: [value],
    longest: value.length,
    apply: () => value,
  };
}

/** One of the CRM’s own words for one of ours; what has none is left out. */
export function oneOf(words: Readonly<Record<string, string>>): InTransform {
  const choices = [...new Set(Object.values(words))];
  return {
    name: Object.entries(words)
      .map(([ours, theirs]) => `${ours} → ${theirs}`)
      .join(', '),
    gives: 'choice',
    choices,
    longest: Math.max(...choices.map(({ length }) => length)),
    apply([value], { note }) {
      const word = oneLine(value).toLowerCase();
      if (Object.hasOwn(words, word)) return words[word] ?? null;
      if (word !== '' && !isObject(value)) note(`“${cut(word, 40)}” has no counterpart in the CRM.`);
      return null;
    },
  };
}

/** The text within the length, with a note when something had to go. */
export function shortened(text: string, longest: number, note: (sentence: string) => void): string {
  const short = cut(text, longest).trimEnd();
  if (short.length < text.length)
    note(`The text was cut to ${longest} characters, which is all the field takes.`);
  return short;
}
