import type { Store } from '../../../../hub/store/store.js';
import { pruneAll } from '../../../../hub/store/retention.js';
import type { FailureItem } from '../../../../whatsapp/failure.js';
import { freshId, phoneNumber, waba } from '../../bodies.js';
import { acceptedAs, ask, go, refused, status, tell, unknown } from '../../sends.js';
import type { Bench } from './bench.js';
import { told } from './customers.js';
import { claim, claimOne, delivered, messages, noon, subscribe, textsOf } from './steps.js';

const minute = 60_000;
const day = 86_400_000;
const otherWaba = '777000111222333';

/** A day after the store settles deliveries, by its own clock. */
const tomorrow = () => Date.now() + day + minute;

async function list(store: Store, more: object = {}): Promise<FailureItem[]> {
  return (await store.failures({ wabaId: waba, limit: 100, ...more })).items;
}

async function onlyFailure(store: Store): Promise<FailureItem> {
  const [first, ...others] = await list(store);
  if (!first || others.length > 0) throw new Error('expected one failure');
  return first;
}

/** Gives up everything that waits for a subscription now. */
async function giveUp(store: Store, reason = 'hooks.zapier.com answered with status 500.') {
  for (const { subscriptionId, upTo } of await claim(store))
    await store.settle([{ outcome: 'failed', subscriptionId, upTo, reason }]);
}

async function failedDeliveries(store: Store, ...texts: string[]) {
  const subscription = await subscribe(store);
  await store.append(messages(...texts.map((text) => ({ text }))), noon);
  await giveUp(store);
  return subscription;
}

async function refusedSend(store: Store, now = noon, changes: Parameters<typeof go>[2] = {}) {
  const operation = await go(store, now, changes);
  await tell(store, operation, refused('never'), now);
  return operation;
}

async function lostSend(store: Store) {
  const operation = await go(store, noon);
  await tell(store, operation, unknown, noon);
  expect(await ask(store, noon + minute)).toMatchObject({ decision: 'given_up' });
  return operation;
}

