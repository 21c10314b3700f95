import { isObject } from '../../whatsapp/json.js';

/** More than any CRM keeps on a record; what a hostile value holds beyond is not looked at. */
const MOST_TAGS = 1000;

/**
 * The tags of a value as CRMs and Zapier hand them over: a list of texts or of `{name}`, the same as a JSON text, or
 * one text with semicolons, commas or lines between them. Trimmed, each once whatever its capital letters, in order.
 */
export function tagsOf(value: unknown): string[] {
  const tags = new Map<string, string>();
  for (const part of partsOf(value).slice(0, MOST_TAGS)) {
    const tag = part.replaceAll(/[;\p{Cc}\s]+/gu, ' ').trim();
    const key = tag.normalize('NFKC').toLowerCase();
    if (tag !== '' && !tags.has(key)) tags.set(key, tag);
  }
  return [...tags.values()];
}

function partsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(nameOf);
  if (isObject(value)) return nameOf(value);
  if (typeof value !== 'string') return [];
  const listed = jsonList(value);
  if (listed) return listed.flatMap(nameOf);
  // A semicolon is the separator where there is one: HubSpot's and Salesforce's tags may hold commas.
  return value.split(value.includes(';') ? ';' : /[,\n]/);
}

function nameOf(entry: unknown): string[] {
  const name = isObject(entry) ? entry['name'] : entry;
  if (typeof name === 'number') return [String(name)];
  return typeof name === 'string' && !/^\[object \w+\]$/.test(name) ? [name] : [];
}

function jsonList(text: string): unknown[] | null {
  if (!text.trim().startsWith('[')) return null;
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read : null;
  } catch {
    return null;
  }
}
