import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { ATTRIBUTES_PER_CONTACT, TooManyAttributes } from '../contacts/facts.js';
import { DifferentPeople } from '../contacts/who.js';
import type { ContactStore } from '../store/contacts/store.js';
import { exportText } from './export-text.js';
import { Problem } from './problem.js';
import { accountRoute } from './route.js';
import { found, noContact } from './not-found.js';
import { contactChange, contactPath, contactQuery } from './wire/contacts.js';
import { accountQuery } from './wire/ids.js';

type Contacts = Pick<ContactStore, 'contact' | 'contacts' | 'putContact' | 'eraseContact' | 'exportContact'>;

/** Who is known: from what WhatsApp told, and from what a person or a CRM tells here. */
export function contactRoutes(app: FastifyInstance, { store }: { store: Contacts }): void {
  accountRoute(
    app,
    {
      method: 'GET',
      url: '/v1/contacts',
      summary: 'Lists the contacts of an account, those that were created last first.',
      answers: {
        200: '`contacts`, and `next_cursor`, which is null on the last page. A page may have fewer contacts than `limit`, and even none, before that: so many are looked at for each.',
      },
      asks: contactQuery,
    },
    async ({ waba_id, ...query }) => {
      const { items, nextCursor } = await store.contacts({ wabaId: waba_id, ...query });
      return { contacts: items, next_cursor: nextCursor };
    },
  );

  accountRoute(
    app,
    {
      method: 'GET',
      url: '/v1/contacts/:key',
      summary: 'Gives one contact.',
      answers: { 200: 'The contact.' },
      path: contactPath,
      asks: accountQuery,
    },
    async ({ waba_id, key }) => found(await store.contact({ wabaId: waba_id, key }), noContact),
  );

  accountRoute(
    app,
    {
      method: 'PUT',
      url: '/v1/contacts/:key',
      summary: 'Changes a contact; creates it when the key is a phone number or a user id that nobody has.',
      answers: {
        200: 'The contact after the change.',
        201: 'The contact, which is new.',
        409: '`different-people`: `phone` and `user_id` are of two people, or `too-many-attributes`. Nothing was changed.',
      },
      path: contactPath,
      asks: contactChange,
      bodyLimit: 512 * 1024,
    },
    async ({ waba_id, key, source, user_id, ...facts }, reply) => {
      const ref = { wabaId: waba_id, key };
      const told = { ...facts, userId: user_id };
      const saved = await store.putContact(ref, told, source, Date.now()).catch(refuse);
      const { contact, created } = found(saved, noContact);
      return reply.code(created ? 201 : 200).send({ contact, created });
    },
  );

  accountRoute(
    app,
    {
      method: 'DELETE',
      url: '/v1/contacts/:key',
      summary: 'Erases all personal data of a contact, for good.',
      answers: { 200: 'How much was erased, and within how many hours the raw events go, too.' },
      path: contactPath,
      asks: accountQuery,
    },
    async ({ waba_id, key }) => {
      const erasure = found(await store.eraseContact({ wabaId: waba_id, key }, Date.now()), noContact);
      return { erased: erasure.erased, events_within_hours: erasure.eventsWithinHours };
    },
  );

  accountRoute(
    app,
    {
      method: 'GET',
      url: '/v1/contacts/:key/export',
      summary: 'Gives everything that is kept about a contact.',
      answers: {
        200: 'All of it, as one JSON object: the `contact`, its `identities`, `tags` (removed ones, too), `tag_lists`, `conversations`, `handoffs`, `consents`, `messages`, `sends`, `interactions` and `changes`. Times are ISO-8601 in UTC. An answer that breaks off is no JSON.',
      },
      path: contactPath,
      asks: accountQuery,
    },
    async ({ waba_id, key }, reply) => {
      const all = found(await store.exportContact({ wabaId: waba_id, key }), noContact);
      return reply.type('application/json; charset=utf-8').send(Readable.from(exportText(all)));
    },
  );
}

function refuse(error: unknown): never {
  if (error instanceof DifferentPeople) throw differentPeople();
  if (!(error instanceof TooManyAttributes)) throw error;
  throw new Problem(
    409,
    'too-many-attributes',
    'Too Many Attributes',
    `A contact has at most ${ATTRIBUTES_PER_CONTACT} attributes, and this change would give it more, so nothing was changed. Remove attributes of the contact that nobody needs.`,
  );
}

function differentPeople(): Problem {
  return new Problem(
    409,
    'different-people',
    'Different People',
    'The phone number and the user ID belong to two different people on WhatsApp, so nothing was changed. A phone company may give a number to somebody else, while a user ID stays with its person: correct the phone number in the CRM record, or leave it out. If the user ID is in the wrong record, correct the user ID.',
  );
}
