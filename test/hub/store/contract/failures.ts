import { pruneAll } from '../../../../hub/store/upkeep/retention.js';
import { phoneNumber, waba } from '../../bodies.js';
import { acceptedAs, ask, go, refused, status, tell, unknown } from '../../sends.js';
import type { Bench } from './bench.js';
import { told } from './customers.js';
import {
  day,
  failedDeliveries,
  list,
  lostSend,
  minute,
  onlyFailure,
  otherWaba,
  refusedSend,
} from './failure-steps.js';
import { noon } from './steps.js';

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
      const operation = await refusedSend(store);
      await store.pruneContactData(noon + day, 100);
      expect(await tell(store, operation, unknown, noon)).toBeNull();
      await store.eraseContact(ada, noon);
      expect(await list(store)).toEqual([]);
    });
  });
}
