import type { Update } from '../../../../whatsapp/updates.js';
import type { Store } from '../../../../hub/store/store.js';
import { freshId, phoneNumber, waba } from '../../bodies.js';
import { called, echoed, said, start, told } from '../../updates.js';
import type { Bench } from './bench.js';
import { noon } from './steps.js';

const number = '16505551234';
const ref = { wabaId: waba, key: number };
const iso = (seconds: number) => new Date((start + seconds) * 1_000).toISOString();

async function conversationOf(store: Store, messages = 20) {
  const [conversation, ...others] = (await store.conversations(ref, { messages })) ?? [];
  if (!conversation || others.length > 0) throw new Error(`expected one conversation`);
  return conversation;
}

const appendEach = async (store: Store, ...bodies: Update[][]) => {
  for (const updates of bodies) await store.append(updates, noon);
};

export function describeConversations(bench: Bench): void {
  describe('conversations', () => {
    it('begin when the customer writes, who then waits for an answer', async () => {
      const store = await bench.store();
      await appendEach(store, said({ at: 1, name: 'Ana' }), said({ at: 5 }));
      const contact = await store.contact(ref);
      expect(await conversationOf(store)).toMatchObject({
        id: `${contact?.id}:${phoneNumber}`,
        waba_id: waba,
        contact_id: contact?.id,
        contact_phone: '+16505551234',
        contact_name: 'Ana',
        phone_number_id: phoneNumber,
        business_phone: '+15550783881',
        state: 'open',
        opened_at: iso(1),
        message_count: 2,
        first_response_seconds: null,
        unanswered_since: iso(1),
        last_inbound_at: iso(5),
        last_outbound_at: null,
        service_window_ends_at: iso(5 + 86_400),
        handoff_requested_at: null,
        resolved_at: null,
      });
    });

    it.each([
      ['a message of ours', () => told({ id: freshId(), status: 'delivered', at: 61 })],
      ['a message from the app of the business', () => echoed({ at: 61 })],
    ])('are answered by %s, and tell how long that took', async (_what, answer) => {
      const store = await bench.store();
      await appendEach(store, said({ at: 1 }), said({ at: 30 }), answer());
      expect(await conversationOf(store)).toMatchObject({
        first_response_seconds: 60,
        unanswered_since: null,
        last_outbound_at: iso(61),
      });
      await appendEach(store, said({ at: 70 }), echoed({ at: 100 }));
      expect(await conversationOf(store)).toMatchObject({
        first_response_seconds: 60,
        unanswered_since: null,
      });
    });

    it('are not answered by what was sent before, nor by what failed', async () => {
      const store = await bench.store();
      const id = freshId();
      await appendEach(store, told({ id, status: 'sent', at: 1 }), said({ at: 5 }));
      await appendEach(
        store,
        told({ id, status: 'read', at: 9 }),
        told({ id: freshId(), status: 'failed', at: 9 }),
      );
      expect(await conversationOf(store)).toMatchObject({ unanswered_since: iso(5), message_count: 1 });
    });

    it('know an answer that was faster than the message', async () => {
      const store = await bench.store();
      await appendEach(store, told({ id: freshId(), status: 'sent', at: 9 }), said({ at: 4 }));
      expect(await conversationOf(store)).toMatchObject({
        unanswered_since: null,
        first_response_seconds: 5,
      });
    });

    it('are kept for each number of the business', async () => {
      const store = await bench.store();
      await appendEach(store, said({ at: 1 }), said({ at: 2 }, { phoneNumberId: '200' }));
      const all = await store.conversations(ref, { messages: 0 });
      expect(all?.map(({ phone_number_id: id }) => id)).toEqual(['200', phoneNumber]);
      const one = await store.conversations(ref, { phoneNumberId: phoneNumber, messages: 5 });
      expect(one).toMatchObject([{ phone_number_id: phoneNumber, messages: [{ at: iso(1) }] }]);
      expect(await store.conversations({ wabaId: waba, key: '16505550000' }, { messages: 0 })).toBeNull();
    });

    it('have a service window that a call opens, too', async () => {
      const store = await bench.store();
      await appendEach(store, called({ at: 3 }));
      expect(await conversationOf(store)).toMatchObject({
        state: 'closed',
        message_count: 0,
        service_window_ends_at: iso(3 + 86_400),
      });
    });

    it('bring their last messages, in and out, oldest first', async () => {
      const store = await bench.store();
      const bodies = [said({ at: 1, text: 'a' }), echoed({ at: 2, text: 'b' }), said({ at: 3, text: 'c' })];
      await appendEach(store, ...bodies.reverse());
      const { messages } = await conversationOf(store, 2);
      expect(messages.map(({ direction, text }) => [direction, text])).toEqual([
        ['out', 'b'],
        ['in', 'c'],
      ]);
    });

    it('close when they are resolved, and are counted anew with the next message', async () => {
      const store = await bench.store();
      await appendEach(store, said({ at: 1 }), said({ at: 2 }));
      const at = noon + 5_000;
      const resolved = await store.resolve(ref, { by: 'Ana', at, source: 'hubspot' });
      expect(resolved).toMatchObject([
        {
          state: 'closed',
          message_count: 0,
          unanswered_since: null,
          resolved_at: new Date(at).toISOString(),
          resolved_by: 'Ana',
        },
      ]);
      await store.append(said({ at: 60 }), noon + 60_000);
      expect(await conversationOf(store)).toMatchObject({
        state: 'open',
        message_count: 1,
        opened_at: iso(60),
        unanswered_since: iso(60),
        resolved_by: 'Ana',
      });
      const nobody = { wabaId: waba, key: '16505550000' };
      expect(await store.resolve(nobody, { by: null, at, source: 'hubspot' })).toBeNull();
    });

    it('are resolved at one number alone where that is asked', async () => {
      const store = await bench.store();
      await appendEach(store, said({ at: 1 }), said({ at: 2 }, { phoneNumberId: '200' }));
      await store.resolve(ref, { phoneNumberId: '200', by: null, at: noon, source: 'zapier' });
      const all = await store.conversations(ref, { messages: 0 });
      expect(all?.map(({ phone_number_id: id, state }) => [id, state])).toEqual([
        ['200', 'closed'],
        [phoneNumber, 'open'],
      ]);
    });
  });
}
