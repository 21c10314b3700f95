import { freshId } from '../../bodies.js';
import type { Bench } from './bench.js';
import { claim, claimOne, delivered, messages, noon, retry, subscribe, textsOf } from './steps.js';

export function describeDeliveries(bench: Bench): void {
  describe('claiming', () => {
    it('gives the events of a subscription together and in order', async () => {
      const store = await bench.store();
      await subscribe(store);
      await store.append(messages({ text: 'one' }, { text: 'two' }), noon - 500);
      await store.append(messages({ text: 'three' }), noon);
      const claimed = await claimOne(store);
      expect(textsOf(claimed)).toEqual(['one', 'two', 'three']);
      expect(claimed).toMatchObject({ attempts: 0, failingSince: null, oldestReceivedAt: noon - 500 });
    });

    it('gives no more events and bytes than asked for, and at least one event', async () => {
      const store = await bench.store();
      await subscribe(store);
      await store.append(messages({ text: 'one' }, { text: 'two' }, { text: 'three' }), noon);
      const byCount = await claimOne(store, { events: 2 });
      expect(textsOf(byCount)).toEqual(['one', 'two']);
      await store.settle([delivered(byCount)]);
      const bySize = await claimOne(store, { bytes: 1 });
      expect(textsOf(bySize)).toEqual(['three']);
    });

    it('stops before the event that would be too much', async () => {
      const store = await bench.store();
      await subscribe(store);
      await store.append(messages({ text: 'one' }, { text: 'x'.repeat(5_000) }), noon);
      expect(textsOf(await claimOne(store, { bytes: 4_000 }))).toEqual(['one']);
    });

    it('never gives a subscription to two at a time, in any process', async () => {
      const store = await bench.store();
      const other = await bench.another();
      for (let i = 0; i < 20; i += 1) await subscribe(store, {}, 'message', `zap-${i}`);
      await store.append(messages({}), noon);
      const claims = await Promise.all(
        Array.from({ length: 8 }, (_, i) => claim(i % 2 ? store : other, { subscriptions: 5 })),
      );
      const ids = claims.flat().map(({ subscriptionId }) => subscriptionId);
      expect(new Set(ids).size).toBe(ids.length);
      const rest = await claim(store);
      expect(ids.length + rest.length).toBe(20);
    });

    it('gives again what was held by somebody whose lease ended', async () => {
      const store = await bench.store();
      const other = await bench.another();
      await subscribe(store);
      await store.append(messages({ text: 'one' }), noon);
      await claimOne(store, { leaseMs: 1_000 });
      expect(await claim(other, { now: noon + 999 })).toEqual([]);
      expect(await other.nextDue()).toBe(noon + 1_000);
      expect(textsOf(await claimOne(other, { now: noon + 1_000 }))).toEqual(['one']);
    });

    it('serves those first who waited longest for their turn', async () => {
      const store = await bench.store();
      const ids = [];
      for (const zap of ['a', 'b', 'c']) ids.push((await subscribe(store, {}, 'message', zap)).id);
      await store.append(messages({}, {}, {}), noon);
      const served: string[] = [];
      for (let turn = 0; turn < 3; turn += 1) {
        const claimed = await claimOne(store, { subscriptions: 1, events: 1 });
        served.push(claimed.subscriptionId);
        await store.settle([delivered(claimed)]);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      expect(served.sort()).toEqual(ids.sort());
    });
  });

  describe('settling', () => {
    it('removes what was delivered and gives what came meanwhile', async () => {
      const store = await bench.store();
      await subscribe(store);
      await store.append(messages({ text: 'one' }), noon);
      const claimed = await claimOne(store);
      await store.append(messages({ text: 'two' }), noon);
      expect(await claim(store)).toEqual([]);
      await store.settle([delivered(claimed)]);
      expect(textsOf(await claimOne(store))).toEqual(['two']);
    });

    it('waits until a retry is due, then tries one event alone', async () => {
      const store = await bench.store();
      await subscribe(store);
      await store.append(messages({ text: 'one' }, { text: 'two' }), noon);
      await store.settle([retry(await claimOne(store))]);
      expect(await claim(store, { now: noon + 59_999 })).toEqual([]);
      expect(await store.nextDue()).toBe(noon + 60_000);
      const again = await claimOne(store, { now: noon + 60_000 });
      expect(textsOf(again)).toEqual(['one']);
      expect(again).toMatchObject({ attempts: 1, failingSince: noon });
      await store.settle([delivered(again)]);
      expect(await claimOne(store)).toMatchObject({ attempts: 0, failingSince: null });
    });

    it('moves what failed to the failure list and tries the next event at once', async () => {
      const store = await bench.store();
      await subscribe(store);
      await store.append(messages({ text: 'one' }), noon - 1_000);
      await store.append(messages({ text: 'two' }), noon);
      await store.settle([retry(await claimOne(store))]);
      const { subscriptionId, upTo } = await claimOne(store, { now: noon + 60_000 });
      await store.settle([{ outcome: 'failed', subscriptionId, upTo, reason: 'answered \u0000 500' }]);
      expect((await store.backlog(noon)).failures).toBe(1);
      const next = await claimOne(store, { now: noon + 60_000 });
      expect(textsOf(next)).toEqual(['two']);
      expect(next).toMatchObject({ attempts: 1, failingSince: noon });
    });

    it('starts afresh when nothing waited behind what failed', async () => {
      const store = await bench.store();
      await subscribe(store);
      await store.append(messages({ text: 'one' }), noon);
      await store.settle([retry(await claimOne(store))]);
      const { subscriptionId, upTo } = await claimOne(store, { now: noon + 60_000 });
      await store.settle([{ outcome: 'failed', subscriptionId, upTo, reason: 'answered 500' }]);
      await store.append(messages({ text: 'two' }), noon + 60_000);
      expect(await claimOne(store)).toMatchObject({ attempts: 0, failingSince: null });
    });

    it('deletes a subscription that is gone with all that waits for it', async () => {
      const store = await bench.store();
      const { id } = await subscribe(store);
      await store.append(messages({}, {}), noon);
      await store.settle([{ outcome: 'gone', subscriptionId: (await claimOne(store)).subscriptionId }]);
      expect(await store.subscription(id)).toBeNull();
      expect((await store.append(messages({}), noon)).wake).toEqual([]);
      expect(await store.nextDue()).toBeNull();
    });

    it('settles many claims at once', async () => {
      const store = await bench.store();
      for (const zap of ['a', 'b', 'c']) await subscribe(store, {}, 'message', zap);
      await store.append(messages({}), noon);
      const [a, b, c] = await claim(store);
      if (!a || !b || !c) throw new Error('three claims were expected');
      await store.settle([delivered(c), retry(a), { outcome: 'gone', subscriptionId: b.subscriptionId }]);
      expect(await claim(store)).toEqual([]);
      expect(await claimOne(store, { now: noon + 60_000 })).toMatchObject({
        subscriptionId: a.subscriptionId,
      });
    });

    it('leaves the lease of another process alone when its own had ended', async () => {
      const store = await bench.store();
      const other = await bench.another();
      await subscribe(store);
      await store.append(messages({ text: 'one' }), noon);
      const slow = await claimOne(store, { leaseMs: 1_000 });
      await claimOne(other, { now: noon + 1_000 });
      await store.append(messages({ text: 'two' }), noon);
      await store.settle([retry(slow)]);
      expect(await claim(store, { now: noon + 2_000 })).toEqual([]);
      await store.settle([delivered(slow)]);
      expect(await claim(store, { now: noon + 2_000 })).toEqual([]);
      expect(textsOf(await claimOne(store, { now: noon + 40_000 }))).toEqual(['two']);
    });

    it('loses no event that is stored while others are claimed and settled', async () => {
      const store = await bench.store();
      const other = await bench.another();
      await subscribe(store);
      const sent = Array.from({ length: 120 }, () => freshId());
      const got: string[] = [];
      let appending = true;
      const append = async (to: typeof store, ids: string[]) => {
        for (const id of ids) await to.append(messages({ id, text: id }), noon);
      };
      const deliver = async (from: typeof store) => {
        for (;;) {
          const last = !appending;
          const claims = await claim(from, { events: 7 });
          for (const claimed of claims) got.push(...textsOf(claimed));
          await from.settle(claims.map(delivered));
          if (last && claims.length === 0) return;
          await new Promise((resolve) => setImmediate(resolve));
        }
      };
      const delivering = [deliver(store), deliver(other)];
      await Promise.all([append(store, sent.slice(0, 60)), append(other, sent.slice(60))]);
      appending = false;
      await Promise.all(delivering);
      expect(got.sort()).toEqual(sent.sort());
    });
  });

  describe('the backlog', () => {
    it('tells waiting, retrying and throttled apart, with the age of the oldest', async () => {
      const store = await bench.store();
      for (const zap of ['a', 'b', 'c']) await subscribe(store, {}, 'message', zap);
      await store.append(messages({}, {}), noon - 5_000);
      const [a, b] = await claim(store);
      if (!a || !b) throw new Error('claims were expected');
      await store.settle([retry(a), retry(b, { throttled: true })]);
      expect(await store.backlog(noon)).toEqual({
        waiting: { count: 2, oldestAge: 5_000 },
        retrying: { count: 2, oldestAge: 5_000 },
        throttled: { count: 2, oldestAge: 5_000 },
        failures: 0,
        subscriptions: 3,
      });
    });

    it('is empty when nothing waits', async () => {
      const store = await bench.store();
      await subscribe(store);
      expect((await store.backlog(noon)).waiting).toEqual({ count: 0, oldestAge: 0 });
      expect(await store.nextDue()).toBeNull();
    });
  });
}
