import type { EventFilter } from '../../../../whatsapp/filter.js';
import type { Store } from '../../../../hub/store/store.js';
import { phoneNumber, waba } from '../../bodies.js';
import type { Bench } from './bench.js';
import { answered, later, oldAndOwn, phone, told, written } from './customers.js';
import { subscribe } from './steps.js';

const asking = (store: Store, filter: EventFilter, to = 'zap') => subscribe(store, filter, 'handoff', to);
const reasons = async (store: Store) => (await told(store, 'handoff')).map(({ data }) => data.reason);
const minute = 60_000;

export function describeHandoffs(bench: Bench): void {
  describe('asking for a person', () => {
    it('tells the Zaps that want it what was said, with the last messages', async () => {
      const store = await bench.store();
      const { id } = await asking(store, { handoff_complaint_words: true });
      await asking(store, { handoff_keywords: ['refund'] }, 'other');
      const silent = await asking(store, {}, 'all');
      await store.append(written('Hello', { at: later - 1_000 }), later - 1_000);
      const { wake } = await store.append(
        written('I want to talk to a human!', { id: 'wamid.human' }),
        later,
      );

      expect(new Set(wake)).toEqual(new Set([id, silent.id]));
      expect(await told(store, 'handoff')).toMatchObject([
        {
          field: 'hub',
          waba_id: waba,
          phone_number_id: phoneNumber,
          occurred_at: new Date(later).toISOString(),
          data: {
            reason: 'complaint',
            rules: ['complaint:words'],
            explanation: 'Wrote “talk to a human”',
            message_id: 'wamid.human',
            requested_at: new Date(later).toISOString(),
            conversation: {
              contact_phone: `+${phone}`,
              phone_number_id: phoneNumber,
              state: 'handoff',
              message_count: 2,
              handoff_reason: 'complaint',
              handoff_requested_at: new Date(later).toISOString(),
              messages: [{ text: 'Hello' }, { text: 'I want to talk to a human!' }],
            },
          },
        },
      ]);
    });

    it('happens once for each condition until the business has answered', async () => {
      const store = await bench.store();
      await asking(store, { handoff_keywords: ['refund'] });
      await store.append(written('refund', { at: later }), later);
      await store.append(written('refund!!', { at: later + 1_000 }), later + 1_000);
      expect(await reasons(store)).toHaveLength(1);
      await store.append(answered(later + 2_000), later + 2_000);
      await store.append(written('ok', { at: later + 3_000 }), later + 3_000);
      expect(await reasons(store)).toHaveLength(1);
      await store.append(written('refund, I said', { at: later + 4_000 }), later + 4_000);
      expect(await reasons(store)).toHaveLength(2);
    });

    it('happens after more messages than a Zap says, with the one that was too many', async () => {
      const store = await bench.store();
      await asking(store, { handoff_more_than: 2 });
      await store.append([...written('1'), ...written('2')], later);
      expect(await reasons(store)).toEqual([]);
      await store.append([...written('3'), ...written('4', { id: 'wamid.4' })], later);
      await store.append(written('5'), later);
      expect(await told(store, 'handoff')).toMatchObject([
        {
          data: {
            reason: 'many_messages',
            explanation: 'Wrote 4 messages',
            message_id: 'wamid.4',
            rules: ['many_messages:2'],
          },
        },
      ]);
      await store.append([...answered(later + 1_000), ...written('6', { at: later + 2_000 })], later + 2_000);
      expect(await reasons(store)).toHaveLength(1);
    });

    it('counts no messages of conversations that are over, though nobody resolved them', async () => {
      const store = await bench.store();
      await asking(store, { handoff_more_than: 2 });
      for (const day of [0, 2, 4, 6]) {
        const at = later + day * 86_400_000;
        await store.append(written('Hi', { at }), at);
        await store.append(answered(at + 1_000), at + 1_000);
      }
      expect(await reasons(store)).toEqual([]);
    });

    it('is one event when one message meets several conditions', async () => {
      const store = await bench.store();
      await asking(store, { handoff_keywords: ['refund'], handoff_more_than: 0 });
      await asking(store, { handoff_keywords: ['REFUND'] }, 'other');
      const { wake } = await store.append(written('refund'), later);
      expect(wake).toHaveLength(2);
      expect(await told(store, 'handoff')).toMatchObject([
        {
          data: {
            reason: 'complaint',
            explanation: 'Wrote “refund”; Wrote 1 message',
            rules: [expect.any(String), 'many_messages:0'],
          },
        },
      ]);
    });

    it('is for the number that the Zap names', async () => {
      const store = await bench.store();
      await asking(store, { handoff_keywords: ['refund'], phone_number_id: phoneNumber });
      await store.append(written('refund', { phoneNumberId: '999' }), later);
      expect(await reasons(store)).toEqual([]);
      await store.append(written('refund'), later);
      expect(await reasons(store)).toEqual(['complaint']);
    });

    it('is not for what a person had seen to before the hub heard of it', async () => {
      const store = await bench.store();
      const resolvedAt = Math.floor(Date.now() / 1_000) * 1_000;
      await asking(store, { handoff_keywords: ['refund'] });
      await store.append(written('Hello', { at: resolvedAt - 2_000 }), resolvedAt);
      const ref = { wabaId: waba, key: phone };
      await store.resolve(ref, { by: 'Ana', at: resolvedAt, source: 'zapier' });
      await store.append(written('refund', { at: resolvedAt - 1_000 }), resolvedAt);
      expect(await reasons(store)).toEqual([]);
      expect(await store.conversations(ref, { messages: 0 })).toMatchObject([{ state: 'closed' }]);
      await store.append(written('refund', { at: resolvedAt + 1_000 }), resolvedAt + 1_000);
      expect(await reasons(store)).toEqual(['complaint']);
    });

    it('is not for what was written before, by the business, or while nobody asked for it', async () => {
      const store = await bench.store();
      await store.append(written('refund'), later);
      await asking(store, { handoff_keywords: ['refund'], handoff_more_than: 5 });
      await store.append(oldAndOwn('refund'), later);
      expect(await reasons(store)).toEqual([]);
    });
  });

  describe('customers who wait', () => {
    it('are told of when they have waited as long as a Zap says, once, and never who was answered', async () => {
      const store = await bench.store();
      const { id } = await asking(store, { handoff_unanswered_seconds: 60 });
      await store.append(written('Anybody there?', { at: later }), later);
      await store.append(written('Hi', { at: later, from: '16505550002' }), later);
      await store.append(written('And now?', { at: later + 30_000 }), later + 30_000);
      expect(await store.raiseUnanswered(later + minute - 1)).toEqual([]);
      await store.append(answered(later + 50_000), later + 50_000);
      expect(await store.raiseUnanswered(later + minute)).toEqual([id]);
      expect(await store.raiseUnanswered(later + minute + 1)).toEqual([]);
      expect(await told(store, 'handoff')).toMatchObject([
        {
          occurred_at: new Date(later + minute).toISOString(),
          data: {
            reason: 'unanswered',
            rules: ['unanswered:60'],
            explanation: 'No answer for 60 seconds',
            message_id: null,
            conversation: { contact_phone: '+16505550002', state: 'handoff', messages: [{ text: 'Hi' }] },
          },
        },
      ]);
    });

    it('are told of by one hub only, however many look', async () => {
      const store = await bench.store();
      const other = await bench.another();
      await asking(store, { handoff_unanswered_seconds: 60 });
      const many = Array.from({ length: 30 }, (_, i) => written('Hi', { from: `1650555${1000 + i}` })).flat();
      await store.append(many, later);
      const looks = [store, other, store, other].map((hub) => hub.raiseUnanswered(later + minute));
      const wakes = (await Promise.all(looks)).flat();
      expect(wakes).toHaveLength(1);
      expect(await reasons(store)).toHaveLength(30);
    });

    it('are told of by a hub that starts after the time was over', async () => {
      const store = await bench.store();
      await asking(store, { handoff_unanswered_seconds: 60 });
      await store.append(written('Hi'), later);
      const restarted = await bench.another();
      expect(await restarted.raiseUnanswered(later + 300 * minute)).toHaveLength(1);
      expect((await told(store, 'handoff'))[0]?.data.explanation).toBe('No answer for 5 hours');
    });

    it('are told of again only after an answer and another wait', async () => {
      const store = await bench.store();
      await asking(store, { handoff_unanswered_seconds: 60 });
      await store.append(written('Hi'), later);
      await store.raiseUnanswered(later + minute);
      await store.append(written('Hello?', { at: later + 2 * minute }), later + 2 * minute);
      expect(await store.raiseUnanswered(later + 9 * minute)).toEqual([]);
      await store.append(answered(later + 10 * minute), later + 10 * minute);
      expect(await store.raiseUnanswered(later + 20 * minute)).toEqual([]);
      await store.append(written('Still there?', { at: later + 30 * minute }), later + 30 * minute);
      expect(await store.raiseUnanswered(later + 31 * minute)).toHaveLength(1);
      expect(await reasons(store)).toEqual(['unanswered', 'unanswered']);
    });

    it('are told of to each Zap at its own time', async () => {
      const store = await bench.store();
      const soon = await asking(store, { handoff_unanswered_seconds: 60 });
      const late = await asking(
        store,
        { handoff_unanswered_seconds: 600, phone_number_id: phoneNumber },
        'late',
      );
      await store.append(written('Hi'), later);
      expect(await store.raiseUnanswered(later + minute)).toEqual([soon.id]);
      await store.append(written('Hello?', { at: later + 2 * minute }), later + 2 * minute);
      expect(await store.raiseUnanswered(later + 3 * minute)).toEqual([]);
      expect(await store.raiseUnanswered(later + 10 * minute)).toEqual([late.id]);
      expect(await store.raiseUnanswered(later + 11 * minute)).toEqual([]);
    });

    it('are told of to a Zap that came while they waited, though shorter waits were told of before', async () => {
      const store = await bench.store();
      const now = Math.floor(Date.now() / 1_000) * 1_000;
      const soon = await asking(store, { handoff_unanswered_seconds: 1 });
      await store.append(written('Hi', { at: now }), now);
      expect(await store.raiseUnanswered(now + 5 * minute)).toEqual([soon.id]);
      await store.removeSubscription(soon.id);
      const late = await asking(store, { handoff_unanswered_seconds: 600 }, 'late');
      expect(await store.raiseUnanswered(now + 9 * minute)).toEqual([]);
      expect(await store.raiseUnanswered(now + 10 * minute)).toEqual([late.id]);
      expect(await store.raiseUnanswered(now + 11 * minute)).toEqual([]);
    });

    it('are not told of to a Zap that came when they had waited as long already', async () => {
      const store = await bench.store();
      const now = Date.now();
      await store.append(written('Hi', { at: now - 5 * minute }), now);
      await asking(store, { handoff_unanswered_seconds: 60 });
      expect(await store.raiseUnanswered(now + minute)).toEqual([]);
    });
  });
}
