import fc from 'fast-check';
import { atMost, used, type Rate } from '../../../hub/sends/rate.js';
import { turnOf } from '../../../hub/sends/turn.js';

interface Caller {
  zap: string;
  asksAt: number;
  /** How much later than told it comes back, each time. */
  late: number;
  dueAt: number;
  wentAt?: number;
}

const patience = 60_000;

/** Lets everybody ask, and ask again when they were told to, until all went. */
function served(rate: Rate, callers: Caller[]): Caller[] {
  const row: Caller[] = [];
  const queue = callers.map((caller) => ({ caller, at: caller.asksAt }));
  let usedUntil = 0;
  for (;;) {
    queue.sort((a, b) => a.at - b.at);
    const next = queue.shift();
    if (!next) return callers;
    const { caller, at: now } = next;
    const place = row.indexOf(caller);
    const before = (place < 0 ? row : row.slice(0, place)).filter(({ dueAt }) => dueAt > now - patience);
    const absent = before.filter(({ dueAt }) => dueAt <= now).length;
    const turn = turnOf([{ limit: 'number_rate', rate, usedUntil, ahead: before.length, absent }], now);
    if (turn.now) {
      usedUntil = used(rate, usedUntil, now);
      caller.wentAt = now;
      if (place >= 0) row.splice(place, 1);
    } else {
      caller.dueAt = turn.dueAt;
      if (place < 0) row.push(caller);
      queue.push({ caller, at: turn.dueAt + caller.late });
    }
  }
}

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

  test('go in the order in which they asked, and wait no longer than they were told', () => {
    fc.assert(
      fc.property(limits, callersOf(fc.constant(0)), (limit, callers) => {
        const inOrder = served(atMost(limit, 60_000), callers).sort((a, b) => a.asksAt - b.asksAt);
        const went = times(inOrder);
        expect(went).toEqual([...went].sort((a, b) => a - b));
        for (const { wentAt, dueAt, asksAt } of inOrder) expect(wentAt).toBe(Math.max(dueAt, asksAt));
      }),
    );
  });

  test('all go in the end, and a Zap that asks without pause keeps none of another Zap back', () => {
    const rate = atMost(60, 60_000);
    const caller = (zap: string, asksAt: number): Caller => ({ zap, asksAt, late: 0, dueAt: 0 });
    const loud = Array.from({ length: 300 }, (_, index) => caller('one', start + index * 100));
    const quiet = Array.from({ length: 10 }, (_, index) => caller('other', start + index * 3_000 + 50));
    served(rate, [...loud, ...quiet]);
    for (const one of quiet) {
      const longer = loud.filter(
        ({ asksAt, wentAt = 0 }) => asksAt > one.asksAt && wentAt < (one.wentAt ?? 0),
      );
      expect(longer).toEqual([]);
    }
  });

  test('who never comes back stops the others for a minute at most', () => {
    const rate = atMost(60, 60_000);
    const caller = (index: number, late: number): Caller => ({
      zap: 'one',
      asksAt: start + index,
      late,
      dueAt: 0,
    });
    const gone = Array.from({ length: 30 }, (_, index) => caller(index, 3_600_000));
    const punctual = Array.from({ length: 10 }, (_, index) => caller(100 + index, 0));
    served(rate, [...gone, ...punctual]);
    expect(Math.max(...times(punctual)) - start).toBeLessThan(2 * 60_000);
  });
});
