import type { FastifyInstance } from 'fastify';
import type { ContactStore } from '../store/contacts/store.js';
import { accountRoute } from './route.js';
import { found, noContact, noMessage } from './not-found.js';
import { contactPath } from './wire/contacts.js';
import { accountQuery } from './wire/ids.js';
import { messagePath, messageQuery } from './wire/messages.js';

/** What was written, in and out. */
export function messageRoutes(
  app: FastifyInstance,
  { store }: { store: Pick<ContactStore, 'message' | 'messages'> },
): void {
  accountRoute(
    app,
    {
      method: 'GET',
      url: '/v1/contacts/:key/messages',
      summary: 'Lists the messages of a contact, in and out, newest first.',
      answers: { 200: '`messages`, and `next_cursor`, which is null on the last page.' },
      path: contactPath,
      asks: messageQuery,
    },
    async ({ waba_id, key, phone_number_id, limit, cursor }) => {
      const query = { phoneNumberId: phone_number_id, limit, cursor };
      const page = found(await store.messages({ wabaId: waba_id, key }, query), noContact);
      return { messages: page.items, next_cursor: page.nextCursor };
    },
  );

  accountRoute(
    app,
    {
      method: 'GET',
      url: '/v1/messages/:id',
      summary: 'Gives one message, by Meta’s id.',
      answers: { 200: 'The message.' },
      path: messagePath,
      asks: accountQuery,
    },
    async ({ waba_id, id }) => found(await store.message(waba_id, id), noMessage),
  );
}
