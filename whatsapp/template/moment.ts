/** Why a text names no moment. */
export type MomentFault = 'unreadable' | 'no time zone';

const EPOCH = /^\d{10}(\d{3})?$/;
const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/;
const MONTH_NAMED = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/i;
const CLOCK = /\d{1,2}:\d{2}/;
const ZONE = /(z|utc|gmt|[+-]\d{2}(:?\d{2})?)$/i;

/**
 * The moment that a text names, in ms since 1970: ISO 8601, a date with its month in English words, or a number of
 * seconds or milliseconds. A date without a time zone names none: nobody can know which was meant.
 */
export function momentOf(text: string): number | MomentFault {
  if (EPOCH.test(text)) return Number(text) * (text.length === 10 ? 1000 : 1);
  // 07/08/2026 is in July or in August.
  if (!isCalendarDate(text) || !CLOCK.test(text)) return 'unreadable';
  if (!ZONE.test(text.replace(CLOCK, ''))) return 'no time zone';
  const ms = Date.parse(text.replace(/\s*([+-]\d{2})$/, ' $1:00').replace(/\s*(utc|gmt)$/i, ' UTC'));
  return Number.isNaN(ms) ? 'unreadable' : ms;
}

/** A moment as anybody reads it, such as `31 Dec 2026, 17:00 UTC`. */
export function writtenMoment(ms: number): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${format.format(ms)} UTC`;
}

function isCalendarDate(text: string): boolean {
  const match = YEAR_FIRST.exec(text);
  if (!match) return MONTH_NAMED.test(text);
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