export function describeFailures(bench: Bench): void {
  describe('the failure list', () => {
    it('has every event that a Zap did not take, in words', async () => {
      const store = await bench.store();
      await failedDeliveries(store, 'one', 'two');
      const failures = await list(store);
      expect(failures).toHaveLength(2);
      expect(failures[0]).toMatchObject({
        kind: 'delivery',
        state: 'open',
        title: 'A Zap with the trigger “New Message” did not take an event',
        reason: 'hooks.zapier.com answered with status 500.',
        advice: expect.stringContaining('retry the failure'),
        event: 'message',
        escalated_at: null,
        contact_id: null,
        operation: null,
      });
      expect(JSON.stringify(failures)).not.toContain('/hooks/');
    });

    it('has a send that was refused for good, with why and what to do, and no phone number', async () => {
      const store = await bench.store();
      const ada = { wabaId: waba, key: '+16505551234' };
      const saved = await store.putContact(ada, { name: 'Ada' }, 'zapier', noon);
      const operation = await refusedSend(store);
      expect(await onlyFailure(store)).toEqual({
        id: expect.stringMatching(/^\d+$/),
        kind: 'send',
        state: 'open',
        title: 'The template “order_ready” was not sent',
        reason: 'This number sends too fast.',
        advice: 'Wait a minute.',
        first_failed_at: new Date(noon).toISOString(),
        last_failed_at: new Date(noon).toISOString(),
        escalated_at: null,
        contact_id: saved?.contact.id,
        phone_number_id: phoneNumber,
        operation,
        zap: 'Zap 7',
        event: null,
      });
      expect(JSON.stringify(await list(store))).not.toContain('6505551234');
    });

    it('has no send that is still tried, that went out or that was blocked', async () => {
      const store = await bench.store();
      await tell(store, await go(store, noon), refused('safe'), noon);
      await tell(store, await go(store, noon, { deduplication_key: 'b' }), acceptedAs('wamid.1'), noon);
      await tell(store, await go(store, noon, { deduplication_key: 'c' }), unknown, noon);
      await ask(store, noon, { deduplication_key: 'd', category: 'marketing' });
      expect(await list(store)).toEqual([]);
    });

    it('has a send of which nobody can say whether it went out', async () => {
      const store = await bench.store();
      await lostSend(store);
      expect(await onlyFailure(store)).toMatchObject({
        title: 'It is not known whether the template “order_ready” was sent',
        reason: 'WhatsApp did not answer in time.',
        advice: expect.stringContaining('Look into the customer’s chat'),
      });
    });

    it('has a send that nobody came back for', async () => {
      const store = await bench.store();
      await go(store, noon, { type: 'image', template_name: null });
      expect(await store.giveUpSends(noon + 16 * minute, 10)).toBe(1);
      expect(await onlyFailure(store)).toMatchObject({
        title: 'It is not known whether a message of the type “image” was sent',
        reason: 'It is not known whether WhatsApp took the message, and the Zap did not ask again.',
      });
    });

    it('has a send once that fails again, with the first and the last time', async () => {
      const store = await bench.store();
      await refusedSend(store);
      const operation = await refusedSend(store, noon + minute);
      expect(await onlyFailure(store)).toMatchObject({
        operation,
        first_failed_at: new Date(noon).toISOString(),
        last_failed_at: new Date(noon + minute).toISOString(),
      });
      expect(await told(store, 'failure')).toHaveLength(1);
    });

    it('settles by itself what went out after all, and tells other sends apart', async () => {
      const store = await bench.store();
      const lost = await lostSend(store);
      await refusedSend(store, noon, { deduplication_key: 'other' });
      await status(store, noon + 2 * minute, { id: 'wamid.late', operation: lost });
      expect((await list(store)).map(({ state }) => state)).toEqual(['open', 'resolved']);
      const again = await go(store, noon, { deduplication_key: 'other' });
      await tell(store, again, acceptedAs('wamid.2'), noon);
      expect((await list(store)).map(({ state }) => state)).toEqual(['resolved', 'resolved']);
    });

    it('gives pages, newest first, of one account, kind and state', async () => {
      const store = await bench.store();
      await failedDeliveries(store, 'one', 'two', 'three');
      await refusedSend(store);
      await store.settleSend(
        otherWaba,
        await go(store, noon, { waba_id: otherWaba }),
        refused('never'),
        noon,
      );
      const all = (await list(store)).map(({ id }) => Number(id));
      expect(all).toHaveLength(4);
      expect(all).toEqual([...all].sort((a, b) => b - a));
      const pages: number[][] = [];
      for (let cursor: string | undefined; ;) {
        const { items, nextCursor } = await store.failures({ wabaId: waba, limit: 2, cursor });
        pages.push(items.map(({ id }) => Number(id)));
        if (nextCursor === null) break;
        cursor = nextCursor;
      }
      expect(pages).toEqual([all.slice(0, 2), all.slice(2)]);
      expect(await list(store, { kind: 'send' })).toHaveLength(1);
      expect(await list(store, { state: 'ignored' })).toEqual([]);
    });

    it('forgets what failed last before the retention', async () => {
      const store = await bench.store();
      for (const key of ['a', 'b', 'c']) await refusedSend(store, noon, { deduplication_key: key });
      await refusedSend(store, noon + day, { deduplication_key: 'a' });
      expect(await store.pruneFailures(noon + 1, 1)).toBe(1);
      const goOn = () => Promise.resolve(true);
      expect(await pruneAll(store, noon + 1, 1, goOn)).toMatchObject({ failures: 1 });
      expect(await list(store)).toMatchObject([{ last_failed_at: new Date(noon + day).toISOString() }]);
    });

    it('has nothing of an erased contact', async () => {
      const store = await bench.store();
      const ada = { wabaId: waba, key: '+16505551234' };
      await refusedSend(store);
      await store.putContact(ada, { name: 'Ada' }, 'zapier', noon);
      await refusedSend(store, noon, { deduplication_key: 'known' });
      await refusedSend(store, noon, { deduplication_key: 'bo', to: '+16505550000' });
      await store.eraseContact(ada, noon);
      expect(await list(store)).toHaveLength(1);
    });

    it('has nothing of an erased contact, though the ledger has forgotten the send before', async () => {
      const store = await bench.store();
      const ada = { wabaId: waba, key: '+16505551234' };
      await store.putContact(ada, { name: 'Ada' }, 'zapier', noon);
      await refusedSend(store);
      expect(await store.pruneSends(noon + day, noon + 20 * day, 100)).toBeGreaterThan(0);
      await store.eraseContact(ada, noon);
      expect(await list(store)).toEqual([]);
    });
  });

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
