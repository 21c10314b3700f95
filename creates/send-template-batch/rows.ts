import { isObject } from '../../whatsapp/json.js';
import { isTemplateKey } from '../template-message/changes.js';
import {
  asTextLabel,
  leftOverTextLabel,
  recipientColumns,
  RECIPIENTS,
  RECIPIENTS_AS_TEXT,
  recipientsLabel,
} from './columns.js';

/** So many recipients go into one step. */
const MOST_RECIPIENTS = 100;

/** One recipient, as the step got it. */
export interface Row {
  /** From 1 on, as a person counts them. */
  number: number;
  to: string;
  /** Empty where there is none. */
  country: string;
  language: string;
  record: string;
  /** What is there for the template, by the keys of its fields. */
  values: Record<string, unknown>;
}

/** The recipients, or a sentence that says why they cannot be read. */
export type RowsRead = { ok: true; rows: Row[] } | { ok: false; problem: string };

type Line = Record<string, unknown>;

/**
 * Reads the line items, and the text beside them. Several numbers in one place, as Zapier joins a list for a single
 * field, become a recipient each with the same values. Lines in which nothing is filled in are none, but they count.
 */
export function rowsIn(inputData: Readonly<Line>): RowsRead {
  const text = written(inputData[RECIPIENTS_AS_TEXT]);
  const lines = linesOf(text);
  if (lines === null) return { ok: false, problem: unreadable };
  const rows = [...[inputData[RECIPIENTS]].flat().filter(isObject), ...lines]
    .flatMap(each)
    .map(rowOf)
    .filter(isFilled);
  if (rows.length > MOST_RECIPIENTS) return { ok: false, problem: tooMany(rows.length) };
  // An earlier step that left nobody over says so, and that is no mistake.
  if (rows.length === 0 && text !== NOBODY) return { ok: false, problem: nobody };
  return { ok: true, rows };
}

/** The recipients as a text that the field “Recipients as Text” takes. */
export function textOf(rows: readonly Row[]): string {
  return JSON.stringify(rows.map(lineOf));
}

/** A recipient under the keys of the columns, without what is empty. */
function lineOf({ to, country, language, record, values }: Row): Record<string, unknown> {
  const own = {
    [recipientColumns.to.key]: to,
    [recipientColumns.country.key]: country,
    [recipientColumns.language.key]: language,
    [recipientColumns.record.key]: record,
    ...values,
  };
  return Object.fromEntries(Object.entries(own).filter(([, value]) => written(value) !== ''));
}

const NOBODY = '[]';

const nobody = `“${recipientsLabel}” is empty. Map line items into its columns, or a list of phone numbers into “${asTextLabel}”.`;

const unreadable = `“${asTextLabel}” cannot be read. Map the whole “${leftOverTextLabel}” of an earlier step, or phone numbers separated by commas or lines.`;

function tooMany(count: number): string {
  return `“${recipientsLabel}” has ${count} rows, and one step takes up to ${MOST_RECIPIENTS}. Nothing was sent. Split the list, for example with Looping by Zapier, or with a second step like this one.`;
}

/** Null for what is meant to be left-over recipients and is none. */
function linesOf(text: string): Line[] | null {
  if (!/^[[{]/.test(text)) return separate(text).map((to) => ({ to }));
  const read = parsed(text);
  const lines = [read].flat();
  return read !== null && lines.every(isObject) ? lines : null;
}

/** A line for each number that it names. */
function each(line: Line): Line[] {
  const numbers = separate(written(line[recipientColumns.to.key]));
  return numbers.length > 1 ? numbers.map((to) => ({ ...line, [recipientColumns.to.key]: to })) : [line];
}

function separate(text: string): string[] {
  return text
    .split(/[\n\r,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function rowOf(line: Line, index: number): Row {
  return {
    number: index + 1,
    to: written(line[recipientColumns.to.key]),
    country: written(line[recipientColumns.country.key]),
    language: written(line[recipientColumns.language.key]),
    record: written(line[recipientColumns.record.key]),
    values: Object.fromEntries(Object.entries(line).filter(([key]) => isTemplateKey(key))),
  };
}

/** A country or a language alone may be one that is typed for all. */
function isFilled({ to, record, values }: Row): boolean {
  return to !== '' || record !== '' || Object.values(values).some((value) => written(value) !== '');
}

function written(value: unknown): string {
  return String(value ?? '').trim();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
