import { epochMs } from '../../whatsapp/time.js';
import type { OutTransform } from './out-transform.js';
import { plain } from './readers.js';
import { cut } from './cut.js';
import { oneLine } from './texts.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A date or time of a CRM as `2026-05-01` or `2026-05-01T16:30:00Z`, the forms in which a template’s values are put
 * into the customer’s language. Midnight UTC is a date without a time: so HubSpot and Salesforce store dates. A date
 * that cannot be told for sure, such as 03/04/2026, is shown as it stands in the CRM.
 */
export const date: OutTransform = {
  name: 'the date, also from seconds, milliseconds and dates in words',
  apply(value, { note }) {
    const text = oneLine(plain(value));
    if (text === '') return null;
    const read = dateIn(text);
    if (read === null) note('This date cannot be read for sure, and is shown as it is written in the CRM.');
    return read ?? cut(text, 100);
  },
};

function dateIn(text: string): string | null {
  return numberDate(text) ?? isoDate(text) ?? dottedDate(text) ?? slashedDate(text) ?? dateInWords(text);
}

/** Seconds or milliseconds since 1970. */
function numberDate(text: string): string | null {
  const ms = /^\d{9,14}$/.test(text) ? epochMs(text) : null;
  return ms === null ? null : shown(new Date(ms));
}

function isoDate(text: string): string | null {
  const match =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d{1,9})?\s?(Z|[+-]\d\d:?\d\d)?)?$/i.exec(text);
  if (!match) return null;
  const [, year, month, day, clock, seconds = ':00', zone] = match;
  const date = calendarDate(year, month, day);
  if (date === null || clock === undefined) return date;
  const offset = zone?.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  const moment = new Date(`${date}T${clock}${seconds}${offset ?? 'Z'}`);
  if (Number.isNaN(moment.getTime())) return null;
  // Without an offset it is the time that somebody wrote down, and stays so.
  return offset === undefined ? `${date}T${clock}` : shown(moment);
}

/** `1.5.2026`: with dots the day comes first. */
function dottedDate(text: string): string | null {
  const [, day, month, year] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text) ?? [];
  return calendarDate(year, month, day);
}

/** `5/31/2026` can only be in May, `31/5/2026` too; 3/4/2026 is in March or in April. */
function slashedDate(text: string): string | null {
  const [, one, other, year] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text) ?? [];
  const ways = [calendarDate(year, one, other), calendarDate(year, other, one)].filter((way) => way !== null);
  return new Set(ways).size === 1 ? (ways[0] ?? null) : null;
}

/** `1 May 2026`, `May 1, 2026` */
function dateInWords(text: string): string | null {
  const english =
    /^(?:[a-z]{3,9}day,? )?(?:(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,?|([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,?) (\d{4})$/i;
  const [, dayBefore, monthAfter, monthBefore, dayAfter, year] = english.exec(text) ?? [];
  const month = MONTHS.indexOf((monthAfter ?? monthBefore ?? '').slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? null : calendarDate(year, String(month), dayBefore ?? dayAfter);
}

function shown(moment: Date): string | null {
  if (moment.getUTCFullYear() > 9999 || moment.getUTCFullYear() < 1000) return null;
  const iso = moment.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.replace(/\.\d{3}Z$/, 'Z');
}

/** The day as ISO writes it; null when no calendar has it. */
function calendarDate(year?: string, month?: string, day?: string): string | null {
  if (year === undefined || month === undefined || day === undefined) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
