import { freshId, phoneNumber, waba } from '../../bodies.js';
import { acceptedAs, go, tell } from '../../sends.js';
import type { Bench } from './bench.js';
import { told } from './customers.js';
import { day, failedDeliveries, giveUp, list, minute, refusedSend } from './failure-steps.js';
import { claim, claimOne, delivered, messages, noon, subscribe } from './steps.js';

/** A day after the store settles deliveries, by its own clock. */
const tomorrow = () => Date.now() + day + minute;

export function describeFailureEvents(bench: Bench): void {
  describe('what Zaps are told of failures', () => {
    it('is one event for a Zap that takes nothing, with how many it did not take', async () => {
      const store = await bench.store();
      const { id } = await subscribe(store, { failure_kinds: ['delivery'] }, 'failure', 'ops');
      await failedDeliveries(store, 'one', 'two', 'three');
      const claimed = await claimOne(store);
      expect(claimed.subscriptionId).toBe(id);
      expect(claimed.bodies.map((body) => JSON.parse(body) as object)).toMatchObject([
        {
          event: 'failure',
          field: 'hub',
          waba_id: waba,
          data: { count: 3, escalated: false, failure: { kind: 'delivery', state: 'open' } },
        },
      ]);
      await store.settle([delivered(claimed)]);
      // A Zap that is dead fails event after event.
      const [, , oldest] = await list(store);
      await store.ignoreFailure(waba, oldest?.id ?? '');
      await store.append(messages({}), noon);
      await giveUp(store);
      expect(await claim(store)).toEqual([]);
      expect(await list(store)).toHaveLength(4);
    });

    it('is told again when somebody dealt with it, and it fails again', async () => {
      const store = await bench.store();
      await failedDeliveries(store, 'one');
      await store.retryFailures(waba, 'delivery', 10, noon);
      await giveUp(store);
      expect(await told(store, 'failure')).toMatchObject([{ data: { count: 1 } }, { data: { count: 1 } }]);
    });

    it('is one event for each send, with its number', async () => {
      const store = await bench.store();
      await refusedSend(store);
      await refusedSend(store, noon, { deduplication_key: 'other' });
      expect(await told(store, 'failure')).toMatchObject([
        { phone_number_id: phoneNumber, data: { count: 1, failure: { kind: 'send', zap: 'Zap 7' } } },
        { data: { count: 1 } },
      ]);
    });

    it('goes to the Zaps that want the kind', async () => {
      const store = await bench.store();
      await subscribe(store, { failure_kinds: ['delivery'] }, 'failure', 'deliveries');
      const { id } = await subscribe(store, {}, 'failure', 'all');
      await refusedSend(store);
      expect(await claim(store)).toMatchObject([{ subscriptionId: id }]);
    });

    it('never goes round in a circle', async () => {
      const store = await bench.store();
      await subscribe(store, {}, 'failure', 'ops');
      await refusedSend(store);
      await giveUp(store);
      expect((await list(store)).map(({ event }) => event)).toEqual(['failure', null]);
      expect(await told(store, 'failure')).toHaveLength(1);
      expect(await claim(store)).toEqual([]);
      expect(await store.escalateFailures(tomorrow())).toBe(1);
      await giveUp(store);
      expect(await store.escalateFailures(tomorrow())).toBe(0);
      expect(await told(store, 'failure')).toHaveLength(2);
    });

    it('is told once more when nobody looked for a day', async () => {
      const store = await bench.store();
      await failedDeliveries(store, 'one', 'two');
      const operation = await refusedSend(store, Date.now());
      expect(await store.escalateFailures(Date.now() + day - minute)).toBe(0);
      const now = tomorrow();
      expect(await store.escalateFailures(now)).toBe(3);
      expect(await store.escalateFailures(now + day)).toBe(0);
      const escalated = (await told(store, 'failure')).filter(({ data }) => data.escalated);
      expect(escalated).toMatchObject([
        { data: { count: 2, failure: { kind: 'delivery', escalated_at: new Date(now).toISOString() } } },
        { data: { count: 1, failure: { operation } } },
      ]);
      expect((await list(store)).every(({ escalated_at: at }) => at !== null)).toBe(true);
    });

    it('is not told again when somebody did look', async () => {
      const store = await bench.store();
      for (const key of ['ignored', 'retried', 'sent'])
        await refusedSend(store, noon, { deduplication_key: key });
      const [sent, retried, ignored] = await list(store);
      await store.ignoreFailure(waba, ignored?.id ?? '');
      await store.retryFailure(waba, retried?.id ?? '', noon);
      await tell(store, await go(store, noon, { deduplication_key: 'sent' }), acceptedAs(freshId()), noon);
      expect(sent?.state).toBe('open');
      expect(await store.escalateFailures(noon + 2 * day)).toBe(0);
    });

    it('is told once by several hubs', async () => {
      const store = await bench.store();
      const stores = [store, await bench.another(), await bench.another()];
      await refusedSend(store);
      const counts = await Promise.all(stores.map((each) => each.escalateFailures(noon + 2 * day)));
      expect(counts.sort()).toEqual([0, 0, 1]);
    });
  });
}
