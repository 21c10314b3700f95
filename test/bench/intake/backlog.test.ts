import { queueOf } from '../../../bench/intake/backlog.js';

const RATE = 1000;

describe('a queue', () => {
  it('that swings around the same length does not grow', () => {
    const swinging = Array.from({ length: 40 }, (_, sample) => 100 + (sample % 2) * 200);
    expect(queueOf(swinging, RATE).growing).toBe(false);
  });

  it('that gets longer from quarter to quarter grows', () => {
    const rising = Array.from({ length: 40 }, (_, sample) => sample * 20);
    expect(queueOf(rising, RATE)).toMatchObject({ growing: true, max: 780 });
  });

  it('with one peak in the middle does not grow', () => {
    const peak = Array.from({ length: 40 }, (_, sample) => (sample === 20 ? 5000 : 0));
    expect(queueOf(peak, RATE)).toMatchObject({ growing: false, max: 5000, early: 0, late: 0 });
  });

  it('that nobody looked at is empty', () => {
    expect(queueOf([], RATE)).toEqual({ max: 0, early: 0, late: 0, growing: false });
  });
});
