import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HubEvent } from '../../whatsapp/event.js';
import { matches } from '../../whatsapp/filter.js';
import type { Queries } from './database.js';
import type { EventPage, EventQuery } from './store.js';

const rowsAtOnce = 200;
/** A page gives up looking here, so that a rare keyword never reads the whole table; its cursor goes on. */
const rowsPerPage = 10_000;

/**
 * The newest events that the filter wants. A page may hold fewer than `limit` and still have a cursor,
 * when few of very many events match.
 */
export async function listEvents(queries: Queries, query: EventQuery): Promise<EventPage> {
  const events: HubEvent[] = [];
  let before = query.cursor === undefined ? null : positionOf(query.cursor);
  for (let read = 0; read < rowsPerPage; read += rowsAtOnce) {
    const rows = await rowsBefore(queries, query, before);
    for (const { seq, body } of rows) {
      before = seq;
      const event = JSON.parse(body) as HubEvent;
      if (!matches(event, query.filter)) continue;
      events.push(event);
      if (events.length === query.limit) return { events, nextCursor: String(seq) };
    }
    if (rows.length < rowsAtOnce) return { events, nextCursor: null };
    await nextTurn(); // Intake shares this thread.
  }
  return { events, nextCursor: before === null ? null : String(before) };
}

async function rowsBefore(queries: Queries, query: EventQuery, before: number | null) {
  const { wabaId, event, filter } = query;
  let rows = queries.selectFrom('events').select(['seq', 'body']).where('waba_id', '=', wabaId);
  if (event) rows = rows.where('kind', '=', event);
  if (filter.phone_number_id) rows = rows.where('phone_number_id', '=', filter.phone_number_id);
  if (before !== null) rows = rows.where('seq', '<', before);
  return rows.orderBy('seq', 'desc').limit(rowsAtOnce).execute();
}

/** A cursor that is not ours gives an empty page: nothing is older than event 0. */
function positionOf(cursor: string): number {
  const position = Number(cursor);
  return Number.isSafeInteger(position) && position > 0 ? position : 0;
}
