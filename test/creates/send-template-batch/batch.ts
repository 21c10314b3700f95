import nock from 'nock';
import type { SendTemplateBatchOutput } from '../../../creates/send-template-batch/output.js';
import sendTemplateBatch from '../../../creates/send_template_batch.js';
import type { Template } from '../../../whatsapp/template/template.js';
import { GRAPH, HUB, NUMBER, run, runAgain, WABA } from '../../zapier.js';
import type { Posted } from '../step.js';

const { perform } = sendTemplateBatch.operation;

/** A template with a variable, a text that can be the same for all, and nothing to upload. */
export const tableReady: Template = {
  id: '31',
  name: 'table_ready',
  language: 'en_GB',
  status: 'APPROVED',
  category: 'UTILITY',
  parameter_format: 'NAMED',
  components: [
    {
      type: 'BODY',
      text: 'Hello {{first_name}}, your table is ready from {{time}} on.',
      example: {
        body_text_named_params: [
          { param_name: 'first_name', example: 'Ana' },
          { param_name: 'time', example: '19:00' },
        ],
      },
    },
  ],
};

/** The same with a picture above it. */
export const tableWithPicture: Template = {
  ...tableReady,
  id: '32',
  components: [
    { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::x'] } },
    ...tableReady.components,
  ],
};

/** The number of a customer, and the row for it. */
export const numberOf = (customer: number) => `+4915112${String(10_000 + customer)}`;
export const rowOf = (customer: number) => ({
  to: numberOf(customer),
  body_first_name: `Customer ${customer}`,
  body_time: '19:00',
});
export const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => rowOf(index + 1));

/** Meta has the template as it is given here, and answers once. */
export function stored(template: Template): nock.Scope {
  return nock(GRAPH).get(`/v25.0/${template.id}`).query(true).reply(200, template);
}

/** What WhatsApp got, and how many messages it had under way at a time. */
export interface Seen {
  posted: (Posted & { to: string; biz_opaque_callback_data: string })[];
  most: number;
}

/** WhatsApp takes every message, or answers what `answer` gives for it; each when `ready` is done. */
export function takesAll(
  answer: (message: Seen['posted'][number]) => [number, object] | null = () => null,
  ready: (underWay: number) => Promise<void> = () => Promise.resolve(),
): Seen {
  const seen: Seen = { posted: [], most: 0 };
  let underWay = 0;
  nock(GRAPH)
    .persist()
    .post(`/v25.0/${NUMBER}/messages`)
    .query(true)
    .reply(async (_where, body) => {
      const message = body as Seen['posted'][number];
      seen.posted.push(message);
      seen.most = Math.max(seen.most, ++underWay);
      await ready(underWay);
      underWay -= 1;
      const id = `wamid.${message.to}`;
      return answer(message) ?? [200, { contacts: [{ wa_id: message.to }], messages: [{ id }] }];
    });
  return seen;
}

/**
 * The hub's ledger answers every question so, where null lets the message go, and makes `report` of each outcome.
 * Gives what it was asked and told.
 */
export function ledger(
  answer: (request: Record<string, unknown>) => object | null = () => null,
  report: () => object = () => ({ state: 'accepted', refusals: 0, message_id: null }),
) {
  const heard = { asked: [] as Record<string, unknown>[], told: [] as Record<string, unknown>[] };
  const hub = nock(HUB).persist();
  hub.post('/v1/sends').reply(200, (_where, body) => {
    const request = body as Record<string, unknown>;
    heard.asked.push(request);
    return answer(request) ?? { decision: 'go', operation: request['operation'] };
  });
  hub.patch(/^\/v1\/sends\//).reply(200, (_where, body) => {
    heard.told.push(body as Record<string, unknown>);
    return report();
  });
  return heard;
}

/** Runs the step, with nothing in Zapier's memory. */
export function batch(template: Template, values: object) {
  return run(perform, bundleOf(template, values)) as Promise<SendTemplateBatchOutput>;
}

/** The same with what earlier runs put into Zapier's memory. */
export function batchAgain(template: Template, values: object) {
  return runAgain(perform, bundleOf(template, values)) as Promise<SendTemplateBatchOutput>;
}

function bundleOf({ id }: Template, values: object) {
  const inputData = { waba_id: WABA, phone_number_id: NUMBER, template_id: id, ...values };
  return { inputData, inputDataRaw: inputData };
}

/** What came of each row, in order. */
export function outcomesOf({ results }: SendTemplateBatchOutput): string[] {
  return results.map(({ outcome }) => outcome);
}
