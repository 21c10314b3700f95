import fc from 'fast-check';
import { settlementOf, triedFor } from '../../../hub/delivery/ladder.js';
import type { Answer } from '../../../hub/delivery/post.js';
import type { Settlement } from '../../../hub/store/store.js';

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 0, 15);
const refused: Answer = { outcome: 'failed', reason: 'hooks.example.com answered with status 500.' };
const claim = {
  subscriptionId: 'sub',
  upTo: 7,
  attempts: 0,
  failingSince: null as number | null,
  oldestReceivedAt: now,
};
const middle = () => 0.5;

/** The waits of a claim that fails each time it is tried, until it is given up. */
function waitsOf(random: () => number): number[] {
  const waits: number[] = [];
  let at = now;
  let tried = claim;
  for (;;) {
    const settlement = settlementOf(tried, refused, at, random);
    if (settlement.outcome !== 'retry') return waits;
    waits.push(settlement.dueAt - at);
    at = settlement.dueAt;
    tried = { ...tried, attempts: settlement.attempts, failingSince: settlement.failingSince };
  }
}

function retry(settlement: Settlement) {
  if (settlement.outcome !== 'retry') throw new Error(`A retry was expected, not ${settlement.outcome}.`);
  return settlement;
}

const throttled = (retryAfterMs: number | null): Answer => ({
  outcome: 'throttled',
  retryAfterMs,
  reason: 'slow',
});

test('what was accepted is delivered, up to the last event of the claim', () => {
  expect(settlementOf(claim, { outcome: 'accepted' }, now, middle)).toEqual({
    outcome: 'delivered',
    subscriptionId: 'sub',
    upTo: 7,
  });
});

test('a hook that is gone ends its subscription', () => {
  expect(settlementOf(claim, { outcome: 'gone' }, now, middle)).toEqual({
    outcome: 'gone',
    subscriptionId: 'sub',
  });
});

test('the first retry comes in less than a second, the second after 30 seconds, later ones at growing waits up to an hour', () => {
  const waits = waitsOf(middle);
  expect(waits[0]).toBeGreaterThan(0);
  expect(waits[0]).toBeLessThan(1_000);
  expect(waits.slice(1, 7)).toEqual([30_000, 2 * minute, 5 * minute, 15 * minute, 30 * minute, hour]);
  expect(Math.max(...waits)).toBe(hour);
});

test('tries end exactly 24 hours after the first failure, and then the claim goes to the failure list', () => {
  expect(waitsOf(middle).reduce((sum, wait) => sum + wait, 0)).toBe(triedFor);
  const last = { ...claim, attempts: 30, failingSince: now - triedFor, oldestReceivedAt: now - triedFor };
  expect(settlementOf(last, refused, now, middle)).toEqual({
    outcome: 'failed',
    subscriptionId: 'sub',
    upTo: 7,
    reason: 'hooks.example.com answered with status 500.',
  });
});

test('an event that came while the target was failing has 24 hours of its own', () => {
  const late = { ...claim, attempts: 30, failingSince: now - 2 * triedFor, oldestReceivedAt: now - hour };
  expect(retry(settlementOf(late, refused, now, middle)).dueAt).toBe(now + hour);
});

test('waits grow, whatever the jitter, and it never ends early, late or in the past', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 0.999_999, noNaN: true }), { minLength: 40 }),
      (numbers) => {
        let next = 0;
        const waits = waitsOf(() => numbers[next++ % numbers.length] ?? 0);
        expect(waits.every((wait) => wait > 0)).toBe(true);
        expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(triedFor);
        const growing = waits.slice(0, 7);
        expect([...growing].sort((a, b) => a - b)).toEqual(growing);
      },
    ),
  );
});

test('any failure, at any time, is tried again later and within 24 hours, or given up', () => {
  fc.assert(
    fc.property(
      fc.record({
        attempts: fc.nat(100),
        age: fc.option(fc.integer({ min: -hour, max: 3 * triedFor })),
        random: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        retryAfter: fc.option(fc.integer({ min: 0, max: 10 * triedFor })),
        slow: fc.boolean(),
      }),
      ({ attempts, age, random, retryAfter, slow }) => {
        const failingSince = age === null ? null : now - age;
        const tried = { ...claim, attempts, failingSince, oldestReceivedAt: failingSince ?? now };
        const settlement = settlementOf(tried, slow ? throttled(retryAfter) : refused, now, () => random);
        if (settlement.outcome === 'failed') return expect(age).toBeGreaterThanOrEqual(triedFor);
        const { dueAt, failingSince: since, attempts: after } = retry(settlement);
        expect(dueAt).toBeGreaterThan(now);
        expect(dueAt).toBeLessThanOrEqual(Math.min(failingSince ?? now, now) + triedFor);
        expect(since).toBeLessThanOrEqual(now);
        expect(after).toBe(attempts + 1);
      },
    ),
  );
});

test('a target that asks for patience gets it: not sooner than asked, and marked as throttled', () => {
  const settlement = retry(settlementOf(claim, throttled(120_000), now, () => 0));
  expect(settlement).toMatchObject({ throttled: true, dueAt: now + 120_000, attempts: 1, failingSince: now });
  expect(retry(settlementOf(claim, throttled(120_000), now, () => 0.99)).dueAt).toBeLessThan(now + 133_000);
});

test('Retry-After is taken between a second and an hour', () => {
  expect(retry(settlementOf(claim, throttled(0), now, () => 0)).dueAt).toBe(now + 1_000);
  expect(retry(settlementOf(claim, throttled(900 * hour), now, () => 0.9)).dueAt).toBe(now + hour);
});

test('a 429 that names no time waits at least the second step', () => {
  expect(retry(settlementOf(claim, throttled(null), now, middle)).dueAt).toBe(now + 30_000);
});

test('being throttled counts towards the 24 hours', () => {
  const last = { ...claim, attempts: 30, failingSince: now - triedFor, oldestReceivedAt: now - triedFor };
  expect(settlementOf(last, throttled(1_000), now, middle).outcome).toBe('failed');
});
