import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { ContactStore, WindowQuery } from '../store/contacts/store.js';
import { accountRoute } from './route.js';
import { windowQuery } from './wire/windows.js';

const hourMs = 3_600_000;
const page = { 200: '`items`, and `next_cursor`, which is null on the last page.' };

/** What changed in closed windows of 15 minutes, for the triggers that poll. */
export function windowRoutes(
  app: FastifyInstance,
  { store }: { store: Pick<ContactStore, 'contactWindows' | 'digests'> },
): void {
  accountRoute(
    app,
    {
      method: 'GET',
      url: '/v1/windows/contacts',
      summary:
        'Lists what changed about each contact in each closed window, newest window first; with `zap`, what is new to it before that, oldest first.',
      answers: page,
      asks: windowQuery,
    },
    async (asked) => {
      const { items, nextCursor } = await store.contactWindows(queryOf(asked, Date.now()));
      return { items, next_cursor: nextCursor };
    },
  );

  accountRoute(
    app,
    {
      method: 'GET',
      url: '/v1/windows/digests',
      summary:
        'Lists what happened in each closed window, one item a window, newest first; with `zap`, what is new to it before that, oldest first.',
      answers: page,
      asks: windowQuery,
    },
    async (asked) => {
      const { items, nextCursor } = await store.digests(queryOf(asked, Date.now()));
      return { items, next_cursor: nextCursor };
    },
  );
}

function queryOf(asked: z.output<typeof windowQuery>, now: number): WindowQuery {
  const { waba_id, zap, phone_number_id, ignore_sources, tags_only, hours, limit, cursor } = asked;
  return {
    wabaId: waba_id,
    zap,
    phoneNumberId: phone_number_id,
    ignoreSources: ignore_sources,
    tagsOnly: tags_only,
    since: now - hours * hourMs,
    now,
    limit,
    cursor,
  };
}
