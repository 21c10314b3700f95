import type { SendOutcome, SendRequest } from '../../../../whatsapp/send-permit.js';
import type { Store } from '../../../../hub/store/store.js';
import { phoneNumber, waba } from '../../bodies.js';
import { acceptedAs, go, status, tell, unknown } from '../../sends.js';
import { told } from '../../updates.js';
import type { Bench } from './bench.js';
import { noon } from './steps.js';

const day = 86_400_000;
const query = { wabaId: waba, from: noon - day, to: noon + 2 * day };

const paused = {
  outcome: 'refused',
  code: 132015,
  reason: 'The template is paused.',
  advice: 'Use another one.',
  retry: 'never',
} as const;
const fileGone = {
  outcome: 'refused',
  code: null,
  reason: 'The file could not be fetched.',
  advice: 'Look for the file.',
  retry: 'never',
} as const;

let keys = 0;

/** A send that ends so; each is another one. */
async function send(store: Store, outcome: SendOutcome, changes: Partial<SendRequest> = {}, now = noon) {
  const operation = await go(store, now, {
    deduplication_key: `report ${++keys}`,
    template_name: 'promo',
    to: `+1650555${String(1_000 + keys)}`,
    ...changes,
  });
  await tell(store, operation, outcome, now);
  return operation;
}

export function describeReportsOfSends(bench: Bench): void {
  describe('reports of what waits for a status and of what was not sent', () => {
    it('count both, by template, number and day, and leave the rates to what WhatsApp told', async () => {
      const store = await bench.store();
      await send(store, paused, {}, noon - 2 * day);
      await send(store, acceptedAs('wamid.waits'));
      const operation = await send(store, acceptedAs('wamid.there'));
      await status(store, noon, { word: 'delivered', id: 'wamid.there', operation });
      await send(store, paused);
      await send(store, paused, { template_name: 'other', phone_number_id: '200' }, noon + day);
      await send(store, paused, {}, noon + 2 * day);
      await send(store, paused, { waba_id: '999' });
      const report = await store.deliveryReport(query);
      const counts = { messages: 2, accepted: 1, sent: 1, delivered: 1, failed: 0 };
      expect(report).toMatchObject({ ...counts, not_sent: 2, delivery_rate: 1, read_rate: 0 });
      expect(report.by_template).toMatchObject([
        { template_name: 'other', messages: 0, not_sent: 1, delivery_rate: null },
        { template_name: 'promo', ...counts, not_sent: 1 },
      ]);
      expect(report.by_number).toMatchObject([
        { phone_number_id: phoneNumber, ...counts, not_sent: 1 },
        { phone_number_id: '200', messages: 0, not_sent: 1 },
      ]);
      expect(report.by_day).toMatchObject([
        { day: '2026-01-15', ...counts, not_sent: 1 },
        { day: '2026-01-16', messages: 0, not_sent: 1 },
      ]);
      expect(report.failures).toEqual([
        { error_code: 132015, error_title: 'Template Paused', advice: expect.any(String), count: 2 },
      ]);
      expect(await store.deliveryReport({ ...query, templateName: 'promo' })).toMatchObject({ not_sent: 1 });
      expect(await store.deliveryReport({ ...query, phoneNumberId: '200' })).toMatchObject({ not_sent: 1 });
    });

    it('add up the same reason of those that failed and those that were not sent', async () => {
      const store = await bench.store();
      await send(store, { ...paused, code: 131026 });
      await send(store, fileGone);
      await send(store, fileGone);
      await send(store, fileGone);
      await send(store, acceptedAs('wamid.failed'));
      const failure = { id: 'wamid.failed', status: 'failed', errors: [{ code: 131026 }] };
      await store.append(told(failure), noon);
      const { failures, failed, not_sent } = await store.deliveryReport(query);
      expect([failed, not_sent]).toEqual([1, 4]);
      expect(failures.map(({ error_code, error_title, count }) => [error_code, error_title, count])).toEqual([
        [null, 'The file could not be fetched.', 3],
        [131026, 'Could Not Be Delivered', 2],
      ]);
    });

    it('count nothing of which nobody knows whether it went out, or that is tried again', async () => {
      const store = await bench.store();
      await send(store, unknown);
      await send(store, { ...paused, retry: 'safe' });
      await store.giveUpSends(noon + 60_000, 10);
      expect(await store.deliveryReport(query)).toMatchObject({ messages: 0, not_sent: 0, failures: [] });
      await store.giveUpSends(noon + 3_600_000, 10);
      expect(await store.deliveryReport(query)).toMatchObject({ messages: 0, not_sent: 1 });
    });

    it('tell of what was not sent for as long as of messages, though the ledger forgets what was', async () => {
      const store = await bench.store();
      await send(store, acceptedAs('wamid.1'));
      await send(store, paused);
      await store.pruneSends(noon + 20 * day, noon + 20 * day, 100);
      expect(await store.deliveryReport(query)).toMatchObject({ messages: 1, not_sent: 1 });
      await store.pruneContactData(noon, 100);
      expect(await store.deliveryReport(query)).toMatchObject({ not_sent: 1 });
      await store.pruneContactData(noon + 1, 100);
      expect(await store.deliveryReport(query)).toMatchObject({ messages: 0, not_sent: 0 });
    });
  });
}
