import { zoneOf } from './time-zone.js';

/** Where and how a value is read: the language of the template, and the time zone of the person who sends. */
export interface Locale {
  /** As Meta writes it, such as `en_US`. */
  language: string;
  /** Such as `Europe/Berlin`. Absent or unknown: UTC. */
  timeZone?: string | null | undefined;
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const DATE_TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?$/;
const AMOUNT = /^([+-]?\d+)(?:\.(\d+))? ?([A-Z]{3})$/;

const currencies = new Set(Intl.supportedValuesOf('currency'));

/**
 * A plain date (`2026-03-01`), date and time (`2026-03-01T18:30:00Z`) or amount (`1234.5 EUR`) as people of the
 * language write it, with their digits and their calendar. A time without an offset is taken as it stands; one with
 * an offset is told in the time zone. Every other text is given back as it is.
 */
export function localise(text: string, { language, timeZone }: Locale): string {
  const locale = localeOf(language);
  if (locale === null) return text;
  const plain = text.trim();
  return dateIn(plain, locale) ?? timeIn(plain, locale, zoneOf(timeZone)) ?? amountIn(plain, locale) ?? text;
}

function dateIn(text: string, locale: string): string | null {
  const day = DATE.test(text) ? dayOf(text) : null;
  return day && new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
}

function timeIn(text: string, locale: string, zone: string): string | null {
  const [, date = '', time = '', offset] = DATE_TIME.exec(text) ?? [];
  if (dayOf(date) === null) return null;
  const moment = new Date(`${date}T${time}${withColon(offset) ?? 'Z'}`);
  if (Number.isNaN(moment.getTime())) return null;
  const timeZone = offset ? zone : 'UTC';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(moment);
}

/** The digits stay exact: they never pass through a floating-point number. */
function amountIn(text: string, locale: string): string | null {
  const [, whole, written = '', currency = ''] = AMOUNT.exec(text) ?? [];
  if (whole === undefined || !currencies.has(currency)) return null;
  const decimals = written.replace(/0+$/, '');
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const usual = format.resolvedOptions().maximumFractionDigits ?? 2;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    // A price per unit, such as 0.005 EUR, is not rounded to nothing.
    maximumFractionDigits: Math.min(Math.max(usual, decimals.length), 20),
  }).format(`${whole}.${decimals || '0'}` as Intl.StringNumericLiteral);
}

/** Midnight of the day in UTC; null for a day that no calendar has, such as 30 February. */
function dayOf(date: string): Date | null {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date) && date !== '' ? day : null;
}

function withColon(offset: string | undefined): string | undefined {
  return offset?.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2');
}

/** The language as Intl knows it; null when it knows none such. */
function localeOf(language: string): string | null {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language.replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}
