import { momentOf } from './template/moment.js';
import { offsetAt } from './time-zone.js';

const CLOCK = /\d{1,2}:\d{2}/;

/**
 * The moment that a text names, in ms since 1970, as `momentOf` reads it; a text that tells no time zone is what the
 * clocks of `timeZone` show, and a date alone is its first minute there. Null when it cannot be read.
 */
export function localMoment(written: string, timeZone: string): number | null {
  const text = written.trim();
  const exact = momentOf(text);
  if (typeof exact === 'number') return exact;
  const dateAndTime = CLOCK.test(text) ? text.replace(/(?<=\d)T(?=\d)/, ' ') : `${text} 00:00`;
  const shown = momentOf(`${dateAndTime} UTC`);
  return typeof shown === 'number' ? shown - offsetShown(shown, timeZone) : null;
}

/** The offset when the clocks show a time, which is not quite the one of the same hour in UTC. */
function offsetShown(shown: number, timeZone: string): number {
  return offsetAt(shown - offsetAt(shown, timeZone), timeZone);
}
