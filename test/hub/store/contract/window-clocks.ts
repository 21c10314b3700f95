import fc from 'fast-check';
import { WINDOW_MS, windowOf } from '../../../../whatsapp/windows.js';
import type { Store } from '../../../../hub/store/store.js';
import { said } from '../../updates.js';
import type { Bench } from './bench.js';
import { noon } from './steps.js';
import { hour, later, query, windows, year } from './window-steps.js';

export function describeWindowClocks(bench: Bench): void {
  describe('windows that a clock closed which was a year ahead', () => {
    /** Closes the windows of a year that has not come. */
    async function ahead(bench: Bench): Promise<Store> {
      const store = await bench.store();
      await store.append(said({}), noon);
      await (await bench.another()).contactWindows(query({ now: noon + year }));
      return store;
    }

    it('are followed by one each quarter of an hour for who has the right time', async () => {
      const store = await ahead(bench);
      const seen: number[] = [];
      for (let quarter = 0; quarter < 4; quarter += 1) {
        const now = noon + quarter * WINDOW_MS;
        await store.append(said({}), now);
        seen.push((await windows(store, { now })).length, (await windows(store, { now: now + 1 })).length);
      }
      expect(seen).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
      const all = await windows(store, { now: noon + hour });
      expect(all.map(({ window_start: at, messages_in: count }) => [at, count])).toEqual([
        [new Date(noon + year + 2 * WINDOW_MS).toISOString(), 1],
        [new Date(noon + year + WINDOW_MS).toISOString(), 1],
        // The second came before anybody saw that the quarter of an hour was over.
        [new Date(noon + year).toISOString(), 2],
        [new Date(noon).toISOString(), 1],
      ]);
    });

    it('are followed by none before a quarter of an hour has passed, however often somebody asks', async () => {
      const store = await ahead(bench);
      await windows(store, { now: noon });
      await store.append(said({}), noon);
      for (let asked = 0; asked < 5; asked += 1) {
        expect(await windows(store, { now: noon + WINDOW_MS - 1 })).toHaveLength(1);
      }
      const both = await Promise.all([
        windows(store, { now: later }),
        windows(await bench.another(), { now: later }),
      ]);
      expect(both.flat()).toHaveLength(4);
      await store.append(said({}), later);
      expect(await windows(store, { now: later + 1 })).toHaveLength(2);
    });

    it('are followed by those of the clock when it gets there', async () => {
      const store = await ahead(bench);
      await store.append(said({}), noon);
      const now = noon + year + WINDOW_MS;
      expect(await windows(store, { now })).toHaveLength(2);
      await store.append(said({}), now);
      expect(await windows(store, { now: now + WINDOW_MS })).toHaveLength(3);
    });
  });

  describe('every change', () => {
    /** What may happen, by whom: two processes whose clocks differ, either of which may be started anew. */
    const step = fc.record({
      by: fc.constantFrom(0 as const, 1 as const),
      does: fc.constantFrom('commit', 'commit', 'poll', 'restart'),
      /** Milliseconds by which time goes on, and by which the clock of whoever acts is wrong. */
      wait: fc.integer({ min: 0, max: 2 * WINDOW_MS }),
      skew: fc.oneof(
        { arbitrary: fc.integer({ min: -WINDOW_MS, max: WINDOW_MS }), weight: 9 },
        { arbitrary: fc.constantFrom(-year, year), weight: 1 },
      ),
    });

    it('is in exactly one window that was handed out, and what was handed out never changes', async () => {
      const stores = [await bench.store(), await bench.another()] as [Store, Store];
      let account = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
          // Each run has an account and a time of its own: windows that are closed stay closed.
          const wabaId = String(++account);
          const begin = noon + account * 3 * year;
          const handedOut = new Map<string, number>();
          const poll = async (store: Store, now: number) => {
            const { items } = await store.contactWindows(query({ wabaId, now }));
            for (const { id, messages_in: count } of items) {
              expect(handedOut.get(id) ?? count).toBe(count);
              handedOut.set(id, count);
            }
          };
          let now = begin;
          let commits = 0;
          const under: Promise<unknown>[] = [];
          for (const { by, does, wait, skew } of steps) {
            now += wait;
            if (does === 'commit') {
              commits += 1;
              under.push(stores[by].append(said({}, { wabaId }), now + skew));
            } else if (does === 'poll') {
              under.push(poll(stores[by], now + skew));
            } else {
              await Promise.all(under.splice(0));
              await stores[by].close();
              stores[by] = await bench.another();
            }
            // What several do at once comes in any order.
            if (wait % 3 === 0) await Promise.all(under.splice(0));
          }
          await Promise.all(under);
          await poll(stores[0], windowOf(now) + year + 3 * WINDOW_MS);
          expect([...handedOut.values()].reduce((sum, count) => sum + count, 0)).toBe(commits);
        }),
        { numRuns: 40 },
      );
    });
  });
}
