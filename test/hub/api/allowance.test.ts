import { Allowance } from '../../../hub/api/allowance.js';

test('so many at once, then as many as a minute brings', () => {
  let now = 1_000;
  const allowance = new Allowance({ burst: 3, perMinute: 60 }, () => now);
  const use = (times: number) => Array.from({ length: times }, () => allowance.use());
  expect(use(4)).toEqual([true, true, true, false]);
  now += 2_000;
  expect(use(3)).toEqual([true, true, false]);
  now += 3_600_000;
  expect(use(4)).toEqual([true, true, true, false]);
});
