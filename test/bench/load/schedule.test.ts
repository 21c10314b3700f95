import fc from 'fast-check';
import { evenSchedule } from '../../../bench/load/schedule.js';

describe('an even schedule', () => {
  it('starts with its first request and is then evenly spaced', () => {
    const schedule = evenSchedule(5000, 4, 10);
    expect([0, 1, 2, 9].map(schedule.dueAt)).toEqual([5000, 5250, 5500, 7250]);
  });

  it('has nothing due before its start', () => {
    expect(evenSchedule(5000, 100, 10).dueBy(4999)).toBe(0);
  });

  it('has as many due after a second as its rate says, and the first of the next second', () => {
    expect(evenSchedule(0, 3300, 66_000).dueBy(1000)).toBe(3301);
  });

  it('ends with its total, however late it gets', () => {
    expect(evenSchedule(0, 100, 10).dueBy(1e9)).toBe(10);
  });

  it('counts a request as due from the moment it is due, not before', () => {
    const rates = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(rates, fc.nat(1_000_000), fc.nat(999), (rate, start, index) => {
        const schedule = evenSchedule(start, rate, 1000);
        const due = schedule.dueAt(index);
        // A hundredth of the interval keeps clear of rounding.
        const margin = 10 / rate;
        expect(schedule.dueBy(due + margin)).toBe(index + 1);
        expect(schedule.dueBy(due - margin)).toBe(index);
      }),
    );
  });
});
