/** The last moment a JavaScript date can name, in ms since 1970. */
const LAST_MOMENT = 8.64e15;

/** A number above this is in milliseconds: as seconds it would lie after the year 5000. */
const FIRST_MILLISECONDS = 1e11;

/**
 * A Meta time in ms since 1970. Meta writes seconds, as a text in messages and statuses and as a number
 * elsewhere; milliseconds are understood too. Null when it is not a time.
 */
export function epochMs(time: unknown): number | null {
  if (typeof time !== 'number' && typeof time !== 'string') return null;
  const number = Number(time);
  if (!(number > 0)) return null;
  const ms = Math.trunc(number >= FIRST_MILLISECONDS ? number : number * 1000);
  return ms <= LAST_MOMENT ? ms : null;
}

/** A Meta time as ISO-8601 in UTC, or null. */
export function isoTime(time: unknown): string | null {
  const ms = epochMs(time);
  return ms === null ? null : new Date(ms).toISOString();
}
