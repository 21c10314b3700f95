import fc from 'fast-check';
import { encodeCallbackData } from '../../../../whatsapp/callback-data.js';
import type { Store } from '../../../../hub/store/store.js';
import { freshId, phoneNumber, waba } from '../../bodies.js';
import { echoed, said, start, told } from '../../updates.js';
import type { Bench } from './bench.js';
import { noon } from './steps.js';

const number = '16505551234';
const ref = { wabaId: waba, key: number };
const iso = (seconds: number) => new Date((start + seconds) * 1_000).toISOString();

async function messageOf(store: Store, id: string) {
  const message = await store.message(waba, id);
  if (!message) throw new Error('no such message');
  return message;
}

export function describeMessages(bench: Bench): void {
  describe('messages', () => {
    it('are remembered as the customer wrote them', async () => {
      const store = await bench.store();
      const id = freshId();
      await store.append(said({ id, text: 'Is it blue?', name: 'Ana', userId: 'US.1', at: 2 }), noon);
      const contact = await store.contact(ref);
      expect(await messageOf(store, id)).toEqual({
        id,
        direction: 'in',
        type: 'text',
        text: 'Is it blue?',
        at: iso(2),
        waba_id: waba,
        phone_number_id: phoneNumber,
        contact_id: contact?.id,
        contact_phone: '+16505551234',
        contact_user_id: 'US.1',
        contact_name: 'Ana',
        status: 'received',
        sent_at: null,
        delivered_at: null,
        read_at: null,
        failed_at: null,
        error_code: null,
        error_title: null,
        error_advice: null,
        template_id: null,
        template_name: null,
        template_language: null,
        pricing_category: null,
        operation_id: null,
        crm_system: null,
        crm_object: null,
        crm_record_id: null,
      });
      expect(await store.message('999', id)).toBeNull();
      expect(await store.message(waba, 'wamid.NOBODY')).toBeNull();
    });

    it('that were sent are known from their statuses, with template and CRM record', async () => {
      const store = await bench.store();
      const id = freshId();
      const crm = { system: 'hubspot', object: 'contact', record: '151' };
      const biz_opaque_callback_data = encodeCallbackData({
        operation: 'op-1',
        templateId: '77',
        templateName: 'order_ready',
        templateLanguage: 'en_GB',
        crm,
      });
      const pricing = { category: 'utility', type: 'regular', pricing_model: 'PMP' };
      await store.append(told({ id, status: 'sent', at: 1, biz_opaque_callback_data, pricing }), noon);
      await store.append(
        [...told({ id, status: 'delivered', at: 2 }), ...told({ id, status: 'read', at: 3 })],
        noon,
      );
      expect(await messageOf(store, id)).toMatchObject({
        direction: 'out',
        type: null,
        text: null,
        at: iso(1),
        status: 'read',
        sent_at: iso(1),
        delivered_at: iso(2),
        read_at: iso(3),
        failed_at: null,
        template_id: '77',
        template_name: 'order_ready',
        template_language: 'en_GB',
        pricing_category: 'utility',
        operation_id: 'op-1',
        crm_system: 'hubspot',
        crm_object: 'contact',
        crm_record_id: '151',
      });
    });

    it('that failed say why and what to do', async () => {
      const store = await bench.store();
      const id = freshId();
      const errors = [{ code: 131026, title: 'x' }];
      await store.append(
        [...told({ id, status: 'sent', at: 1 }), ...told({ id, status: 'failed', at: 2, errors })],
        noon,
      );
      expect(await messageOf(store, id)).toMatchObject({
        status: 'failed',
        failed_at: iso(2),
        error_code: 131026,
        error_title: expect.any(String),
        error_advice: expect.any(String),
      });
    });

    it('end the same in whatever order their statuses come, and count the same', async () => {
      const store = await bench.store();
      const words = ['sent', 'delivered', 'read', 'failed'];
      const status = fc.record({ word: fc.constantFrom(...words), batch: fc.boolean() });
      let customer = 16_505_560_000;
      await fc.assert(
        fc.asyncProperty(fc.array(status, { minLength: 1, maxLength: 7 }), async (told1) => {
          const [id, to] = [freshId(), String(++customer)];
          const at = (word: string) => words.indexOf(word);
          let batch: ReturnType<typeof told> = [];
          for (const { word, batch: together } of told1) {
            batch.push(...told({ id, to, status: word, at: at(word) }));
            if (together) continue;
            await store.append(batch, noon);
            batch = [];
          }
          await store.append(batch, noon);
          const came = new Set(told1.map(({ word }) => word));
          const arrived = came.has('delivered') || came.has('read');
          const last = came.has('read') ? 'read' : came.has('delivered') ? 'delivered' : 'sent';
          expect(await messageOf(store, id)).toMatchObject({
            status: came.has('failed') && !arrived ? 'failed' : last,
            at: iso(Math.min(...[...came].map(at))),
          });
          const sent = came.size > 1 || !came.has('failed');
          expect(await store.contact({ wabaId: waba, key: to })).toMatchObject({
            outbound_count: sent ? 1 : 0,
          });
        }),
        { numRuns: 60 },
      );
    });

    it('of a contact come newest first, by page, those of one moment too', async () => {
      const store = await bench.store();
      const times = [1, 5, 5, 5, 5, 9];
      await store.append(
        times.flatMap((at) => said({ at, text: String(at) })),
        noon,
      );
      await store.append([...echoed({ at: 7, text: '7' }), ...said({ from: '16505550002' })], noon);
      const seen: string[] = [];
      const texts: (string | null)[] = [];
      for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
        const page = await store.messages(ref, { limit: 2, ...(cursor === null ? {} : { cursor }) });
        seen.push(...(page?.items ?? []).map(({ id }) => id));
        texts.push(...(page?.items ?? []).map(({ text }) => text));
        cursor = page?.nextCursor ?? null;
      }
      expect(texts).toEqual(['9', '7', '5', '5', '5', '5', '1']);
      expect(new Set(seen).size).toBe(7);
      const elsewhere = await store.messages(ref, { phoneNumberId: '200', limit: 5 });
      expect(elsewhere).toEqual({ items: [], nextCursor: null });
      expect(await store.messages(ref, { limit: 5, cursor: 'of another list' })).toEqual({
        items: [],
        nextCursor: null,
      });
      expect(await store.messages({ wabaId: waba, key: '16505550000' }, { limit: 5 })).toBeNull();
    });

    it('of one second come in the order in which the hub heard of them', async () => {
      const store = await bench.store();
      const texts = ['z', 'a', 'm', 'b', 'y'];
      await store.append(
        texts.slice(0, 3).flatMap((text) => said({ text, at: 5 })),
        noon,
      );
      for (const [index, text] of texts.slice(3).entries())
        await store.append(said({ text, at: 5 }), noon + 1 + index);
      const page = await store.messages(ref, { limit: 10 });
      expect(page?.items.map(({ text }) => text).reverse()).toEqual(texts);
    });

    it('to a group are known, and belong to nobody', async () => {
      const store = await bench.store();
      const id = freshId();
      const group = { to: 'Y2FwaV9ncm91cDox', recipient_type: 'group' };
      for (const person of ['16505550001', '16505550002']) {
        await store.append(
          told({ ...group, id, status: 'delivered', recipient_participant_id: person }),
          noon,
        );
      }
      expect(await messageOf(store, id)).toMatchObject({
        contact_id: null,
        contact_phone: null,
        status: 'delivered',
      });
    });
  });
}
