import { pruneAll } from '../../../../hub/store/upkeep/retention.js';
import { waba } from '../../bodies.js';
import { ask, go, status, tell, unknown } from '../../sends.js';
import type { Bench } from './bench.js';
import {
  failedDeliveries,
  giveUp,
  list,
  lostSend,
  minute,
  onlyFailure,
  otherWaba,
  refusedSend,
} from './failure-steps.js';
import { claim, claimOne, delivered, messages, noon, subscribe, textsOf } from './steps.js';

export function describeFailureRetries(bench: Bench): void {
  describe('retrying a failure', () => {
    it('delivers an event again, after what waits, and does not count it as one that happened', async () => {
      const store = await bench.store();
      await failedDeliveries(store, 'one');
      await store.append(messages({ text: 'two' }), noon);
      const failure = await onlyFailure(store);
      const retried = await store.retryFailure(waba, failure.id, noon);
      expect(retried).toMatchObject({ bar: null, failure: { id: failure.id, state: 'retried' } });
      const claimed = await claimOne(store);
      expect(textsOf(claimed)).toEqual(['two', 'one']);
      await store.settle([delivered(claimed)]);
      expect(await claim(store)).toEqual([]);
      const { events } = await store.events({ wabaId: waba, event: 'message', filter: {}, limit: 10 });
      expect(events).toHaveLength(2);
      expect((await store.backlog(noon)).failures).toBe(0);
    });

    it('is not undone by a delivery that is under way', async () => {
      const store = await bench.store();
      await failedDeliveries(store, 'one');
      await store.append(messages({ text: 'two' }), noon);
      const underWay = await claimOne(store);
      await store.retryFailure(waba, (await onlyFailure(store)).id, noon);
      await store.settle([delivered(underWay)]);
      expect(textsOf(await claimOne(store))).toEqual(['one']);
    });

    it('works though the event itself is deleted, and the Zap alone that failed gets it', async () => {
      const store = await bench.store();
      const { id } = await failedDeliveries(store, 'one');
      await subscribe(store, {}, 'message', 'another');
      await pruneAll(store, noon + 1, 10, () => Promise.resolve(true));
      await store.retryFailure(waba, (await onlyFailure(store)).id, noon);
      const claimed = await claimOne(store);
      expect([claimed.subscriptionId, textsOf(claimed)]).toEqual([id, ['one']]);
    });

    it('puts on the list again what fails again', async () => {
      const store = await bench.store();
      await failedDeliveries(store, 'one');
      await store.retryFailure(waba, (await onlyFailure(store)).id, noon);
      await giveUp(store);
      expect((await list(store)).map(({ state }) => state)).toEqual(['open', 'retried']);
      await store.retryFailures(waba, 'delivery', 10, noon);
      expect(textsOf(await claimOne(store))).toEqual(['one']);
    });

    it('is no sign that WhatsApp’s webhooks arrive', async () => {
      const store = await bench.store();
      await subscribe(store, {}, 'status');
      await status(store, noon - minute, { id: 'wamid.before' });
      await giveUp(store);
      const operation = await go(store, noon);
      await tell(store, operation, unknown, noon);
      await store.retryFailures(waba, 'delivery', 10, noon + 1_000);
      expect(await ask(store, noon + minute)).toMatchObject({ decision: 'given_up' });
    });

    it('says so when the subscription is gone', async () => {
      const store = await bench.store();
      const { id } = await failedDeliveries(store, 'one');
      await store.removeSubscription(id);
      const failure = await onlyFailure(store);
      expect(await store.retryFailure(waba, failure.id, noon)).toEqual({ failure, bar: 'no_subscription' });
      expect(await store.retryFailures(waba, 'delivery', 10, noon)).toEqual({ retried: 0, left: 1 });
      expect(await list(store)).toEqual([failure]);
    });

    it('brings back nothing of a contact that is being erased', async () => {
      const store = await bench.store();
      await failedDeliveries(store, 'one');
      const { id } = await onlyFailure(store);
      await store.eraseContact({ wabaId: waba, key: '16505551234' }, noon);
      expect(await store.retryFailure(waba, id, noon)).toMatchObject({ bar: 'erasure' });
      expect(await store.retryFailures(waba, 'delivery', 10, noon)).toEqual({ retried: 0, left: 1 });
    });

    it('frees a send of which nobody can say whether it went out', async () => {
      const store = await bench.store();
      await lostSend(store);
      const { id } = await onlyFailure(store);
      expect(await ask(store, noon + 2 * minute)).toMatchObject({ decision: 'given_up' });
      expect(await store.retryFailure(waba, id, noon)).toMatchObject({ failure: { state: 'retried' } });
      await go(store, noon + 2 * minute);
    });

    it('does all of a kind, some at a time', async () => {
      const store = await bench.store();
      await failedDeliveries(store, 'one', 'two', 'three');
      await refusedSend(store);
      expect(await store.retryFailures(waba, 'delivery', 2, noon)).toEqual({ retried: 2, left: 1 });
      expect(await store.retryFailures(waba, 'delivery', 2, noon)).toEqual({ retried: 1, left: 0 });
      expect(textsOf(await claimOne(store))).toEqual(['one', 'two', 'three']);
      expect(await list(store, { state: 'open' })).toMatchObject([{ kind: 'send' }]);
      expect(await store.retryFailures(waba, 'send', 10, noon)).toEqual({ retried: 1, left: 0 });
    });

    it('is not done for what was ignored, of which all of a kind can be, some at a time', async () => {
      const store = await bench.store();
      await failedDeliveries(store, 'one', 'two', 'three');
      await refusedSend(store);
      expect(await store.ignoreFailures(otherWaba, 'delivery', 10)).toBe(0);
      expect(await store.ignoreFailures(waba, 'delivery', 2)).toBe(2);
      expect(await store.retryFailures(waba, 'delivery', 10, noon)).toEqual({ retried: 1, left: 0 });
      expect(textsOf(await claimOne(store))).toEqual(['three']);
      expect(await store.ignoreFailures(waba, 'delivery', 2)).toBe(0);
      expect(await list(store, { state: 'open' })).toMatchObject([{ kind: 'send' }]);
    });

    it('is done once, and not for what was ignored', async () => {
      const store = await bench.store();
      await failedDeliveries(store, 'one', 'two');
      const [two, one] = await list(store);
      expect(await store.ignoreFailure(waba, two?.id ?? '')).toMatchObject({
        bar: null,
        failure: { state: 'ignored' },
      });
      expect(await store.ignoreFailure(waba, two?.id ?? '')).toMatchObject({ bar: null });
      expect(await store.retryFailure(waba, two?.id ?? '', noon)).toMatchObject({ bar: 'closed' });
      await store.retryFailure(waba, one?.id ?? '', noon);
      expect(await store.retryFailure(waba, one?.id ?? '', noon)).toMatchObject({ bar: 'closed' });
      expect(await store.ignoreFailure(waba, one?.id ?? '')).toMatchObject({ bar: 'closed' });
      expect(textsOf(await claimOne(store))).toEqual(['one']);
    });

    it('knows no failure of another account', async () => {
      const store = await bench.store();
      await failedDeliveries(store, 'one');
      const { id } = await onlyFailure(store);
      expect(await store.retryFailure(otherWaba, id, noon)).toBeNull();
      expect(await store.ignoreFailure(otherWaba, id)).toBeNull();
      expect(await store.retryFailures(otherWaba, 'delivery', 10, noon)).toEqual({ retried: 0, left: 0 });
      expect(await store.retryFailure(waba, '9999999', noon)).toBeNull();
    });
  });
}
