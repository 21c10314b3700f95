import { createHistogram } from 'node:perf_hooks';
import fc from 'fast-check';
import { latencyOf, median, pairedRatio } from '../../bench/statistics.js';

describe('median', () => {
  it('is the middle value of an odd number of values, in whatever order they come', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it('is the mean of the two middle values of an even number', () => {
    expect(median([1, 2, 10, 4])).toBe(3);
  });

  it('of nothing is not a number', () => {
    expect(median([])).toBeNaN();
  });

  it('has as many values on one side as on the other', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const middle = median(values);
        const below = values.filter((value) => value < middle).length;
        const above = values.filter((value) => value > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });
});

describe('a paired ratio', () => {
  it('compares the servers within each round, so that a machine that slows down changes nothing', () => {
    expect(pairedRatio([80, 40, 20], [100, 50, 25])).toBeCloseTo(0.8);
  });

  it('is the middle of the rounds', () => {
    expect(pairedRatio([1, 2, 300], [2, 2, 3])).toBe(1);
  });
});

describe('latency', () => {
  it('turns microseconds into milliseconds', () => {
    const histogram = createHistogram();
    for (const microseconds of [1000, 1000, 1000, 9000]) histogram.record(microseconds);
    const { p50, p99, max } = latencyOf(histogram);
    expect(p50).toBeCloseTo(1, 1);
    expect(p99).toBeCloseTo(9, 1);
    expect(max).toBeCloseTo(9, 1);
  });

  it('of no request is zero', () => {
    expect(latencyOf(createHistogram())).toEqual({ p50: 0, p99: 0, max: 0 });
  });
});
