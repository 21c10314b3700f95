import { access, permissionRange, tokenSubcodes } from './errors/access.js';
import { delivery } from './errors/delivery.js';
import type { Entries, Entry, Retry } from './errors/entry.js';
import { features, ranges } from './errors/features.js';
import { limits } from './errors/limits.js';
import { numbers } from './errors/numbers.js';
import { request, valueSubcodes } from './errors/request.js';
import { scrubbed } from './errors/scrub.js';
import { templates } from './errors/templates.js';
import { isObject, textOf } from './json.js';

/** What a person should know about one of Meta's codes. */
export interface Explanation {
  code: number;
  title: string;
  happened: string;
  advice: string;
  retry: Retry;
}

/** An error as the Graph API answers it, or as a status or message brings it. */
export interface GraphError {
  code: number;
  message?: string;
  title?: string;
  type?: string;
  error_subcode?: number;
  error_data?: { details?: string } | string;
  error_user_title?: string;
  error_user_msg?: string;
  is_transient?: boolean;
  fbtrace_id?: string;
}

const CATALOGUE: Entries = {
  ...access,
  ...limits,
  ...delivery,
  ...request,
  ...templates,
  ...numbers,
  ...features,
};

const SUBCODES: Readonly<Record<number, Entries>> = { 100: valueSubcodes, 190: tokenSubcodes };

const RANGES = [{ from: 200, to: 299, entry: permissionRange }, ...ranges];

const UNKNOWN: Entry = [
  'Refused by WhatsApp',
  'WhatsApp refused this with a code that is not known here.',
  'Read the details, check the values of the step, and look the code up in Meta’s list of error codes.',
  'never',
];

/** Subcodes from here on are unique in themselves and mean the same under every code. */
const FIRST_OWN_SUBCODE = 1_000_000;

/** Every code that has an explanation of its own; blocks of codes are not listed. */
export const KNOWN_CODES: readonly number[] = Object.keys(CATALOGUE).map(Number);

/** What the code means (Cloud API: error codes). The subcode, where there is one, says it more exactly. */
export function explain(code: number, subcode?: number): Explanation {
  const [title, happened, advice, retry] = entryOf(code, subcode);
  return { code, title, happened, advice, retry };
}

/**
 * The error as a person should read it: what happened, what to do, and Meta's code with its details.
 * Phone numbers, ids and tokens in the details are left out.
 */
export function sentence(error: GraphError): string {
  const { happened, advice } = explain(error.code, error.error_subcode);
  const details = detailsOf(error);
  return `${happened} ${advice} (Meta code ${error.code}${details === null ? '' : `: ${details}`})`;
}

/** What Meta says about this one case, without phone numbers, ids and tokens; null when it says nothing more. */
export function detailsOf(error: GraphError): string | null {
  const data = error.error_data;
  const details = textOf(isObject(data) ? data['details'] : data) ?? textOf(error.error_user_msg);
  const said = details ?? (saysMore(error) ? textOf(error.message) : null);
  return said === null ? null : scrubbed(withoutCode(said)).trim() || null;
}

/** The message mostly repeats the title of the code; where the code alone says little, it says what is wrong. */
function saysMore({ code }: GraphError): boolean {
  return code === 100 || code === 1 || code === 131008 || code === 131009 || entryOf(code) === UNKNOWN;
}

function withoutCode(message: string): string {
  return message.replace(/^\(#\d+\)\s*/, '');
}

function entryOf(code: number, subcode?: number): Entry {
  const own = subcode === undefined ? undefined : SUBCODES[code]?.[subcode];
  if (own) return own;
  if (subcode !== undefined && subcode >= FIRST_OWN_SUBCODE) {
    const known = CATALOGUE[subcode] ?? rangeOf(subcode);
    if (known) return known;
  }
  return CATALOGUE[code] ?? rangeOf(code) ?? UNKNOWN;
}

function rangeOf(code: number): Entry | undefined {
  return RANGES.find(({ from, to }) => code >= from && code <= to)?.entry;
}
