import type { FastifyInstance } from 'fastify';
import type { Store } from '../store/store.js';
import { accountRoute } from './route.js';
import { eventQuery } from './wire/events.js';

/** What has happened on an account, newest first: samples for the Zap editor, and a look back. */
export function eventRoutes(app: FastifyInstance, { store }: { store: Pick<Store, 'events'> }): void {
  accountRoute(
    app,
    {
      method: 'GET',
      url: '/v1/events',
      summary: 'Lists what has happened on an account, newest first.',
      answers: {
        200: '`events`, maybe fewer than asked for, and `next_cursor`, which is null on the last page.',
      },
      asks: eventQuery,
    },
    async ({ waba_id, event, limit, cursor, filter = {} }) => {
      const page = await store.events({
        wabaId: waba_id,
        limit,
        filter,
        ...(event && { event }),
        ...(cursor && { cursor }),
      });
      return { events: page.events, next_cursor: page.nextCursor };
    },
  );
}
