import fc from 'fast-check';
import { atMost, type Rate } from '../../../hub/sends/rate.js';
import { afterTurn, firstTurn, turnOf, type Lane, type Turn } from '../../../hub/sends/turn.js';

interface Caller {
  zap: string;
  asksAt: number;
  /** How much later than told it comes back, each time. */
  late: number;
  dueAt: number;
  /** What it was told at first. */
  told?: number;
  wentAt?: number;
}

const patience = 60_000;

/** Lets everybody ask, and ask again when they were told to, until all went. */
function served(rate: Rate, callers: Caller[]): Caller[] {
  const row: Caller[] = [];
  const queue = callers.map((caller) => ({ caller, at: caller.asksAt }));
  const nobody = { count: 0, absent: 0 };
  let lane: Lane = { limit: 'number_rate', rate, usedUntil: 0, bookedUntil: 0 };
  for (;;) {
    queue.sort((a, b) => a.at - b.at);
    const next = queue.shift();
    if (!next) return callers;
    const { caller, at: now } = next;
    const place = row.indexOf(caller);
    const isFirst = place < 0;
    if (row.length === 0) lane = { ...lane, bookedUntil: lane.usedUntil };
    const before = (isFirst ? row : row.slice(0, place)).filter(({ dueAt }) => dueAt > now - patience);
    const absent = before.filter(({ dueAt }) => dueAt <= now).length;
    let turn: Turn = isFirst ? firstTurn([lane], now) : { now: true };
    if (turn.now)
      turn = turnOf([lane], { number_rate: { count: before.length, absent }, pair_rate: nobody }, now);
    lane = afterTurn([lane], isFirst ? null : 'number_rate', turn, now)[0] ?? lane;
    if (turn.now) {
      caller.wentAt = now;
      if (!isFirst) row.splice(place, 1);
    } else {
      caller.dueAt = turn.dueAt;
      caller.told ??= turn.dueAt;
      if (isFirst) row.push(caller);
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

  test('who comes back a little late costs nobody a turn', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 400 }),
        callersOf(fc.double({ min: 0, max: 1, noNaN: true })),
        (limit, callers) => {
          const rate = atMost(limit, 60_000);
          for (const caller of callers) caller.late *= rate.intervalMs;
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
    const turn = firstTurn([pair, number], start);
    expect(turn).toEqual({ now: false, dueAt: start + 6_000, waitsFor: 'pair_rate' });
    const [pairAfter, numberAfter] = afterTurn([pair, number], null, turn, start);
    expect(pairAfter?.bookedUntil).toBe(start + 12_000);
    expect(numberAfter).toEqual(number);
  });
});
