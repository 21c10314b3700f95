import { waba } from '../../bodies.js';
import type { Bench } from './bench.js';
import { claim, claimOne, messages, noon, subscribe, textsOf } from './steps.js';

export function describeSubscriptions(bench: Bench): void {
  describe('subscriptions', () => {
    it('are given back as they were made', async () => {
      const store = await bench.store();
      const made = await subscribe(store, { keywords: ['order'], first_only: true });
      expect(made).toMatchObject({
        wabaId: waba,
        event: 'message',
        filter: { keywords: ['order'], first_only: true },
      });
      expect(await store.subscription(made.id)).toEqual(made);
      expect(await store.subscription('nobody')).toBeNull();
    });

    it('are one when the same is asked for twice', async () => {
      const store = await bench.store();
      const one = await subscribe(store, { types: ['text'], first_only: true });
      const same = await subscribe(store, { first_only: true, types: ['text'] });
      const other = await subscribe(store, { types: ['image'] });
      expect(same).toEqual(one);
      expect(other.id).not.toBe(one.id);
      expect((await store.backlog(noon)).subscriptions).toBe(2);
    });

    it('receive the events that their filter wants, from the moment they are made', async () => {
      const store = await bench.store();
      await store.append(messages({ text: 'order: too early' }), noon);
      const { id } = await subscribe(store, { keywords: ['order'] });
      const { wake } = await store.append(messages({ text: 'my order' }, { text: 'hello' }), noon);
      expect(wake).toEqual([id]);
      expect(textsOf(await claimOne(store))).toEqual(['my order']);
    });

    it('count at once when another process makes or removes them', async () => {
      const store = await bench.store();
      const other = await bench.another();
      await store.append(messages({}), noon);
      const { id } = await subscribe(other);
      expect((await store.append(messages({}), noon)).wake).toEqual([id]);
      await other.removeSubscription(id);
      expect((await store.append(messages({}), noon)).wake).toEqual([]);
    });

    it('are not woken by events of another kind or account', async () => {
      const store = await bench.store();
      await subscribe(store, {}, 'status');
      await store.addSubscription({
        wabaId: '999',
        event: 'message',
        targetUrl: 'https://hooks.zapier.com/hooks/standard/1/a/',
        filter: {},
      });
      expect((await store.append(messages({}), noon)).wake).toEqual([]);
    });

    it('take what waits for them along when they are removed', async () => {
      const store = await bench.store();
      const { id } = await subscribe(store);
      await store.append(messages({}), noon);
      await store.removeSubscription(id);
      expect(await claim(store)).toEqual([]);
      expect(await store.nextDue()).toBeNull();
      expect(await store.backlog(noon)).toMatchObject({ waiting: { count: 0 }, subscriptions: 0 });
    });
  });
}
