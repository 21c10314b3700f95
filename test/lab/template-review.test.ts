import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { allowInBrowser, startLab, type Lab } from '../../lab/lab.js';
import type { Data } from '../../lab/zapier/app-call.js';
import type { Connection } from '../../lab/zapier/connection.js';
import type { Run } from '../../lab/zapier/zap.js';

/** A whole path is walked: servers start, a customer writes, Meta reviews. */
jest.setTimeout(60_000);

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const customer = { wa_id: '4915112345678', name: 'Ana' };

let lab: Lab;
let connection: Connection;
let account: string;
let number: string;
let files: Server;
let picture: string;

beforeAll(async () => {
  lab = await startLab();
  await lab.cloudApi.setWebhook(lab.webhookUrl, lab.verifyToken);
  connection = await lab.zapier.connect(allowInBrowser);
  const editor = lab.zapier.editor(connection, 'triggers', 'new_message');
  account = (await editor.choose('waba_id', {}, () => true)).value;
  number = (await editor.choose('phone_number_id', { waba_id: account }, () => true)).value;
  files = createServer((_request, response) => response.setHeader('content-type', 'image/png').end(png));
  await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
  picture = `http://127.0.0.1:${(files.address() as AddressInfo).port}/sample.png`;
});

afterAll(async () => {
  files.close();
  await lab.close();
});

/** Runs one action as a Zap that starts when a customer writes. */
async function runStep(kind: 'creates' | 'searches', step: string, input: Data): Promise<Run> {
  const zap = await lab.zapier.turnOn(
    {
      name: `${step} ${String(input.name)}`,
      trigger: { step: 'new_message', input: { waba_id: account } },
      steps: [{ name: 'step', kind, step, input: { waba_id: account, ...input } }],
    },
    connection,
  );
  lab.cloudApi.customerWrites({ phoneNumberId: number, from: customer, message: 'Go' });
  const [run] = await until(() => (zap.runs[0]?.steps.length ? zap.runs : null));
  await zap.turnOff();
  if (!run) throw new Error('The Zap did not run.');
  return run;
}

async function until<T>(look: () => T | null): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What the trigger Template Status says of templates from now on. */
async function statuses(): Promise<Data[]> {
  const heard: Data[] = [];
  const zap = await lab.zapier.turnOn(
    { name: 'Reviews', trigger: { step: 'template_status', input: { waba_id: account } }, steps: [] },
    connection,
  );
  lab.zapier.on('triggered', ({ zap: name, items }) => {
    if (name === zap.zap.name) heard.push(...items);
  });
  return heard;
}

const draft = {
  name: 'tea_is_ready',
  language: 'en_US',
  category: 'utility',
  header_kind: 'image',
  body: 'Hi {{first_name}}, your order {{order_number}} is ready to be picked up.',
  examples: ['first_name = Ana', 'order_number = LG-1'],
  footer: 'Lucky Garden',
};

test('a template goes from a Zap to Meta’s review and its approval back to a Zap, which can then find it', async () => {
  const heard = await statuses();
  const created = await runStep('creates', 'create_template', { ...draft, header_file: picture });
  expect(created.steps[0]).toMatchObject({ message: null, status: 'success' });
  expect(created.steps[0]?.output).toMatchObject({ status: 'pending', review_is_timed: true });

  const approved = await until(
    () =>
      heard.find(({ change, template_name: name }) => change === 'approved' && name === draft.name) ?? null,
  );
  expect(approved.template_id).toBe(created.steps[0]?.output?.id);
  expect(approved.submitted_at).not.toBeNull();
  expect(Number(approved.review_minutes)).toBeGreaterThanOrEqual(0);

  const found = await runStep('searches', 'find_template', { name: draft.name });
  expect(found.steps[0]?.output).toMatchObject({
    name: draft.name,
    status: 'approved',
    header: 'image',
  });
});

test('a rejection comes back with its reason and with what to do', async () => {
  const heard = await statuses();
  await runStep('creates', 'create_template', { ...draft, name: 'reject_me', header_kind: '' });
  const rejected = await until(
    () =>
      heard.find(({ change, template_name: name }) => change === 'rejected' && name === 'reject_me') ?? null,
  );
  expect(rejected.explanation).toEqual(expect.any(String));
  expect(rejected.advice).toEqual(expect.any(String));
});

test('what Meta would refuse never reaches it', async () => {
  const run = await runStep('creates', 'create_template', { ...draft, name: 'Bad Name', header_kind: '' });
  expect(run.steps[0]).toMatchObject({ status: 'halted' });
  expect(run.steps[0]?.message).toContain('The template was not submitted:');
});
