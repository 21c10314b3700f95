import type { FastifyInstance } from 'fastify';
import type { ContactStore } from '../store/contacts/store.js';
import { TooManyTags } from '../store/contacts/tag-sets.js';
import { TAGS_PER_CONTACT } from '../../whatsapp/tags.js';
import { Problem } from './problem.js';
import { accountRoute } from './route.js';
import { found, noContact } from './not-found.js';
import { contactPath } from './wire/contacts.js';
import { accountQuery } from './wire/ids.js';
import { tagChange } from './wire/tags.js';

/** The tags of contacts: which there are, and changes of them by a person or a CRM. */
export function tagRoutes(
  app: FastifyInstance,
  { store }: { store: Pick<ContactStore, 'changeTags' | 'tags'> },
): void {
  accountRoute(
    app,
    {
      method: 'PUT',
      url: '/v1/contacts/:key/tags',
      summary:
        'Adds or removes tags of a contact, or brings them in line with the whole list of a CRM; creates the contact as PUT /v1/contacts/:key does.',
      answers: { 200: 'The contact after the change, and which tags were `added` and `removed`.' },
      path: contactPath,
      asks: tagChange,
      bodyLimit: 256 * 1024,
    },
    async ({ waba_id, key, mode, tags, at, source }) => {
      const change = { mode, tags, at: at ?? null, source };
      const changed = store.changeTags({ wabaId: waba_id, key }, change, Date.now());
      return found(await changed.catch(refuse), noContact);
    },
  );

  accountRoute(
    app,
    {
      method: 'GET',
      url: '/v1/tags',
      summary: 'Lists the tags of an account.',
      answers: { 200: '`tags`, each with how many contacts have it.' },
      asks: accountQuery,
    },
    async ({ waba_id }) => ({ tags: await store.tags(waba_id) }),
  );
}

function refuse(error: unknown): never {
  if (!(error instanceof TooManyTags)) throw error;
  throw new Problem(
    409,
    'too-many-tags',
    'Too Many Tags',
    `A contact has at most ${TAGS_PER_CONTACT} tags, and this change would give it more, so nothing was changed. Remove tags of the contact that nobody needs.`,
  );
}
