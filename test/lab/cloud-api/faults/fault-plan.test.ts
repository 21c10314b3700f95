import fc from 'fast-check';
import { chance, pick } from '../../../../lab/cloud-api/faults/chance.js';
import { PlannedFaults } from '../../../../lab/cloud-api/faults/fault-plan.js';
import { startQuickly } from '../connected.js';
import { CUSTOMER, send } from '../sending.js';

const customers = Array.from({ length: 400 }, (_, index) => `49151${index}`);

test('the same seed gives each customer the same faults, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.string(), fc.shuffledSubarray(customers.slice(0, 20)), (seed, order) => {
      const plan = { seed, calls: 0.5, statuses: 0.5 };
      const [one, other] = [new PlannedFaults(plan), new PlannedFaults(plan)];
      const first = new Map(customers.map((to) => [to, [one.ofCall(to), one.ofCall(to), one.ofMessage(to)]]));
      for (const to of order) {
        expect([other.ofCall(to), other.ofCall(to), other.ofMessage(to)]).toEqual(first.get(to));
      }
    }),
    { numRuns: 10 },
  );
});

test('so many go wrong as were asked for, and in all ways', () => {
  const plan = new PlannedFaults({ seed: 'garden', calls: 0.3, statuses: 0.1 });
  const calls = customers.map((to) => plan.ofCall(to)).filter((fault) => fault !== null);
  const statuses = customers.map((to) => plan.ofMessage(to)).filter((fault) => fault !== null);
  expect(calls.length / customers.length).toBeCloseTo(0.3, 1);
  expect(statuses.length / customers.length).toBeCloseTo(0.1, 1);
  expect(new Set(calls.map(({ kind }) => kind)).size).toBe(8);
  expect(new Set(statuses.map(({ kind }) => kind)).size).toBe(5);
});

test('only the kinds that were asked for', () => {
  const plan = new PlannedFaults({
    seed: 'garden',
    calls: 1,
    statuses: 1,
    kinds: ['slow', 'repeated_status'],
  });
  expect(new Set(customers.map((to) => plan.ofCall(to)?.kind))).toEqual(new Set(['slow']));
  expect(new Set(customers.map((to) => plan.ofMessage(to)?.kind))).toEqual(new Set(['repeated_status']));
});

test('what looks random is spread evenly, and picks from all', () => {
  const drawn = customers.map((to) => chance('seed', to));
  expect(drawn.every((one) => one >= 0 && one < 1)).toBe(true);
  expect(drawn.filter((one) => one < 0.5).length / drawn.length).toBeCloseTo(0.5, 1);
  expect(new Set(customers.map((to) => pick(['a', 'b', 'c'], to)))).toEqual(new Set(['a', 'b', 'c']));
});

test('sends go wrong by plan, and it is told which; nothing goes wrong when it is called off', async () => {
  const api = await startQuickly();
  const struck: unknown[] = [];
  api.on('fault', (event) => struck.push(event));
  const message = { type: 'text', text: { body: 'Hello' } };
  api.planFaults({ seed: 'garden', calls: 1, statuses: 0, kinds: ['server_error'] });
  expect((await send(api, message)).status).toBe(503);
  expect(struck).toEqual([
    { fault: expect.objectContaining({ kind: 'server_error' }), wa_id: CUSTOMER, message_id: null },
  ]);
  api.clearFaults();
  expect((await send(api, message)).status).toBe(200);
  await api.close();
});
