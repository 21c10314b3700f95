import type { SendTemplateBatchOutput } from '../../creates/send-template-batch/output.js';
import { LUCKY_GARDEN, luckyGarden } from '../../lab/cloud-api/seed/seed.js';
import { body, template } from '../../lab/cloud-api/templates/parts.js';
import { allowInBrowser, startLab, type Lab } from '../../lab/lab.js';
import type { Data } from '../../lab/zapier/app-call.js';
import type { Connection } from '../../lab/zapier/connection.js';
import { callMeta } from '../../lab/zapier/meta.js';

const templates = {
  utility: template('garden', {
    name: 'order_update',
    category: 'UTILITY',
    components: [body('Hello {{1}}, your order {{2}} is on its way.', 'Ana', '17')],
  }),
  marketing: template('garden', {
    name: 'spring_offer',
    category: 'MARKETING',
    components: [body('Hello {{1}}, spring is here.', 'Ana')],
  }),
};

let lab: Lab;
let connection: Connection;

beforeAll(async () => {
  lab = await startLab({
    seed: luckyGarden(Object.values(templates)),
    // On a busy machine an answer that is slow on purpose comes later still, and no message of these may count as lost.
    appSettings: { SEND_TIMEOUT_MS: '26000' },
  });
  const { cloudApi, zapier, webhookUrl, verifyToken } = lab;
  await cloudApi.setWebhook(webhookUrl, verifyToken);
  connection = await zapier.connect(allowInBrowser);
}, 120_000);

afterAll(() => lab?.close());

const place = { waba_id: LUCKY_GARDEN.wabaId, phone_number_id: LUCKY_GARDEN.phoneNumberId };
const waIdOf = (customer: number) => `49171${2_000_000 + customer}`;

/** Runs the step with what a person filled in, each column as the line items of an earlier step. */
async function runStep(filled: Data): Promise<SendTemplateBatchOutput> {
  const editor = lab.zapier.editor(connection, 'creates', 'send_template_batch');
  const input = { ...place, ...filled };
  const { inputData, missing } = await editor.resolve(input);
  expect(missing).toEqual([]);
  const bundle = { inputData, inputDataRaw: input, meta: callMeta({ zap: { id: '42' } }) };
  return (await editor.run('perform', bundle)) as SendTemplateBatchOutput;
}

/** How many messages each customer got. */
function received(): Map<string, number> {
  const messages = Map.groupBy(lab.cloudApi.world.messages.values(), ({ waId }) => waId);
  return new Map([...messages].map(([waId, list]) => [waId, list.length]));
}

async function opts(waId: string, state: 'opted_in' | 'opted_out'): Promise<void> {
  const answer = await fetch(`${lab.hub.url}/v1/contacts/${waId}/consent`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${lab.cloudApi.issueToken()}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ waba_id: place.waba_id, state, source: 'zapier', evidence: 'Form' }),
  });
  expect(answer.status).toBe(200);
}

test('a batch of 100 that is cut in the middle goes on in a second run: all get one message, nobody two', async () => {
  const customers = Array.from({ length: 100 }, (_, index) => index + 1);
  const filled = {
    template_id: templates.utility.id,
    to: customers.map((customer) => `+${waIdOf(customer)}`),
    body_1: customers.map((customer) => `Customer ${customer}`),
    body_2: customers.map((customer) => `LG-${customer}`),
    deduplication_key: 'orders of monday',
  };
  // So slow that no second half fits into the time of a step.
  lab.cloudApi.fault({ kind: 'slow', milliseconds: 14_000, path: '/messages', times: 50 });
  const first = await runStep(filled);
  expect(first.finished).toBe(false);
  expect(first.sent).toBeGreaterThan(0);
  expect(first.left_over).toBeGreaterThan(0);
  expect(first.sent).toBe(received().size);
  const handedBack = first.left_over_recipients.map(({ row }) => row);
  expect(first.left_over_recipients[0]).toMatchObject({
    to: `+${waIdOf(handedBack[0] ?? 0)}`,
    body_1: `Customer ${handedBack[0]}`,
    body_2: `LG-${handedBack[0]}`,
  });

  lab.cloudApi.clearFaults();
  const later: SendTemplateBatchOutput[] = [];
  // The second run is the same step again; a third one takes what a slow machine still left over, as text.
  do later.push(await runStep(filled));
  while (later.at(-1)?.finished === false && later.length < 5);
  const { deduplication_key, template_id } = filled;
  const last = await runStep({
    template_id,
    deduplication_key,
    recipients_text: first.left_over_text,
  });

  process.stderr.write(
    `${[first, ...later, last].map(({ summary, finished, note }, run) => `run ${run + 1}: ${summary} Finished: ${finished}. ${note ?? ''}`).join('\n')}\n`,
  );
  expect(later[0]?.already_sent).toBe(first.sent);
  expect(later.at(-1)).toMatchObject({ finished: true, total: 100, failed: 0, blocked: 0 });
  expect(last).toMatchObject({ finished: true, sent: 0, already_sent: first.left_over });
  expect([...received()].sort()).toEqual(customers.map((customer) => [waIdOf(customer), 1]).sort());
}, 240_000);

test('each recipient of a batch has an end of their own: sent, refused, blocked, duplicate, wrong', async () => {
  const [one, other, gone] = [waIdOf(201), waIdOf(202), waIdOf(203)];
  for (const waId of [one, other]) await opts(waId, 'opted_in');
  await opts(gone, 'opted_out');
  lab.cloudApi.fault({ kind: 'error', code: 131026, path: '/messages' });
  const output = await runStep({
    template_id: templates.marketing.id,
    to: [`+${one}`, `+${gone}`, `00${one}`, `+${other}`, '+49 12', `+${waIdOf(204)}`],
    body_1: ['Ana', 'Ben', 'Ana', 'Cleo', 'Dora', 'Emil'],
    deduplication_key: 'spring',
  });
  const outcomes = output.results.map(({ row, outcome }) => `${row} ${outcome}`);
  expect(outcomes).toEqual([
    expect.stringMatching(/^1 (sent|failed)$/),
    '2 blocked',
    '3 duplicate',
    expect.stringMatching(/^4 (sent|failed)$/),
    '5 failed',
    '6 blocked',
  ]);
  expect(output).toMatchObject({ sent: 1, failed: 2, blocked: 2, duplicate: 1, finished: true });
  const got = [one, other, gone].map((waId) => received().get(waId) ?? 0);
  expect(got).toEqual([...(outcomes[0] === '1 sent' ? [1, 0] : [0, 1]), 0]);
}, 60_000);
