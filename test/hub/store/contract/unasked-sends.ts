import type { Store } from '../../../../hub/store/store.js';
import type { SendOutcome } from '../../../../whatsapp/send-permit.js';
import { waba } from '../../bodies.js';
import { acceptedAs, ask, go, refused, sendRequest, status, tell, unknown } from '../../sends.js';
import type { Bench } from './bench.js';
import { noon } from './steps.js';

const second = 1_000;
const minute = 60 * second;
const operation = 'unasked';
const ref = { wabaId: waba, key: '+16505551234' };

/** A message went out while the hub was away; now it hears of it. */
const record = (store: Store, now: number, outcome: SendOutcome, changes = {}) =>
  store.recordSend(sendRequest({ operation, ...changes }), outcome, now);
const failuresOf = async (store: Store) => (await store.failures({ wabaId: waba, limit: 10 })).items;

export function describeUnaskedSends(bench: Bench): void {
  describe('a send that went out unasked', () => {
    it('is in the conversation with its text and template, and keeps its key', async () => {
      const store = await bench.store();
      expect(await record(store, noon, acceptedAs('wamid.1'))).toEqual({
        state: 'accepted',
        refusals: 0,
        message_id: 'wamid.1',
        detail: null,
      });
      await status(store, noon + second, { id: 'wamid.1', operation });
      expect(await store.messages(ref, { limit: 5 })).toMatchObject({
        items: [
          { id: 'wamid.1', status: 'sent', text: 'Your order is ready.', template_name: 'order_ready' },
        ],
      });
      expect(await ask(store, noon + minute)).toMatchObject({
        decision: 'already_sent',
        operation,
        message_id: 'wamid.1',
        sent_at: new Date(noon).toISOString(),
      });
    });

    it('gives its text to a message whose status came first', async () => {
      const store = await bench.store();
      await status(store, noon, { word: 'read', id: 'wamid.1', operation });
      expect(await store.message(waba, 'wamid.1')).toMatchObject({ text: null, status: 'read' });
      await record(store, noon, acceptedAs('wamid.1'));
      expect(await store.message(waba, 'wamid.1')).toMatchObject({
        text: 'Your order is ready.',
        status: 'read',
      });
    });

    it('is kept once, however often it is told', async () => {
      const store = await bench.store();
      await record(store, noon, acceptedAs('wamid.1'));
      const again = await record(store, noon + second, acceptedAs('wamid.1'));
      expect(again).toMatchObject({ state: 'accepted', message_id: 'wamid.1' });
      expect(await record(store, noon + second, refused())).toMatchObject({ state: 'accepted', refusals: 0 });
      expect(await store.exportContact(ref)).toBeNull();
      await status(store, noon + second, { id: 'wamid.1', operation });
      expect((await store.messages(ref, { limit: 5 }))?.items).toHaveLength(1);
    });

    it('is settled by the status that comes when its answer was lost, which also brings its text', async () => {
      const store = await bench.store();
      expect(await record(store, noon, unknown)).toMatchObject({ state: 'unknown' });
      expect(await ask(store, noon + 20 * second)).toMatchObject({ decision: 'wait', seconds: 40 });
      await status(store, noon + 30 * second, { id: 'wamid.1', operation });
      expect(await ask(store, noon + minute)).toMatchObject({ decision: 'already_sent', operation });
      expect(await store.message(waba, 'wamid.1')).toMatchObject({ text: 'Your order is ready.' });
    });

    it.each([
      ['nobody knows what became of it', unknown],
      ['it is said to be refused', refused('never')],
    ])('was sent when its status came first, though %s', async (_what, outcome) => {
      const store = await bench.store();
      await status(store, noon, { id: 'wamid.other', operation: 'unasked-too' });
      await status(store, noon, { id: 'wamid.1', operation });
      const report = await record(store, noon + 10 * second, outcome);
      expect(report).toMatchObject({ state: 'accepted', message_id: 'wamid.1' });
      expect(await ask(store, noon + 2 * minute)).toMatchObject({ decision: 'already_sent', operation });
      expect(await failuresOf(store)).toEqual([]);
    });

    it('is on the failure list when WhatsApp refused it for good', async () => {
      const store = await bench.store();
      expect(await record(store, noon, refused('never'))).toMatchObject({ state: 'given_up', refusals: 1 });
      expect(await failuresOf(store)).toMatchObject([{ kind: 'send', state: 'open', zap: 'Zap 7' }]);
    });

    it('counts each refusal as a try, as if it had asked', async () => {
      const store = await bench.store();
      expect(await record(store, noon, refused())).toMatchObject({ state: 'refused', refusals: 1 });
      expect(await record(store, noon + second, refused())).toMatchObject({ state: 'refused', refusals: 2 });
      const again = await ask(store, noon + 30 * second, { operation: 'asked' });
      expect(again).toMatchObject({ decision: 'go' });
      expect(await tell(store, 'asked', refused(), noon + 30 * second)).toMatchObject({ state: 'given_up' });
    });

    it('takes the place of an earlier try that waits for its turn', async () => {
      const store = await bench.store();
      const first = await go(store, noon, { deduplication_key: 'order-41' });
      await tell(store, first, acceptedAs('wamid.0'), noon);
      expect(await ask(store, noon, {}, 1)).toMatchObject({ decision: 'wait' });
      await record(store, noon + minute, acceptedAs('wamid.1'));
      expect(await store.giveUpSends(noon + 60 * minute, 10)).toBe(0);
      expect(await failuresOf(store)).toEqual([]);
    });

    it('takes the place of an earlier try that was refused, and counts as the next one', async () => {
      const store = await bench.store();
      const first = await go(store, noon);
      await tell(store, first, refused(), noon + second);
      const report = await record(store, noon + minute, refused());
      expect(report).toMatchObject({ state: 'refused', refusals: 2 });
      await record(store, noon + 2 * minute, acceptedAs('wamid.1'), { operation: 'unasked-too' });
      expect(await store.giveUpSends(noon + 60 * minute, 10)).toBe(0);
      expect(await failuresOf(store)).toEqual([]);
    });

    it('does not hide that another try of the same message is under way', async () => {
      const store = await bench.store();
      const first = await go(store, noon);
      await record(store, noon + second, refused());
      expect(await tell(store, first, acceptedAs('wamid.1'), noon + 2 * second)).toMatchObject({
        state: 'accepted',
      });
    });

    it('is the one that the ledger held back, when only the answer of the ledger was lost', async () => {
      const store = await bench.store();
      const marketing = { category: 'marketing' as const, operation };
      expect(await ask(store, noon, marketing)).toMatchObject({ decision: 'blocked' });
      await record(store, noon + second, unknown, marketing);
      expect(await ask(store, noon + 2 * second)).toMatchObject({ decision: 'wait' });
    });

    it('is not taken for another send, nor for one of another account', async () => {
      const store = await bench.store();
      await record(store, noon, acceptedAs('wamid.1'));
      const other = { deduplication_key: 'order-43' };
      expect(await record(store, noon, acceptedAs('wamid.2'), other)).toBeNull();
      expect(await store.message(waba, 'wamid.2')).toBeNull();
      await record(store, noon, acceptedAs('wamid.3'), { waba_id: '777000111222333' });
      expect(await store.message(waba, 'wamid.3')).toBeNull();
    });

    it('brings nobody back who was erased before the hub heard of it', async () => {
      const store = await bench.store();
      await status(store, noon, { id: 'wamid.1', operation });
      await store.eraseContact(ref, noon + second);
      const report = await record(store, noon + 2 * second, acceptedAs('wamid.1'));
      expect(report).toMatchObject({ state: 'accepted', refusals: 0, message_id: null });
      expect(await bench.dump()).not.toMatch(/sends .*(16505551234|wamid|ready\.)/);
      expect(await store.message(waba, 'wamid.1')).toBeNull();
    });

    it('stays without a text when the hub never hears of it but by its statuses', async () => {
      const store = await bench.store();
      await status(store, noon, { id: 'wamid.1', operation });
      expect(await tell(store, operation, acceptedAs('wamid.1'), noon)).toBeNull();
      expect(await store.messages(ref, { limit: 5 })).toMatchObject({
        items: [{ id: 'wamid.1', status: 'sent', text: null }],
      });
    });
  });
}
