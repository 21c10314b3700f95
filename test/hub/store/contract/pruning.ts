import { pruneAll } from '../../../../hub/store/upkeep/retention.js';
import { waba } from '../../bodies.js';
import type { Bench } from './bench.js';
import { claimOne, messages, noon, subscribe } from './steps.js';

const day = 86_400_000;
const before = noon - day;
const goOn = () => Promise.resolve(true);

export function describePruning(bench: Bench): void {
  describe('pruning', () => {
    it('deletes what is older than asked, oldest first and no more than asked', async () => {
      const store = await bench.store();
      await store.append(messages({ text: 'a' }, { text: 'b' }, { text: 'c' }), noon - 2 * day);
      await store.append(messages({ text: 'new' }), noon);
      const first = await store.prune({ before, after: 0, limit: 2 });
      expect(first.deleted).toBe(2);
      const second = await store.prune({ before, after: first.upTo ?? 0, limit: 2 });
      expect(second.deleted).toBe(1);
      expect(await store.prune({ before, after: second.upTo ?? 0, limit: 2 })).toEqual({
        deleted: 0,
        upTo: null,
      });
      const { events } = await store.events({ wabaId: waba, filter: {}, limit: 10 });
      expect(events).toMatchObject([{ data: { message: { text: { body: 'new' } } } }]);
    });

    it('keeps events that a subscription still waits for, and looks at no more of them than asked', async () => {
      const store = await bench.store();
      await subscribe(store, { keywords: ['kept'] });
      const kept = Array.from({ length: 5 }, () => ({ text: 'kept' }));
      await store.append(messages(...kept, { text: 'old' }), noon - 2 * day);
      const first = await store.prune({ before, after: 0, limit: 2 });
      expect(first).toEqual({ deleted: 0, upTo: expect.any(Number) });
      expect(await pruneAll(store, before, 2, goOn)).toEqual({ events: 1, failures: 0 });
      expect((await store.backlog(noon)).waiting.count).toBe(5);
    });

    it('deletes failures that are older than asked', async () => {
      const store = await bench.store();
      await subscribe(store);
      await store.append(messages({}, {}, {}), noon);
      const { subscriptionId, upTo } = await claimOne(store);
      await store.settle([{ outcome: 'failed', subscriptionId, upTo, reason: 'answered 500' }]);
      expect(await store.pruneFailures(Date.now() - day, 2)).toBe(0);
      expect((await store.backlog(noon)).failures).toBe(3);
      expect(await store.pruneFailures(Date.now() + 1, 2)).toBe(2);
      // With the event that told of them.
      expect(await pruneAll(store, Date.now() + 1, 2, goOn)).toEqual({ events: 4, failures: 1 });
      expect((await store.backlog(noon)).failures).toBe(0);
    });

    it('stops when it is told to', async () => {
      const store = await bench.store();
      await store.append(messages({}, {}, {}), noon - 2 * day);
      let turns = 0;
      const oneTurn = () => Promise.resolve(++turns <= 1);
      expect(await pruneAll(store, before, 1, oneTurn)).toEqual({ events: 1, failures: 0 });
    });
  });
}
