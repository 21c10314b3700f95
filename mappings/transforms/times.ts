import { clockTime, offsetAt } from '../../whatsapp/time-zone.js';
import { epochMs } from '../../whatsapp/time.js';
import type { InTransform, Run } from './in-transform.js';
import { oneLine } from './texts.js';

const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;

/** Years that every CRM can write: Salesforce begins with 1700, and nobody ends before 9999. */
const FIRST = Date.UTC(1970, 0, 2);
const LAST = Date.UTC(9999, 0, 1);

/** A time of ours or of Meta’s in epoch milliseconds; null when it is none. */
export function momentIn(value: unknown): number | null {
  const text = oneLine(value);
  const ms = ISO.test(text)
    ? Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
    : epochMs(value);
  return ms !== null && ms >= FIRST && ms < LAST ? ms : null;
}

/** HubSpot: milliseconds since 1970. */
export const epochMilliseconds = time('milliseconds since 1970', 'datetime', (ms) => ms);

/** Salesforce: ISO-8601 in UTC. */
export const isoMoment = time('ISO-8601 in UTC', 'datetime', (ms) => new Date(ms).toISOString());

/** Zoho: `2026-03-02T09:41:07+01:00`, without milliseconds, with the offset of the account’s time zone. */
export const zohoMoment = time(
  'date and time with the offset of your time zone',
  'datetime',
  (ms, { timeZone }) => {
    const ahead = Math.round(offsetAt(ms, timeZone) / 60_000);
    const sign = ahead < 0 ? '-' : '+';
    const two = (number: number) => String(number).padStart(2, '0');
    const clock = new Date(ms + ahead * 60_000).toISOString().slice(0, 19);
    return `${clock}${sign}${two(Math.trunc(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`;
  },
);

/** The day in the account’s time zone, `2026-03-02`. */
export const day = time('the day in your time zone', 'date', (ms, { timeZone }) =>
  clockTime(ms, timeZone).slice(0, 10),
);

function time(
  name: string,
  gives: 'date' | 'datetime',
  form: (ms: number, run: Run) => string | number,
): InTransform {
  return {
    name,
    gives,
    longest: 30,
    apply([value], run) {
      const ms = momentIn(value);
      if (ms === null && oneLine(value) !== '') run.note('This is not a time.');
      return ms === null ? null : form(ms, run);
    },
  };
}
