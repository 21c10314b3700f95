import type { FastifyInstance } from 'fastify';
import type { ContactStore } from '../store/contacts/store.js';
import { periodOf } from './period.js';
import { accountRoute } from './route.js';
import { deliveryReportQuery } from './wire/messages.js';

/** How the messages that were sent fared. */
export function deliveryReportRoutes(
  app: FastifyInstance,
  { store }: { store: Pick<ContactStore, 'deliveryReport'> },
): void {
  accountRoute(
    app,
    {
      method: 'GET',
      url: '/v1/reports/delivery',
      summary:
        'Counts the messages of a period that were sent, delivered and read, that failed, and that were not sent, by template, number and day.',
      answers: {
        200: 'The report. `messages` is what WhatsApp took: `accepted` (no status yet), `sent` (`delivered` and `read` are among them) and `failed`. `not_sent` comes on top: WhatsApp refused it, or it was given up before. `delivery_rate` is `delivered` out of `delivered` and `failed`, `read_rate` is `read` out of `delivered`, both from 0 to 1, and null where there is nothing to count. `failures` has the reasons of `failed` and `not_sent`.',
      },
      asks: deliveryReportQuery,
    },
    ({ waba_id, phone_number_id, template_name, from, to }) =>
      store.deliveryReport({
        wabaId: waba_id,
        phoneNumberId: phone_number_id,
        templateName: template_name,
        ...periodOf({ from, to }, Date.now()),
      }),
  );
}
