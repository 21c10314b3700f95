import { startLabSetting } from '../../../lab/acceptance/lab-setting.js';
import { prepare } from '../../../lab/acceptance/preparation.js';
import type { Row } from '../../../lab/acceptance/row.js';
import { measure, planFor } from '../../../lab/acceptance/run.js';
import type { Played, Setting } from '../../../lab/acceptance/setting.js';
import type { RowKey } from '../../../lab/acceptance/standards.js';
import type { CustomerMessage, CustomerWrites } from '../../../lab/cloud-api/messages/customers.js';

/** The whole path runs, on a machine that may do much else. */
jest.setTimeout(300_000);

const progress = { begin: () => undefined, reach: () => undefined, end: () => undefined };

let setting: Setting;
let played: Played;

beforeAll(async () => {
  setting = await startLabSetting();
  played = setting.played as Played;
});

afterEach(() => {
  jest.restoreAllMocks();
  played.lab.cloudApi.clearFaults();
});

afterAll(() => setting.close());

/** Measures a row, and waits so long for what does not come. */
async function measured(key: RowKey, patienceMs: number): Promise<Row | undefined> {
  const where: Setting = { ...setting, rows: [key], played: { ...played, patienceMs } };
  const { rows } = await measure(where, await prepare(where), planFor(where, 1), { progress });
  return rows.find((row) => row.key === key);
}

/** What customers write arrives as `change` says; null: it is lost on its way. */
function customersAre(change: (writes: CustomerWrites) => CustomerMessage | null): void {
  const { cloudApi } = played.lab;
  const { customerWrites } = cloudApi;
  jest.spyOn(cloudApi, 'customerWrites').mockImplementation(async (writes) => {
    const message = change(writes);
    return message === null ? { id: 'lost' } : customerWrites({ ...writes, message });
  });
}

test('messages and tags that do not arrive', async () => {
  const lost = ['491725550100', '491725550101'];
  customersAre(({ from, message }) => (lost.includes(String(from.wa_id)) ? null : message));
  const { hub } = setting;
  const untagged = ['491745550103', '491745550104'];
  const contact = hub.contact.bind(hub);
  jest.spyOn(hub, 'contact').mockImplementation(async (key) => {
    const found = await contact(key);
    return found && untagged.includes(key) ? { ...found, tags: [] } : found;
  });
  const row = await measured('sync', 4_000);
  expect(row).toMatchObject({ measured: Infinity, pass: false });
  expect(row?.detail).toContain('the slowest never');
  const count = (start: string) => row?.problems.filter((problem) => problem.startsWith(start)).length;
  expect(count('hubspot: a message did not come into the CRM.')).toBe(2);
  // Who is not in the CRM cannot be tagged there.
  expect(count('hubspot: a tag did not come into the hub.')).toBe(2);
  expect(count('zoho: a tag did not come into the hub.')).toBe(2);
});

test('a person who is not called, and one who is called without need', async () => {
  const swapped = new Map<CustomerMessage, string>([
    ['Agent', '👍'],
    ['👍', 'Agent'],
  ]);
  customersAre(({ message }) => swapped.get(message) ?? message);
  const row = await measured('handoff', 20_000);
  expect(row?.pass).toBe(false);
  expect(row?.problems).toEqual([
    'One word in English: a person was needed and not called.',
    'A thumb: a person was called and not needed.',
  ]);
  expect(row?.measured).toBeCloseTo((100 * 28) / 30);
});

test('errors that do not end', async () => {
  const { cloudApi } = played.lab;
  const { fault } = cloudApi;
  // Only the first error; it is not called off.
  jest
    .spyOn(cloudApi, 'fault')
    .mockImplementationOnce(fault)
    .mockImplementation(() => undefined);
  jest.spyOn(cloudApi, 'clearFaults').mockImplementation(() => undefined);
  const row = await measured('recovery', 3_000);
  expect(row).toMatchObject({ measured: Infinity, pass: false });
  expect(row?.problems).toHaveLength(4);
  for (const problem of row?.problems ?? []) expect(problem).toMatch(/: no message went out again\.$/);
});

test('errors that no message meets prove nothing', async () => {
  const { cloudApi } = played.lab;
  jest.spyOn(cloudApi, 'fault').mockImplementation(() => undefined);
  const row = await measured('recovery', 60_000);
  expect(row).toMatchObject({ measured: Infinity, pass: false });
  expect(row?.problems).toHaveLength(3);
  for (const problem of row?.problems ?? []) expect(problem).toMatch(/: no message met it\.$/);
});
