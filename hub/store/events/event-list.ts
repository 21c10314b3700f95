import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HubEvent } from '../../../whatsapp/event.js';
import { matches } from '../../../whatsapp/filter.js';
import type { Queries } from '../database/database.js';
import { happened } from '../failures/again.js';
import { bodySize, fitting } from './fitting.js';
import type { EventPage, EventQuery } from '../store.js';

const rowsAtOnce = 200;
/** A page gives up looking here, so that a rare keyword never reads the whole table; its cursor goes on. */
const rowsPerPage = 10_000;
/** An event can have 3 MB; what is read at once, and what a page holds, stays near this. */
const bytesAtOnce = 4_000_000;

/**
 * The newest events that the filter wants. A page may hold fewer than `limit` and still have a cursor,
 * when few of very many events match.
 */
export async function listEvents(queries: Queries, query: EventQuery): Promise<EventPage> {
  const events: HubEvent[] = [];
  let bytes = 0;
  let before = query.cursor === undefined ? null : positionOf(query.cursor);
  for (let read = 0; read < rowsPerPage;) {
    const { rows, last } = await rowsBefore(queries, query, before);
    for (const { seq, body, size } of rows) {
      const event = JSON.parse(body) as HubEvent;
      if (matches(event, query.filter)) {
        if (events.length > 0 && bytes + size > bytesAtOnce) return { events, nextCursor: String(before) };
        events.push(event);
        bytes += size;
      }
      before = seq;
      if (events.length === query.limit) return { events, nextCursor: String(seq) };
    }
    if (last) return { events, nextCursor: null };
    read += rows.length;
    await nextTurn(); // Intake shares this thread.
  }
  return { events, nextCursor: before === null ? null : String(before) };
}

/** The next rows, and whether they are the last. Sizes come first, so that few large bodies are read at once. */
async function rowsBefore(queries: Queries, query: EventQuery, before: number | null) {
  const { wabaId, event, filter } = query;
  let wanted = queries.selectFrom('events as e').where('waba_id', '=', wabaId).where(happened);
  if (event) wanted = wanted.where('kind', '=', event);
  if (filter.phone_number_id) wanted = wanted.where('phone_number_id', '=', filter.phone_number_id);
  if (before !== null) wanted = wanted.where('seq', '<', before);
  wanted = wanted.orderBy('seq', 'desc').limit(rowsAtOnce);
  const sizes = await wanted.select(['seq', bodySize]).execute();
  const chosen = fitting(sizes, bytesAtOnce);
  const oldest = chosen.at(-1);
  if (!oldest) return { rows: [], last: true };
  const rows = await wanted.where('seq', '>=', oldest.seq).select(['seq', 'body', bodySize]).execute();
  return { rows, last: chosen.length === sizes.length && sizes.length < rowsAtOnce };
}

/** A cursor that is not ours gives an empty page: nothing is older than event 0. */
function positionOf(cursor: string): number {
  const position = Number(cursor);
  return Number.isSafeInteger(position) && position > 0 ? position : 0;
}
