import { encodeCallbackData } from '../../../../whatsapp/callback-data.js';
import { freshId, phoneNumber, waba } from '../../bodies.js';
import { said, start, told } from '../../updates.js';
import type { Bench } from './bench.js';
import { noon } from './steps.js';

const day = 86_400;
const query = { wabaId: waba, from: (start - 30 * day) * 1_000, to: (start + day) * 1_000 };

/** A message to the customer that ends so. */
function sent(ends: string, { at = 0, template = '', number = phoneNumber, code = 0 } = {}) {
  const id = freshId();
  const data = { operation: id, templateId: '1', ...(template && { templateName: template }) };
  const more = { biz_opaque_callback_data: encodeCallbackData(data), ...(code && { errors: [{ code }] }) };
  const words = ['sent', 'delivered', 'read', 'played'];
  const before = ends === 'failed' ? ['sent'] : words.slice(0, words.indexOf(ends));
  return [...before, ends].flatMap((status) => told({ id, status, at, ...more }, { phoneNumberId: number }));
}

export function describeReports(bench: Bench): void {
  describe('reports of delivery', () => {
    it('tell how sent messages fared, by template, number, day and reason', async () => {
      const store = await bench.store();
      const updates = [
        ...said({}),
        ...sent('sent', { template: 'a' }),
        ...sent('delivered', { template: 'a', at: -day }),
        ...sent('read', { template: 'b' }),
        ...sent('played', { number: '200' }),
        ...sent('failed', { template: 'a', code: 131026 }),
        ...sent('failed', { template: 'a', code: 131026 }),
        ...sent('failed', { template: 'b', code: 131049 }),
        ...sent('read', { at: -31 * day }),
      ];
      await store.append(updates, noon);
      await store.append(told({ id: freshId(), status: 'read' }, { wabaId: '999' }), noon);
      const report = await store.deliveryReport(query);
      expect(report).toMatchObject({
        waba_id: waba,
        from: new Date(query.from).toISOString(),
        to: new Date(query.to).toISOString(),
        messages: 7,
        sent: 4,
        delivered: 3,
        read: 2,
        failed: 3,
        delivery_rate: 3 / 6,
        read_rate: 2 / 3,
      });
      const rows = (list: readonly { messages: number; failed: number }[], name: string) =>
        list.map((row) => [(row as unknown as Record<string, unknown>)[name], row.messages, row.failed]);
      expect(rows(report.by_template, 'template_name')).toEqual([
        ['a', 4, 2],
        ['b', 2, 1],
        [null, 1, 0],
      ]);
      expect(rows(report.by_number, 'phone_number_id')).toEqual([
        [phoneNumber, 6, 3],
        ['200', 1, 0],
      ]);
      expect(rows(report.by_day, 'day')).toEqual([
        ['2026-01-14', 1, 0],
        ['2026-01-15', 6, 3],
      ]);
      expect(report.failures).toEqual([
        { error_code: 131026, error_title: expect.any(String), advice: expect.any(String), count: 2 },
        { error_code: 131049, error_title: expect.any(String), advice: expect.any(String), count: 1 },
      ]);
      expect(await store.deliveryReport({ ...query, templateName: 'b' })).toMatchObject({ messages: 2 });
      expect(await store.deliveryReport({ ...query, phoneNumberId: '200' })).toMatchObject({ messages: 1 });
    });

    it('have no rates where there is nothing to count, and hold the first moment but not the last', async () => {
      const store = await bench.store();
      expect(await store.deliveryReport(query)).toMatchObject({
        messages: 0,
        delivery_rate: null,
        read_rate: null,
        by_day: [],
        failures: [],
      });
      await store.append([...sent('sent', { at: 0 }), ...sent('sent', { at: 10 })], noon);
      const period = { from: start * 1_000, to: (start + 10) * 1_000 };
      expect(await store.deliveryReport({ ...query, ...period })).toMatchObject({ messages: 1 });
    });

    it('count each message once when there are more than are read at once, many of one moment among them', async () => {
      const store = await bench.store();
      for (let batch = 0; batch < 8; batch += 1) {
        const many = Array.from({ length: 1_500 }, (_, i) =>
          told({ id: freshId(), status: 'sent', at: batch < 5 ? 0 : batch * 1_500 + i }),
        );
        await store.append(many.flat(), noon + day * 1_000);
      }
      expect(await store.deliveryReport(query)).toMatchObject({ messages: 12_000, sent: 12_000 });
    });
  });
}
