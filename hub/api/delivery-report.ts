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
      summary: 'Counts sent, delivered, read and failed messages of a period, by template, number and day.',
      answers: { 200: 'The report. Rates are from 0 to 1, and null where there is nothing to count.' },
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
