import type { FastifyInstance } from 'fastify';
import type { Store } from '../store/store.js';
import { requireAccount } from './access.js';
import { checked, unfit } from './check.js';
import { eventFilter, eventQuery } from './wire.js';

/** What has happened on an account, newest first: samples for the Zap editor, and a look back. */
export function eventRoutes(app: FastifyInstance, { store }: { store: Pick<Store, 'events'> }): void {
  app.get('/v1/events', async (request) => {
    const { waba_id, event, limit, cursor, filter } = checked(eventQuery, request.query);
    const wanted = checked(eventFilter, filter ? parsed(filter) : {}, ['filter']);
    await requireAccount(request, waba_id);
    const page = await store.events({
      wabaId: waba_id,
      limit,
      filter: wanted,
      ...(event && { event }),
      ...(cursor && { cursor }),
    });
    return { events: page.events, next_cursor: page.nextCursor };
  });
}

function parsed(filter: string): unknown {
  try {
    return JSON.parse(filter);
  } catch {
    throw unfit([{ field: 'filter', fault: 'must be one JSON object, as text' }]);
  }
}
