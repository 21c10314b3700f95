import { updatesOf, type Update } from '../../../../whatsapp/updates.js';
import type { Store } from '../../../../hub/store/store.js';
import { body, changeBody, freshId, waba } from '../../bodies.js';
import type { Bench } from './bench.js';
import { noon } from './steps.js';

const day = 86_400_000;

/** Told by Meta at `at` (epoch milliseconds). */
function told(lists: { messages?: object[]; statuses?: object[] }, at = noon): Update[] {
  const timestamp = String(Math.floor(at / 1000));
  const dated = (list: object[] = []) => list.map((one) => ({ timestamp, ...one }));
  return updatesOf(body({ messages: dated(lists.messages), statuses: dated(lists.statuses) }));
}

const text = (id: string, more: object = {}) => ({
  id,
  from: '16505551234',
  type: 'text',
  text: { body: 'Hi' },
  ...more,
});
const status = (id: string, word: string, more: object = {}) => ({
  id,
  status: word,
  recipient_id: '16505551234',
  ...more,
});

async function repeatedIn(store: Store, updates: Update[], now = noon): Promise<boolean[]> {
  return (await store.append(updates, now)).appended.map(({ repeated }) => repeated);
}

async function eventsIn(store: Store): Promise<number> {
  return (await store.events({ wabaId: waba, filter: {}, limit: 100 })).events.length;
}

export function describeRepeated(bench: Bench): void {
  describe('what Meta repeats', () => {
    it('is known from its message, each word of it', async () => {
      const store = await bench.store();
      const id = freshId();
      const words = ['sent', 'delivered', 'read', 'failed'];
      for (const word of words)
        expect(await repeatedIn(store, told({ statuses: [status(id, word)] }))).toEqual([false]);
      const again = told({ statuses: [...words].reverse().map((word) => status(id, word)) }, noon + 60_000);
      expect(await repeatedIn(store, again, noon + 60_000)).toEqual([true, true, true, true]);
      expect(await eventsIn(store)).toBe(words.length);
    });

    it('is known when it held the place of its message, before or after it', async () => {
      const store = await bench.store();
      const [first, second] = [freshId(), freshId()];
      const place = { type: 'unsupported', text: undefined };
      const all = [text(first, place), text(first), text(second), text(second, place)];
      for (const message of all) await store.append(told({ messages: [message] }), noon);
      expect(await repeatedIn(store, told({ messages: all }))).toEqual([true, true, true, true]);
      for (const id of [first, second])
        expect(await store.message(waba, id)).toMatchObject({ type: 'text', text: 'Hi' });
    });

    it('is known when it is of another day, and its message is deleted', async () => {
      const store = await bench.store();
      const id = freshId();
      const late = told({ messages: [text(freshId())], statuses: [status(id, 'read')] }, noon - 2 * day);
      expect(await repeatedIn(store, late)).toEqual([false, false]);
      await store.pruneContactData(noon - day, 1_000);
      expect(await store.message(waba, id)).toBeNull();
      expect(await repeatedIn(store, late, noon + 5 * day)).toEqual([true, true]);
    });

    it('is known when its message turns out to be old, and is deleted', async () => {
      const store = await bench.store();
      const id = freshId();
      const delivered = told({ statuses: [status(id, 'delivered')] });
      await store.append(delivered, noon);
      await store.append(told({ statuses: [status(id, 'sent')] }, noon - 3 * day), noon);
      await store.pruneContactData(noon - 2 * day, 1_000);
      expect(await store.message(waba, id)).toBeNull();
      expect(await repeatedIn(store, delivered, noon + 6 * day)).toEqual([true]);
    });

    it('is told apart where the members of a group tell the same of one message', async () => {
      const store = await bench.store();
      const id = freshId();
      const members = ['16505551234', '16505551235'].map((member) =>
        status(id, 'read', {
          recipient_id: 'group',
          recipient_type: 'group',
          recipient_participant_id: member,
        }),
      );
      for (const member of members)
        expect(await repeatedIn(store, told({ statuses: [member] }))).toEqual([false]);
      expect(await repeatedIn(store, told({ statuses: members }))).toEqual([true, true]);
    });

    it('is told apart where ids are too long to be kept whole', async () => {
      const store = await bench.store();
      const alike = [1, 2].map((end) => text(`${'x'.repeat(300)}${end}`));
      for (const message of alike)
        expect(await repeatedIn(store, told({ messages: [message] }))).toEqual([false]);
      expect(await repeatedIn(store, told({ messages: alike }))).toEqual([true, true]);
      const message = text(freshId());
      for (const end of [1, 2]) {
        const updates = updatesOf(body({ messages: [message] }, { wabaId: `${'1'.repeat(100)}${end}` }));
        expect(await repeatedIn(store, updates)).toEqual([false]);
      }
    });

    it('is known when it is no message', async () => {
      const store = await bench.store();
      const echo = {
        from: '15550783881',
        to: '16505551234',
        id: freshId(),
        timestamp: String(noon / 1000),
        type: 'text',
      };
      const updates = [
        ...updatesOf(
          changeBody('smb_message_echoes', { message_echoes: [{ ...echo, text: { body: 'Hi' } }] }),
        ),
        ...updatesOf(changeBody('account_alerts', { entity_type: 'WABA' })),
        ...told({ messages: [text(freshId(), { type: 'system', system: { body: 'A new number' } })] }),
      ];
      expect(await repeatedIn(store, updates)).toEqual([false, false, false]);
      expect(await repeatedIn(store, updates)).toEqual([true, true, true]);
    });
  });
}
