import type { Store } from '../../../../hub/store/store.js';
import { waba } from '../../bodies.js';
import { acceptedAs, ask, go, refused, sendRequest, status, tell, unknown } from '../../sends.js';
import type { Bench } from './bench.js';
import { exported } from './exported.js';
import { lostSend, minute, onlyFailure, otherWaba, refusedSend } from './failure-steps.js';
import { noon } from './steps.js';

const hour = 60 * minute;
const ada = { wabaId: waba, key: '+16505551234' };
const text = 'Your order is ready.';

async function reported(store: Store, wabaId = waba) {
  const query = { wabaId, from: noon - hour, to: noon + 24 * hour };
  const { messages, not_sent, failures } = await store.deliveryReport(query);
  return { messages, not_sent, reasons: failures.map(({ count }) => count) };
}

export function describeResentSends(bench: Bench): void {
  describe('a send that was given up and then tried again', () => {
    it('is no longer reported as not sent once WhatsApp took it', async () => {
      const store = await bench.store();
      await refusedSend(store);
      await refusedSend(store, noon, { deduplication_key: 'order-43' });
      const elsewhere = await go(store, noon, { waba_id: otherWaba });
      await store.settleSend(otherWaba, elsewhere, refused('never'), noon);
      expect(await reported(store)).toEqual({ messages: 0, not_sent: 2, reasons: [2] });
      await tell(store, await go(store, noon + hour), acceptedAs('wamid.1'), noon + hour);
      expect(await reported(store)).toEqual({ messages: 1, not_sent: 1, reasons: [1] });
      expect(await reported(store, otherWaba)).toEqual({ messages: 0, not_sent: 1, reasons: [1] });
    });

    it('is no longer reported as not sent when only its status tells that it went out', async () => {
      const store = await bench.store();
      await refusedSend(store);
      const operation = await go(store, noon + hour);
      await tell(store, operation, unknown, noon + hour);
      expect(await reported(store)).toMatchObject({ messages: 0, not_sent: 1 });
      await status(store, noon + hour, { id: 'wamid.1', operation });
      expect(await reported(store)).toEqual({ messages: 1, not_sent: 0, reasons: [] });
    });

    it('is reported as the message that failed when WhatsApp could not deliver it', async () => {
      const store = await bench.store();
      await refusedSend(store);
      const operation = await go(store, noon + hour);
      await status(store, noon + hour, { word: 'failed', id: 'wamid.1', operation, code: 131026 });
      expect(await reported(store)).toEqual({ messages: 1, not_sent: 0, reasons: [1] });
    });

    it('is reported once when it is given up again', async () => {
      const store = await bench.store();
      await refusedSend(store);
      await refusedSend(store, noon + minute);
      expect(await reported(store)).toEqual({ messages: 0, not_sent: 1, reasons: [1] });
      await tell(store, await go(store, noon + hour), refused(), noon + hour);
      await store.giveUpSends(noon + 2 * hour, 10);
      expect(await reported(store)).toEqual({ messages: 0, not_sent: 1, reasons: [1] });
    });

    it('stays for a person where nobody knows of the earlier try whether it went out', async () => {
      const store = await bench.store();
      const operation = await lostSend(store);
      await store.recordSend(sendRequest({ operation: 'unasked' }), refused('never'), noon + 2 * minute);
      expect(await ask(store, noon + hour)).toMatchObject({ decision: 'given_up', operation });
      expect(await reported(store)).toEqual({ messages: 0, not_sent: 1, reasons: [1] });
      const [, failure] = (await store.failures({ wabaId: waba, limit: 2 })).items;
      await store.retryFailure(waba, failure?.id ?? '', noon + hour);
      expect(await reported(store)).toEqual({ messages: 0, not_sent: 1, reasons: [1] });
      await go(store, noon + hour);
    });

    it('stays reported while nobody knows of the later try whether it went out', async () => {
      const store = await bench.store();
      await refusedSend(store);
      await tell(store, await go(store, noon + minute), unknown, noon + minute);
      expect(await store.giveUpSends(noon + hour, 10)).toBe(1);
      expect(await reported(store)).toEqual({ messages: 0, not_sent: 1, reasons: [1] });
    });

    it('stays sent when its refusal is told again', async () => {
      const store = await bench.store();
      const operation = await refusedSend(store);
      await tell(store, await go(store, noon + hour), acceptedAs('wamid.1'), noon + hour);
      const request = sendRequest({ operation });
      expect(await store.recordSend(request, refused('never'), noon + hour)).toMatchObject({
        state: 'replaced',
      });
      expect(await onlyFailure(store)).toMatchObject({ state: 'resolved' });
      expect(await reported(store)).toMatchObject({ messages: 1, not_sent: 0 });
    });
  });

  describe('the text of a send', () => {
    const expectTexts = async (store: Store, ...texts: (string | null)[]) =>
      expect(await exported(store, ada)).toMatchObject({ sends: texts.map((one) => ({ text: one })) });

    it('leaves the ledger when the send is given up without having gone out', async () => {
      const store = await bench.store();
      await store.putContact(ada, { name: 'Ada' }, 'zapier', noon);
      await tell(
        store,
        await go(store, noon, { deduplication_key: 'order-41' }),
        acceptedAs('wamid.0'),
        noon,
      );
      expect(await ask(store, noon, {}, 1)).toMatchObject({ decision: 'wait' });
      await expectTexts(store, null, text);
      expect(await store.giveUpSends(noon + hour, 10)).toBe(1);
      await expectTexts(store, null, null);
    });

    it('stays while nobody knows whether the message went out, until a person says that it did not', async () => {
      const store = await bench.store();
      await store.putContact(ada, { name: 'Ada' }, 'zapier', noon);
      await lostSend(store);
      await expectTexts(store, text);
      await store.retryFailure(waba, (await onlyFailure(store)).id, noon + hour);
      await expectTexts(store, null);
    });
  });
}
