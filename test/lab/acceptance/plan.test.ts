import fc from 'fast-check';
import { durationOf, pairBurst, pairEveryMs, planOf, type Sample } from '../../../lab/acceptance/plan.js';

const sample = (name: string): Sample => ({ name, language: 'en_US', values: {} });
const samples = ['a', 'b', 'c'].map(sample);

test('each number in turn, each sample in turn, at the rate', () => {
  const plan = planOf(4, samples, ['+1', '+2'], 60);
  expect(plan.map(({ number, to, startsAt }) => [number, to, startsAt])).toEqual([
    [1, '+1', 0],
    [2, '+2', 1_000],
    [3, '+1', 2_000],
    [4, '+2', 3_000],
  ]);
  expect(durationOf(plan)).toBe(3);
});

test('with as many samples as numbers, everybody gets all of them in the end', () => {
  const plan = planOf(9, samples, ['+1', '+2', '+3'], 60);
  const toFirst = plan.filter(({ to }) => to === '+1').map((one) => one.sample.name);
  expect(toFirst.sort()).toEqual(['a', 'b', 'c']);
});

test('nobody is sent more than WhatsApp lets one person get, and nothing starts before what comes before it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 60_000 }),
      (count, people, rate) => {
        const recipients = Array.from({ length: people }, (_, index) => `+${index}`);
        const plan = planOf(count, samples, recipients, rate);
        expect(plan).toHaveLength(count);
        for (const recipient of recipients) {
          const times = plan.filter(({ to }) => to === recipient).map(({ startsAt }) => startsAt);
          // After the burst, one every six seconds on the whole.
          times.forEach((time, index) =>
            expect(time).toBeGreaterThanOrEqual((index + 1 - pairBurst) * pairEveryMs),
          );
        }
        plan
          .slice(1)
          .forEach(({ startsAt }, index) =>
            expect(startsAt - (plan[index]?.startsAt ?? 0)).toBeGreaterThan(0),
          );
      },
    ),
  );
});
