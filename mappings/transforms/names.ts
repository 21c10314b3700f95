import { e164OfWaId } from '../../whatsapp/wa-id.js';
import { cut } from './cut.js';
import { oneLine, shortened, written } from './texts.js';
import type { InTransform } from './in-transform.js';

/** Emoji with what joins and colours them; a digit or # is one too, and belongs to a name as little. */
const EMOJI =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u20e3\ufe0e\ufe0f\u200d]+/gu;

/** Chinese, Japanese and Korean names are written without a space, family name first. */
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** What no name begins or ends with: marks that people put around it. */
const AROUND = /^[^\p{L}\p{N}(]+|[^\p{L}\p{N}\p{M}).!'’]+$/gu;

/** “García López, Ana”, as lists of people have it. */
const LAST_NAME_FIRST = /^([^,，]+)[,，](.+)$/u;

/** What stands behind a name and its comma without being a first name: “Sammy Davis, Jr.”. */
const TITLES = new Set('jr sr ii iii iv v dr prof md phd dds dvm jd esq cpa mba msc bsc rn'.split(' '));

/** No name is longer; what is beyond is not looked at. */
const LONGEST_NAME = 400;

export interface Name {
  first: string;
  last: string;
}

/** A name as one writes it in a CRM: one line, without emoji and ornaments, and not in capitals throughout. */
export function cleanName(value: unknown): string {
  const name = oneLine(cut(written(value), LONGEST_NAME))
    .replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, (mark) => (mark === '\u200c' ? mark : ''))
    .replace(EMOJI, ' ')
    .replace(/\s+/gu, ' ')
    .replace(AROUND, '')
    .trim();
  return isShouted(name)
    ? name.toLowerCase().replace(/(?<![\p{L}\p{M}'’])\p{L}/gu, (letter) => letter.toUpperCase())
    : name;
}

/**
 * The last word of a name is the last name, all before it the first name; what has a comma behind it is the last name,
 * unless only titles follow. In Chinese, Japanese and Korean it is the other way round. A single word is a first name;
 * in these languages it is a whole name, and stays together as the last name, since nobody can tell where the family
 * name ends.
 */
export function splitName(value: unknown): Name {
  const clean = cleanName(value);
  const [, last, rest] = LAST_NAME_FIRST.exec(clean) ?? [];
  if (last !== undefined && rest !== undefined && (isOneWord(last) || !isTitles(rest)))
    return { first: withoutCommas(rest), last: last.trim() };
  const name = withoutCommas(clean);
  // In “Amy 林” the Latin name comes first, as Latin names do.
  const familyFirst = CJK.test(name.split(' ', 1)[0] ?? '');
  const space = familyFirst ? name.indexOf(' ') : name.lastIndexOf(' ');
  if (space < 0) return familyFirst ? { first: '', last: name } : { first: name, last: '' };
  const [before, after] = [name.slice(0, space), name.slice(space + 1)];
  return familyFirst ? { first: after, last: before } : { first: before, last: after };
}

function isOneWord(text: string): boolean {
  return !text.trim().includes(' ');
}

function isTitles(text: string): boolean {
  const words = withoutCommas(text).replaceAll('.', '').toLowerCase().split(' ');
  return words.every((word) => TITLES.has(word));
}

function withoutCommas(name: string): string {
  return name.replace(/[\s,，]+/gu, ' ').trim();
}

/** Several words of capitals: three letters or fewer may be initials. */
function isShouted(name: string): boolean {
  const letters = name.replace(/[^\p{L}]/gu, '');
  return letters.length > 3 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}

/** The first name. Where the CRM must have a last name, a single word is that, and the first name stays empty. */
export function firstName(longest: number, rule: 'last name may be empty' | 'last name needed'): InTransform {
  return {
    name: 'all words of the name but the last',
    gives: 'text',
    longest,
    apply([name], { note }) {
      const { first, last } = splitName(name);
      if (rule === 'last name needed' && last === '') return null;
      return shortened(first, longest, note) || null;
    },
  };
}

/** The last name; empty for a single word. */
export const lastNameIfAny: InTransform = {
  name: 'the last word of the name',
  gives: 'text',
  apply: ([name]) => splitName(name).last || null,
};

/**
 * A last name for a CRM that takes no record without one: the last word of the name, else the username, else what
 * `fallback` makes of the phone number or user id.
 */
export function lastName(longest: number, fallback: (identity: string) => string): InTransform {
  return {
    name: 'the last word of the name; without a name, what identifies the person',
    gives: 'text',
    longest,
    apply([name, username, phone, userId], { note }) {
      const { first, last } = splitName(name);
      const identity = e164OfWaId(phone) ?? oneLine(userId);
      const found = last || first || cleanName(username) || (identity === '' ? '' : fallback(identity));
      return shortened(found, longest, note) || null;
    },
  };
}

/** The whole name, as a ticket or case shows it. */
export function fullName(longest: number): InTransform {
  return {
    name: 'the whole name',
    gives: 'text',
    longest,
    apply: ([name], { note }) => shortened(cleanName(name), longest, note) || null,
  };
}
