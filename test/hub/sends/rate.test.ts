import fc from 'fast-check';
import { atMost, freeAt, used, type Rate } from '../../../hub/sends/rate.js';

/** When each one happens that wants to happen after these pauses (ms), as early as the rate lets it. */
function timesOf(rate: Rate, pauses: readonly number[], start = 1_767_225_600_000): number[] {
  let now = start;
  let usedUntil = 0;
  return pauses.map((pause) => {
    now = Math.max(now + pause, freeAt(rate, usedUntil, 0, now + pause));
    usedUntil = used(rate, usedUntil, now);
    return now;
  });
}

describe('a rate', () => {
  test('is never exceeded in any period, whenever somebody wants something', () => {
    const limit = fc.integer({ min: 1, max: 400 });
    const pauses = fc.array(fc.oneof(fc.constant(0), fc.integer({ max: 2_000, min: 0 })), {
      minLength: 1,
      maxLength: 600,
    });
    fc.assert(
      fc.property(limit, fc.integer({ min: 100, max: 60_000 }), pauses, (most, periodMs, wanted) => {
        const times = timesOf(atMost(most, periodMs), wanted);
        times.forEach((time, index) => {
          const later = times[index + most];
          if (later !== undefined) expect(later - time).toBeGreaterThanOrEqual(periodMs - 0.0005);
        });
      }),
    );
  });

  test('is used to the full when there is always somebody', () => {
    const times = timesOf(atMost(300, 60_000), new Array<number>(900).fill(0));
    const minutes = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 60_000;
    expect(900 / minutes).toBeGreaterThan(270);
  });

  test('lets a burst pass at once, and then one after each interval', () => {
    const [first = 0, ...times] = timesOf({ intervalMs: 6_000, burst: 45 }, new Array<number>(48).fill(0));
    const waits = times.map((time) => time - first);
    expect(waits.slice(0, 44)).toEqual(new Array(44).fill(0));
    expect(waits.slice(44)).toEqual([6_000, 12_000, 18_000]);
  });

  test('keeps the places of those who are ahead', () => {
    const rate = { intervalMs: 100, burst: 3 };
    const wait = (ahead: number) => Math.max(0, freeAt(rate, 0, ahead, 1_000) - 1_000);
    expect([0, 1, 2, 3, 4].map(wait)).toEqual([0, 0, 0, 100, 200]);
  });

  test('of one in a period lets one pass', () => {
    expect(timesOf(atMost(1, 60_000), [0, 0], 0)).toEqual([0, 60_000]);
  });
});
