import { sql } from 'kysely';

/** Bytes of an event's body (`e.body`); both databases tell it without reading the body. */
export const bodySize = sql<number>`octet_length(e.body)`.as('size');

/** The first rows whose bodies together have at most `bytes`; at least one, when there is any. */
export function fitting<Row extends { size: number }>(rows: readonly Row[], bytes: number): readonly Row[] {
  let total = 0;
  const tooMuch = rows.findIndex(({ size }, at) => (total += size) > bytes && at > 0);
  return tooMuch === -1 ? rows : rows.slice(0, tooMuch);
}
