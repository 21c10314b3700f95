import { folded } from './keyword.js';
import { isObject, textOf } from './json.js';

/** `add` and `remove` name tags; `replace` and `two_way` give the whole list as a CRM has it. */
export const tagModes = ['add', 'remove', 'replace', 'two_way'] as const;

export type TagMode = (typeof tagModes)[number];

/** A tag has at most so many characters, as JavaScript and the CRMs count them. */
const TAG_LENGTH = 100;
/** A contact has at most so many tags. */
export const TAGS_PER_CONTACT = 200;

/** Lists in lists have no tags further inside than this; deeper ones are made to break something. */
const DEPTH = 8;

/** Compatibility letters can become eighteen when they are folded, and an index takes only so long a key. */
const KEY_LENGTH = 2 * TAG_LENGTH;

/** Half an emoji, and what no screen shows; the joiner that makes one emoji of several stays. */
const UNSEEN = /[\p{Cc}\p{Cs}\u200b\u200e\u200f\u2028-\u202e\u2060\ufeff]+/gu;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A tag as it is kept: on one line, without space around it, cut to 100 characters. Empty when nothing is left. */
export function tagName(written: string): string {
  const name = written.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim().normalize('NFC');
  return shortened(name, TAG_LENGTH);
}

/** A tag in at most so many characters, without a part of one that a reader sees as one. */
export function shortened(name: string, longest: number): string {
  return name.length <= longest ? name : wholeCharacters(name, longest).trimEnd();
}

/** What two writings of one tag have in common: case, accents and spaces do not matter. */
export function tagKey(name: string): string {
  const key = folded(name) || name;
  return key.slice(0, KEY_LENGTH).replace(/\p{Cs}$/u, '');
}

/** The names, each tag once: the first writing of it stays. */
export function distinctTags(written: readonly string[]): string[] {
  const names = new Map<string, string>();
  for (const text of written) {
    const name = tagName(text);
    const key = tagKey(name);
    if (name !== '' && !names.has(key)) names.set(key, name);
  }
  return [...names.values()];
}

/**
 * The tags in what a person or a CRM wrote: `a;b`, `;a;b` (HubSpot appends so), `a, b`, one a line, a list of texts,
 * or Zoho's `[{"name": "a"}]`, the lists also as JSON. A comma divides only where nothing else does, so that
 * `Milan, Italy; Rome, Italy` is two.
 */
export function tagsOf(written: unknown): string[] {
  return distinctTags(piecesOf(written));
}

function piecesOf(written: unknown, depth = 0): string[] {
  if (depth > DEPTH) return [];
  if (Array.isArray(written)) {
    const [only, ...others] = written as unknown[];
    if (others.length === 0) return piecesOf(only, depth + 1);
    return (written as unknown[]).flatMap((item) =>
      typeof item === 'string' ? divided(item) : piecesOf(item, depth + 1),
    );
  }
  if (isObject(written)) return [textOf(written['name']) ?? ''];
  const text = textOf(written)?.trim() ?? '';
  const list = jsonList(text);
  if (list) return list.flatMap((item) => (typeof item === 'string' ? [item] : piecesOf(item, depth + 1)));
  const pieces = divided(text);
  return pieces.length > 1 ? pieces : text.split(/[,，、،]/u);
}

function divided(text: string): string[] {
  return text.split(/[;；\r\n]+/u);
}

function jsonList(text: string): unknown[] | null {
  if (!/^[[{]/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? (value as unknown[]) : [value];
  } catch {
    return null; // A tag may begin with a bracket.
  }
}

/** As many whole characters as fit; one that is longer than a tag (it can have any number of accents) is cut. */
function wholeCharacters(name: string, longest: number): string {
  let end = 0;
  for (const { index, segment } of graphemes.segment(name.slice(0, 2 * longest))) {
    if (index + segment.length > longest) break;
    end = index + segment.length;
  }
  return name.slice(0, end || longest).replace(/\p{Cs}$/u, '');
}
