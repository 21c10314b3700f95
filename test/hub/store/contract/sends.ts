import type { Store } from '../../../../hub/store/store.js';
import { waba } from '../../bodies.js';
import {
  acceptedAs,
  ask,
  go,
  refused,
  secondsOf,
  sendRequest,
  status,
  tell,
  throughputIs,
  unknown,
} from '../../sends.js';
import type { Bench } from './bench.js';
import { exported } from './exported.js';
import { noon } from './steps.js';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

export function describeSends(bench: Bench): void {
  describe('the ledger of sends', () => {
    it('lets a send go out once, and knows it again for as long as its key is kept', async () => {
      const store = await bench.store();
      const operation = await go(store, noon);
      expect(await tell(store, operation, acceptedAs('wamid.1'), noon + second)).toEqual({
        state: 'accepted',
        refusals: 0,
        message_id: 'wamid.1',
        detail: null,
      });
      expect(await ask(store, noon + 24 * hour)).toEqual({
        decision: 'already_sent',
        operation,
        message_id: 'wamid.1',
        status: 'accepted',
        sent_at: new Date(noon).toISOString(),
        type: 'template',
      });
      await go(store, noon + 24 * hour + second);
    });

    it('keeps a key for a part of an hour where that is asked', async () => {
      const store = await bench.store();
      const keep = { deduplication_hours: 1 / 7 };
      const operation = await go(store, noon, keep);
      await tell(store, operation, acceptedAs('wamid.1'), noon);
      expect(await ask(store, noon + 8 * minute, keep)).toMatchObject({ decision: 'already_sent' });
      await go(store, noon + 9 * minute, keep);
    });

    it('tells the last status of what was sent', async () => {
      const store = await bench.store();
      const operation = await go(store, noon);
      await tell(store, operation, acceptedAs('wamid.1'), noon);
      await status(store, noon + second, { word: 'read', id: 'wamid.1', operation });
      await status(store, noon + 2 * second, { word: 'delivered', id: 'wamid.1', operation });
      expect(await ask(store, noon + minute)).toMatchObject({ decision: 'already_sent', status: 'read' });
    });

    it('lets exactly one of several go who ask at once, over several stores', async () => {
      const store = await bench.store();
      const stores = [store, await bench.another(), await bench.another()];
      const permits = await Promise.all(
        Array.from({ length: 12 }, (_, index) => ask(stores[index % 3] ?? store, noon)),
      );
      expect(permits.filter(({ decision }) => decision === 'go')).toHaveLength(1);
      expect(permits.filter(({ decision }) => decision === 'wait')).toHaveLength(11);
    });

    it('lets sends with other keys, and of other accounts, go side by side', async () => {
      const store = await bench.store();
      await go(store, noon);
      await go(store, noon, { deduplication_key: 'order-43' });
      await go(store, noon, { waba_id: '777000111222333' });
    });

    it('refuses an operation that is taken by another send', async () => {
      const store = await bench.store();
      const operation = await go(store, noon);
      const other = sendRequest({ operation, deduplication_key: 'order-43' });
      expect(await store.permitSend(other, 300, noon)).toBeNull();
    });

    it('knows no operation of another account, and none that never asked', async () => {
      const store = await bench.store();
      const operation = await go(store, noon);
      expect(await store.settleSend('777000111222333', operation, acceptedAs('wamid.1'), noon)).toBeNull();
      expect(await tell(store, 'nobody', unknown, noon)).toBeNull();
    });
  });

  describe('a send whose outcome is unknown', () => {
    const lost = async (store: Store) => {
      const operation = await go(store, noon);
      await tell(store, operation, unknown, noon + 15 * second);
      return operation;
    };

    it('waits until a minute after it began', async () => {
      const store = await bench.store();
      await lost(store);
      expect(await ask(store, noon + 20 * second)).toMatchObject({
        decision: 'wait',
        reason: 'unknown_outcome',
        seconds: 40,
      });
    });

    it('was sent when a status says so, also before and instead of the report', async () => {
      const store = await bench.store();
      const operation = await go(store, noon);
      await status(store, noon + 3 * second, { id: 'wamid.1', operation });
      expect(await tell(store, operation, unknown, noon + 15 * second)).toMatchObject({
        state: 'accepted',
        message_id: 'wamid.1',
      });
      expect(await ask(store, noon + 20 * second)).toMatchObject({
        decision: 'already_sent',
        message_id: 'wamid.1',
        status: 'sent',
      });
    });

    it('is sent again when WhatsApp tells of other messages only', async () => {
      const store = await bench.store();
      const operation = await lost(store);
      await status(store, noon + 30 * second, { id: 'wamid.other' });
      expect(secondsOf(await ask(store, noon + minute - 1))).toBe(0.001);
      expect(await go(store, noon + minute)).not.toBe(operation);
      expect(secondsOf(await ask(store, noon + minute + second))).toBe(19);
    });

    it('is given up when WhatsApp told of others only at the beginning: the rest may have been lost on its way', async () => {
      const store = await bench.store();
      const operation = await lost(store);
      await status(store, noon + 29 * second, { id: 'wamid.other' });
      expect(await ask(store, noon + minute)).toMatchObject({ decision: 'given_up', operation });
    });

    it('is given up when the hub missed webhooks meanwhile: Meta tells them again, nobody knows when', async () => {
      const store = await bench.store();
      const operation = await lost(store);
      await store.noteMissedWebhooks(noon + second);
      await status(store, noon + 59 * second, { id: 'wamid.other' });
      expect(await ask(store, noon + minute)).toMatchObject({ decision: 'given_up', operation });
    });

    it('is sent again though the hub missed webhooks before it began', async () => {
      const store = await bench.store();
      // By a clock that was ahead, and then by one that is right.
      await store.noteMissedWebhooks(noon + 365 * 24 * hour);
      await store.noteMissedWebhooks(noon - second);
      const operation = await lost(store);
      await status(store, noon + 31 * second, { id: 'wamid.other' });
      expect(await go(store, noon + minute)).not.toBe(operation);
    });

    it('is given up when WhatsApp tells nothing at all since, until somebody looked', async () => {
      const store = await bench.store();
      await status(store, noon - second, { id: 'wamid.before' });
      const operation = await lost(store);
      expect(await ask(store, noon + minute)).toMatchObject({ decision: 'given_up', operation });
      await status(store, noon + 2 * minute, { id: 'wamid.after' });
      expect(await ask(store, noon + hour)).toMatchObject({ decision: 'given_up', operation });
      expect(await ask(store, noon + 24 * hour)).toMatchObject({ decision: 'given_up', operation });
      const { items } = await store.failures({ wabaId: waba, limit: 1 });
      await store.ignoreFailure(waba, items[0]?.id ?? '');
      await go(store, noon + 25 * hour);
    });

    it('was sent after all when its status comes late', async () => {
      const store = await bench.store();
      const operation = await lost(store);
      expect(await ask(store, noon + minute)).toMatchObject({ decision: 'given_up' });
      await status(store, noon + hour, { id: 'wamid.1', operation });
      expect(await ask(store, noon + 2 * hour)).toMatchObject({ decision: 'already_sent', operation });
    });

    it('is one that nobody reported, too, and the same caller is no exception', async () => {
      const store = await bench.store();
      const operation = await go(store, noon);
      expect(secondsOf(await ask(store, noon + 5 * second, { operation }))).toBe(15);
      expect(secondsOf(await ask(store, noon + 20 * second, { operation }))).toBe(40);
      expect(await ask(store, noon + minute, { operation })).toMatchObject({ decision: 'given_up' });
    });

    it('learns nothing from the statuses of another number', async () => {
      const store = await bench.store();
      const number = { phone_number_id: '2', deduplication_key: 'other' };
      await go(store, noon, number);
      await status(store, noon + 30 * second, { id: 'wamid.other' });
      expect(await ask(store, noon + minute, number)).toMatchObject({ decision: 'given_up' });
    });
  });

  describe('a send that WhatsApp refuses', () => {
    it('is tried again at once, and is for a person after the third refusal', async () => {
      const store = await bench.store();
      const first = await go(store, noon);
      expect(await tell(store, first, refused(), noon)).toMatchObject({ state: 'refused', refusals: 1 });
      expect(await go(store, noon + second, { operation: first })).toBe(first);
      expect(await tell(store, first, refused(), noon + second)).toMatchObject({
        state: 'refused',
        refusals: 2,
      });
      const later = await go(store, noon + 31 * second);
      expect(await tell(store, later, refused(), noon + 31 * second)).toMatchObject({
        state: 'given_up',
        refusals: 3,
      });
    });

    it('may be asked for anew by a person who gave it up: it never went out', async () => {
      const store = await bench.store();
      const operation = await go(store, noon);
      expect(await tell(store, operation, refused('never'), noon)).toMatchObject({ state: 'given_up' });
      const again = await go(store, noon + second);
      expect(await tell(store, again, refused(), noon + second)).toMatchObject({ refusals: 1 });
    });

    it('is not refused when a status said that it was sent', async () => {
      const store = await bench.store();
      const operation = await go(store, noon);
      await status(store, noon, { id: 'wamid.1', operation });
      expect(await tell(store, operation, refused(), noon)).toMatchObject({ state: 'accepted', refusals: 0 });
    });
  });

  describe('the limits of a number', () => {
    it('let a waiter go when the time is over that it was told, under a new operation, too', async () => {
      const store = await bench.store();
      const send = (now: number, key: string, to = `+1650555${key}`) =>
        ask(store, now, { deduplication_key: key, to }, 10);
      expect(await send(noon, '1000')).toMatchObject({ decision: 'go' });
      const wait = await send(noon, '1001');
      expect(wait).toMatchObject({ decision: 'wait', reason: 'number_rate' });
      const due = noon + (secondsOf(wait) ?? 0) * second;
      expect(secondsOf(await send(noon, '1002'))).toBe(2 * (secondsOf(wait) ?? 0));
      expect(secondsOf(await send(due - 1, '1001'))).toBe(0.001);
      expect(await send(due, '1001')).toMatchObject({ decision: 'go' });
    });

    it('keep the place of who waits against who comes later', async () => {
      const store = await bench.store();
      const send = (now: number, key: string) =>
        ask(store, now, { deduplication_key: key, to: `+1650555${key}` }, 20);
      for (const key of ['1000', '1001']) await send(noon, key);
      const wait = secondsOf(await send(noon, '1002')) ?? 0;
      const due = noon + wait * second;
      expect(await send(due, '1003')).toMatchObject({ decision: 'wait' });
      expect(await send(due, '1002')).toMatchObject({ decision: 'go' });
    });

    it('let 45 messages to one customer pass, and then one every six seconds', async () => {
      const store = await bench.store();
      await throughputIs(store, 1_000, noon);
      for (let count = 0; count < 45; count++) await go(store, noon, { deduplication_key: `k${count}` });
      expect(await ask(store, noon, { deduplication_key: 'k45' })).toMatchObject({
        decision: 'wait',
        reason: 'pair_rate',
        seconds: 6,
      });
      await go(store, noon, { deduplication_key: 'other', to: '+16505550000' });
      await go(store, noon + 6 * second, { deduplication_key: 'k45' });
    });
  });

  describe('a marketing message', () => {
    const marketing = { category: 'marketing' as const };

    it('is blocked for a customer whom nobody knows, until a consent is there', async () => {
      const store = await bench.store();
      expect(await ask(store, noon, marketing)).toMatchObject({ decision: 'blocked', reason: 'no_consent' });
      await go(store, noon, { deduplication_key: 'utility' });
    });
  });

  describe('upkeep of the ledger', () => {
    it('gives up what nobody came back for, each in its own way', async () => {
      const store = await bench.store();
      const unreported = await go(store, noon, { deduplication_key: 'a' });
      const again = await go(store, noon, { deduplication_key: 'b' });
      await tell(store, again, refused(), noon);
      expect(await store.giveUpSends(noon + 15 * minute, 10)).toBe(0);
      expect(await store.giveUpSends(noon + 16 * minute, 10)).toBe(2);
      expect(await store.giveUpSends(noon + 16 * minute, 10)).toBe(0);
      expect(await ask(store, noon + 17 * minute, { deduplication_key: 'a' })).toMatchObject({
        decision: 'given_up',
        operation: unreported,
      });
      await go(store, noon + 17 * minute, { deduplication_key: 'b' });
    });

    it('deletes what ended and keeps no key, and nothing that is open', async () => {
      const store = await bench.store();
      await tell(store, await go(store, noon), acceptedAs('wamid.1'), noon);
      const open = await go(store, noon, { deduplication_key: 'open' });
      expect(await store.pruneSends(noon + hour, noon, 10)).toBe(0);
      // The send, and the limits that nothing is left of.
      expect(await store.pruneSends(noon + hour, noon + 25 * hour, 10)).toBeGreaterThan(1);
      expect(await store.pruneSends(noon + hour, noon + 25 * hour, 10)).toBe(0);
      expect(await store.settleSend(waba, open, unknown, noon)).not.toBeNull();
    });
  });
  describe('an erased contact', () => {
    const ref = { wabaId: waba, key: '+16505551234' };

    it('is gone from the ledger, but for what is under way, which says nothing of it any more', async () => {
      const store = await bench.store();
      await store.putContact(ref, { name: 'Ada' }, 'zapier', noon);
      await tell(store, await go(store, noon, { deduplication_key: 'ended' }), acceptedAs('wamid.1'), noon);
      await go(store, noon, { deduplication_key: 'open' });
      expect(await exported(store, ref)).toMatchObject({
        sends: [{ deduplication_key: 'ended' }, { deduplication_key: 'open' }],
      });

      await store.eraseContact(ref, noon);
      await store.putContact(ref, { name: 'Ada' }, 'zapier', noon);
      expect(await exported(store, ref)).toMatchObject({ sends: [] });
      expect(await ask(store, noon + second, { deduplication_key: 'open' })).toMatchObject({
        decision: 'wait',
      });
    });
  });
}
