import { isObject, listOf } from '../../whatsapp/json.js';
import { languageCode } from '../../whatsapp/language.js';
import { countryCode } from '../../whatsapp/phone/country.js';
import { stripped } from './html.js';
import { cleanName } from './names.js';
import type { ConsentAnswer, ConsentReader, OutTransform } from './out-transform.js';
import { cut } from './cut.js';
import { oneLine, written } from './texts.js';

/** Cloud API: a template’s body has at most 1,024 characters with its variables filled in, a text 4,096. */
const LONGEST_VARIABLE = 1024;
const LONGEST_MESSAGE = 4096;

/** What people and systems write where there is nothing. */
const NOTHING =
  /^(?:n\/?a|n\.a\.|null|undefined|none|nil|nan|unknown|tbd|[-–—.?_*#]+|\[not provided\]|\[object \w+\])$/i;

/** What a related record or an option is called in the answers of the three CRMs. */
const MEMBERS = ['value', 'name', 'Name', 'display_value', 'label'];

/**
 * The one value in what a CRM or Zapier hands over: a list gives its first, an object its `value` or name. Empty for
 * what stands for nothing, such as `N/A`, `-` or `[object Object]`.
 */
export function plain(value: unknown, depth = 0): string {
  if (depth > 4) return '';
  if (Array.isArray(value)) {
    return (
      listOf(value)
        .slice(0, 100)
        .map((entry) => plain(entry, depth + 1))
        .find(Boolean) ?? ''
    );
  }
  if (isObject(value)) {
    return (
      MEMBERS.map((member) => (Object.hasOwn(value, member) ? plain(value[member], depth + 1) : '')).find(
        Boolean,
      ) ?? ''
    );
  }
  const text = written(value);
  return NOTHING.test(text) ? '' : text;
}

/** One line of text for a template’s variable. */
export const words: OutTransform = {
  name: 'the text on one line, without HTML',
  apply: (value) => cut(oneLine(stripped(plain(value))), LONGEST_VARIABLE) || null,
};

/** A text with its lines, for a message inside the service window. */
export const body: OutTransform = {
  name: 'the text without HTML',
  apply: (value) => cut(stripped(plain(value)), LONGEST_MESSAGE) || null,
};

/** A name without emoji, and not in capitals throughout. */
export const personName: OutTransform = {
  name: 'the name, tidied',
  apply: (value) => cut(cleanName(stripped(plain(value))), LONGEST_VARIABLE) || null,
};

/** The name of a record’s owner; some CRMs hand over the owner’s id, which nobody wants to read. */
export const ownerName: OutTransform = {
  name: 'the name, tidied; an id is left out',
  apply(value, { note }) {
    const name = cleanName(stripped(plain(value)));
    const isId = /^(?:\d+|005[A-Za-z0-9]{12,15})$/.test(name);
    if (isId) note('This is the ID of the owner. Add a step that finds the owner, and map the name from it.');
    return isId ? null : name || null;
  },
};

export const country: OutTransform = {
  name: 'the country, from two letters or a name',
  apply(value, { note }) {
    const text = oneLine(plain(value));
    const code = text === '' ? null : countryCode(text);
    if (text !== '' && code === null) note(`“${cut(text, 40)}” is not a country that is known here.`);
    return code;
  },
};

/** `zh-tw`, `zh_TW` or `Chinese (Taiwan)` as Meta writes it. */
export const language: OutTransform = {
  name: 'the language as Meta writes it, such as zh_TW',
  apply(value, { note }) {
    const text = oneLine(plain(value));
    const code = text === '' ? '' : languageCode(text);
    if (/^[a-z]{2,3}(?:_[A-Z]{2})?$/.test(code)) return code;
    if (text !== '') note(`“${cut(text, 40)}” is not a language that is known here.`);
    return null;
  },
};

/** A currency’s three letters. */
export const currency: OutTransform = {
  name: 'the currency’s three letters',
  apply(value) {
    const code = plain(value).toUpperCase();
    return /^[A-Z]{3}$/.test(code) ? code : null;
  },
};

/** A number without thousands separators: `1,500.00` and `1.500,00` are 1500.00. */
export const amount: OutTransform = {
  name: 'the number, with its currency where one is mapped',
  apply(value, { note }) {
    const text = oneLine(plain(value))
      .replace(/[\s\u00a0'’]/g, '')
      .replace(/^[^\d+-]+|[^\d]+$/g, '');
    const number = plainNumber(text);
    if (number === null && plain(value) !== '') note('This is not an amount.');
    return number;
  },
};

function plainNumber(text: string): string | null {
  if (!/^[+-]?\d[\d.,]{0,30}$/.test(text)) return null;
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const mark = text[last];
  const repeated = mark !== undefined && text.indexOf(mark) !== last;
  const both = text.includes('.') && text.includes(',');
  // 1,500 is one thousand five hundred, and 1.500 one and a half: CRMs write the point for decimals.
  const thousands = last < 0 || repeated || (!both && mark === ',' && /,\d{3}$/.test(text));
  if (thousands) return text.replace(/[.,]/g, '');
  return `${text.slice(0, last).replace(/[.,]/g, '')}.${text.slice(last + 1)}`;
}

/** A picklist’s value in the words people know, where the CRM gives its id. */
export function named(names: Readonly<Record<string, string>>): OutTransform {
  return {
    name: Object.entries(names)
      .map(([id, name]) => `${id} → ${name}`)
      .join(', '),
    apply(value) {
      const text = oneLine(plain(value));
      return (Object.hasOwn(names, text) ? names[text] : cut(text, LONGEST_VARIABLE)) || null;
    },
  };
}

/** An id as it is. */
export const asItIs: OutTransform = {
  name: 'as it is',
  apply: (value) => {
    const text = oneLine(plain(value));
    return text !== '' && text.length <= 128 ? text : null;
  },
};

const YES = /^(?:true|yes|y|1|on|checked|opted[ _-]?in|ja|oui|si|sí|sim|是)$/i;
const NO = /^(?:false|no|n|0|off|unchecked|nein|non|não|否)$/i;
const REFUSED = /^opted[ _-]?out$/i;

/** A checkbox of ours: ticked is an opt-in. One that is empty says only that nobody agreed. */
export const optInBox: ConsentReader = {
  name: 'ticked: opted in; not ticked: nobody agreed',
  apply(value, { note }) {
    const text = oneLine(plain(value));
    if (text === '') return null;
    if (YES.test(text)) return 'opted_in';
    if (REFUSED.test(text)) return 'opted_out';
    if (!NO.test(text)) note(`“${cut(text, 40)}” is neither yes nor no, and was taken for no.`);
    return 'not_given';
  },
};

/** A checkbox by which a person refused something: ticked is an opt-out, the other says nothing about WhatsApp. */
export const refusalBox: ConsentReader = {
  name: 'ticked: opted out; not ticked: says nothing',
  apply: (value) => (YES.test(oneLine(plain(value))) ? 'opted_out' : null),
};

/** Certain words for each answer; others mean that nobody agreed. */
export function consentWords(answers: Readonly<Record<string, ConsentAnswer>>): ConsentReader {
  const known = new Map(Object.entries(answers).map(([word, answer]) => [word.toLowerCase(), answer]));
  return {
    name: [
      ...Object.entries(answers).map(([word, answer]) => `${word} → ${answer}`),
      'other → not_given',
    ].join(', '),
    apply(value) {
      const parts = oneLine(plain(value))
        .toLowerCase()
        .split(';')
        .map((part) => part.trim());
      if (parts.join('') === '') return null;
      const found = parts.flatMap((part) => known.get(part) ?? []);
      return found.includes('opted_out') ? 'opted_out' : (found[0] ?? 'not_given');
    },
  };
}
