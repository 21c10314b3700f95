import fc from 'fast-check';
import { atMost } from '../../../hub/sends/rate.js';
import { afterTurn, firstTurn, type Lane } from '../../../hub/sends/turn.js';
import { served, type Caller } from './row.js';

const start = 1_767_225_600_000;
const callersOf = (late: fc.Arbitrary<number>) =>
  fc.array(
    fc
      .record({ zap: fc.constantFrom('one', 'other'), after: fc.integer({ min: 0, max: 20_000 }), late })
      .map(({ zap, after, late: lateness }): Caller => ({
        zap,
        asksAt: start + after,
        late: lateness,
        dueAt: 0,
      })),
    { minLength: 1, maxLength: 120 },
  );
const limits = fc.integer({ min: 5, max: 400 });
const times = (callers: Caller[]) => callers.map(({ wentAt = 0 }) => wentAt);

const caller = (zap: string, asksAt: number, late = 0): Caller => ({ zap, asksAt, late, dueAt: 0 });
const many = (zap: string, count: number) => Array.from({ length: count }, () => caller(zap, start));
const nobody = { toCome: 0, absent: 0 };

describe('those who wait for their turn', () => {
  test('never exceed the limit together, however late they come back', () => {
    fc.assert(
      fc.property(limits, callersOf(fc.integer({ min: 0, max: 90_000 })), (limit, callers) => {
        const went = times(served(atMost(limit, 60_000), callers)).sort((a, b) => a - b);
        went.forEach((time, index) => {
          const later = went[index + limit];
          if (later !== undefined) expect(later - time).toBeGreaterThanOrEqual(60_000 - 0.001);
        });
      }),
    );
  });

  test('of one Zap go in the order in which they asked, and wait no longer than they were told', () => {
    fc.assert(
      fc.property(limits, callersOf(fc.constant(0)), (limit, callers) => {
        for (const one of callers) one.zap = 'one';
        const inOrder = served(atMost(limit, 60_000), callers).sort((a, b) => a.asksAt - b.asksAt);
        const went = times(inOrder);
        expect(went).toEqual([...went].sort((a, b) => a - b));
        for (const { wentAt, dueAt, asksAt } of inOrder) expect(wentAt).toBe(Math.max(dueAt, asksAt));
      }),
    );
  });

  test('use the limit to the full, also when they are of one Zap', () => {
    const rate = atMost(300, 60_000);
    const went = times(served(rate, many('one', 1_000)));
    expect((Math.max(...went) - start) / (1_000 * rate.intervalMs)).toBeLessThan(1 / 0.9);
  });

  test('all go in the end, from the many of a Zap and from the few of others, however late they come back', () => {
    fc.assert(
      fc.property(limits, callersOf(fc.integer({ min: 0, max: 90_000 })), (limit, callers) => {
        expect(served(atMost(limit, 60_000), callers).filter(({ wentAt }) => wentAt === undefined)).toEqual(
          [],
        );
      }),
    );
  });

  test('share the limit by Zaps, however many messages each has and whenever it asked', () => {
    const minutes = 3;
    const zaps = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 60 }), zaps, (limit, begins) => {
        const rate = atMost(limit, 60_000);
        const callers = begins.flatMap((begin, zap) =>
          many(`zap ${zap}`, limit * minutes).map((one) => ({ ...one, asksAt: start + begin })),
        );
        const from = start + 60_000;
        const until = start + minutes * 60_000;
        served(rate, callers, until);
        const went = callers.filter(({ wentAt = 0 }) => wentAt > from);
        for (let zap = 0; zap < begins.length; zap++) {
          const own = went.filter((one) => one.zap === `zap ${zap}`).length;
          expect(Math.abs(own - went.length / begins.length)).toBeLessThanOrEqual(rate.burst);
        }
      }),
      { numRuns: 10 },
    );
  });

  test('of a Zap that asks for one go within two shares, however many another asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 400 }),
        fc.integer({ min: 10_000, max: 40_000 }),
        (limit, after) => {
          const rate = atMost(limit, 60_000);
          const one = caller('other', start + after);
          served(rate, [...many('one', 300), one], start + 120_000);
          expect((one.wentAt ?? Infinity) - one.asksAt).toBeLessThanOrEqual(2 * 2 * rate.intervalMs);
        },
      ),
      { numRuns: 10 },
    );
  });

  test('with a code to sign in go before all others, in two seconds', () => {
    const code = caller('authentication', start + 10_000);
    const others = Array.from({ length: 20 }, (_, zap) => many(`zap ${zap}`, 50)).flat();
    served(atMost(300, 60_000), [...others, code], start + 20_000);
    expect((code.wentAt ?? Infinity) - code.asksAt).toBeLessThan(2_000);
  });

  test('use the limit and go soon beside a Zap with many, also when all come back a little late', () => {
    const rate = atMost(300, 60_000);
    fc.assert(
      fc.property(fc.infiniteStream(fc.integer({ min: 0, max: 1_000 })), (late) => {
        const loud = many('one', 300);
        const quiet = Array.from({ length: 60 }, (_, index) => caller('other', start + index * 1_000));
        const callers = [...loud, ...quiet];
        for (const one of callers) one.late = Number(late.next().value);
        served(rate, callers);
        expect((Math.max(...times(callers)) - start) / (360 * rate.intervalMs)).toBeLessThan(1 / 0.9);
        for (const { asksAt, late: own, wentAt = Infinity } of quiet) {
          expect(wentAt - asksAt - own).toBeLessThan(5_000);
        }
      }),
      { numRuns: 5 },
    );
  });

  test('are held up by no Zap that asks without pause', () => {
    const rate = atMost(60, 60_000);
    const loud = Array.from({ length: 300 }, (_, index) => caller('one', start + index * 100));
    const quiet = Array.from({ length: 10 }, (_, index) => caller('other', start + index * 3_000 + 50));
    served(rate, [...loud, ...quiet]);
    for (const { asksAt, wentAt = Infinity } of quiet) {
      expect(wentAt - asksAt).toBeLessThanOrEqual(2 * 2 * rate.intervalMs);
    }
  });

  test('who never comes back stops the others for a minute at most', () => {
    const rate = atMost(60, 60_000);
    const gone = Array.from({ length: 30 }, (_, index) => caller('one', start + index, 3_600_000));
    const punctual = Array.from({ length: 10 }, (_, index) => caller('one', start + 100 + index));
    served(rate, [...gone, ...punctual]);
    expect(Math.max(...times(punctual)) - start).toBeLessThan(2 * 60_000);
  });

  test('a Zap that never comes back leaves the others their share', () => {
    const rate = atMost(300, 60_000);
    const gone = many('gone', 300).map((one) => ({ ...one, late: 3_600_000 }));
    const others = many('one', 200);
    served(rate, [...gone, ...others], start + 600_000);
    const took = Math.max(...others.map(({ wentAt = Infinity }) => wentAt)) - start;
    expect(took).toBeLessThanOrEqual(2 * 200 * rate.intervalMs);
  });

  test('are never put off for longer than all who ask take, however long ago some of them lost their places', () => {
    const minute = 60_000;
    const one = fc
      .record({
        zap: fc.constantFrom('one', 'other', 'authentication'),
        asksAt: fc.constantFrom(0, 1, 2, 10, 11).map((minutes) => start + minutes * minute),
        late: fc.constantFrom(0, 0, 500, 2 * minute, 10 * minute - 1_000),
      })
      .map(({ zap, asksAt, late }) => caller(zap, asksAt, late));
    fc.assert(
      fc.property(limits, fc.array(one, { minLength: 20, maxLength: 150 }), (limit, callers) => {
        const rate = atMost(limit, minute);
        served(rate, callers);
        const all = (callers.length + rate.burst) * rate.intervalMs;
        for (const { longest = 0 } of callers) expect(longest).toBeLessThanOrEqual(all);
      }),
    );
  });

  test('who comes back a little late costs nobody a turn', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 400 }),
        callersOf(fc.double({ min: 0, max: 1, noNaN: true })),
        (limit, callers) => {
          const rate = atMost(limit, 60_000);
          for (const one of callers) Object.assign(one, { zap: 'one', late: one.late * rate.intervalMs });
          for (const { asksAt, told, late, wentAt } of served(rate, callers)) {
            expect(wentAt).toBe(told === undefined ? asksAt : told + late);
          }
        },
      ),
    );
  });

  test('who waits for a customer holds up nobody who writes to another one', () => {
    const number: Lane = { limit: 'number_rate', rate: atMost(60, 60_000), usedUntil: 0, bookedUntil: 0 };
    const pair: Lane = {
      limit: 'pair_rate',
      rate: { intervalMs: 6_000, burst: 1 },
      usedUntil: start + 6_000,
      bookedUntil: start + 6_000,
    };
    const turn = firstTurn([pair, number], { number_rate: nobody, pair_rate: nobody }, start);
    expect(turn).toEqual({ now: false, dueAt: start + 6_000, waitsFor: 'pair_rate' });
    const [pairAfter, numberAfter] = afterTurn([pair, number], null, turn, start);
    expect(pairAfter?.bookedUntil).toBe(start + 12_000);
    expect(numberAfter).toEqual(number);
  });
});
