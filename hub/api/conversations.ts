import type { FastifyInstance } from 'fastify';
import type { ContactStore } from '../store/contacts/store.js';
import { accountRoute } from './route.js';
import { found, noContact } from './not-found.js';
import { contactPath } from './wire/contacts.js';
import { conversationQuery, resolution } from './wire/conversations.js';

/** The conversations of a contact with the numbers of the business, and their end. */
export function conversationRoutes(
  app: FastifyInstance,
  { store }: { store: Pick<ContactStore, 'conversations' | 'resolve'> },
): void {
  accountRoute(
    app,
    {
      method: 'GET',
      url: '/v1/contacts/:key/conversations',
      summary: 'Gives the conversations of a contact, each with its last messages.',
      answers: { 200: '`conversations`: the one somebody wrote in last comes first.' },
      path: contactPath,
      asks: conversationQuery,
    },
    async ({ waba_id, key, phone_number_id, messages }) => {
      const query = { phoneNumberId: phone_number_id, messages };
      return { conversations: found(await store.conversations({ wabaId: waba_id, key }, query), noContact) };
    },
  );

  accountRoute(
    app,
    {
      method: 'PUT',
      url: '/v1/contacts/:key/resolution',
      summary: 'Ends the handoff to a person and closes the conversation.',
      answers: { 200: '`conversations`, as they are now.' },
      path: contactPath,
      asks: resolution,
    },
    async ({ waba_id, key, phone_number_id, by, at, source }) => {
      const query = {
        phoneNumberId: phone_number_id,
        by: by ?? null,
        at: at ?? Date.now(),
        source,
      };
      return { conversations: found(await store.resolve({ wabaId: waba_id, key }, query), noContact) };
    },
  );
}
