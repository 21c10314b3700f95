import type { FastifyInstance } from 'fastify';
import type { ContactStore } from '../store/contacts/store.js';
import { accountRoute } from './route.js';
import { found, noContact } from './not-found.js';
import { consentChange } from './wire/consent.js';
import { contactPath } from './wire/contacts.js';

interface Needs {
  store: Pick<ContactStore, 'changeConsent'>;
  wake(subscriptions: string[]): void;
}

/** Whether a contact may get marketing, as a person or a CRM knows it. */
export function consentRoutes(app: FastifyInstance, { store, wake }: Needs): void {
  accountRoute(
    app,
    {
      method: 'PUT',
      url: '/v1/contacts/:key/consent',
      summary:
        'Records what a contact agreed to, with what proves it; creates the contact as PUT /v1/contacts/:key does.',
      answers: {
        200: 'The contact, the state before (`previous`), and whether it `changed`: not when a later change is known, nor when the contact opted out in WhatsApp and this is not enough to take it back. `opted_in` then needs a later time in `at`, and `evidence` or the `message_id` of what the customer wrote after that; `pending` needs the `message_id` of the message that asked; `transactional` never is enough. What did not change is kept as evidence.',
      },
      path: contactPath,
      asks: consentChange,
    },
    async ({ waba_id, key, state, at, source, method, evidence, message_id }) => {
      const now = Date.now();
      const change = {
        state,
        at: at ?? null,
        source,
        method: method ?? null,
        evidence: evidence ?? null,
        messageId: message_id ?? null,
      };
      const result = await store.changeConsent({ wabaId: waba_id, key }, change, now);
      const { wake: toWake, ...answer } = found(result, noContact);
      wake(toWake);
      return answer;
    },
  );
}
