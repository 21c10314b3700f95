import type { Store } from '../../../../hub/store/store.js';
import { encodeCallbackData } from '../../../../whatsapp/callback-data.js';
import type { Update } from '../../../../whatsapp/updates.js';
import { freshId, waba } from '../../bodies.js';
import { acceptedAs, ask, go, tell, unknown } from '../../sends.js';
import { changeOf, echoed, said, start, told } from '../../updates.js';
import { eraseAllEvents } from '../../../../hub/store/upkeep/retention.js';
import type { Bench } from './bench.js';
import { noon, subscribe } from './steps.js';

const number = '5511987654321';
const otherForm = '551187654321';
const user = 'BR.13491208655302741918';
const name = 'Fernanda Lima';
const ref = { wabaId: waba, key: number };
const minute = 60_000;
const day = 86_400_000;

/** As Meta makes them: the number of the customer is in them. */
const wamid = () => `wamid.HBgM${Buffer.from(number).toString('base64')}FQIAERgS${freshId()}`;
const personal = [number, otherForm, user, name, 'wamid.HBgM', 'Our offer'];

const statusOf = (
  id: string,
  word: string,
  { operation, at = noon }: { operation?: string; at?: number } = {},
): Update[] =>
  told({
    to: number,
    userId: user,
    id,
    status: word,
    at: Math.floor(at / 1_000) - start,
    ...(operation && { biz_opaque_callback_data: encodeCallbackData({ operation }) }),
    ...(word === 'failed' && { errors: [{ code: 131049, title: 'Not delivered' }] }),
  });

/** One message of each chat, by the number of the customer, at `at` (milliseconds after noon). */
function history(messages: Record<string, string>, at: number): Update[] {
  const timestamp = String(start + at / 1_000);
  const threads = Object.entries(messages).map(([from, id]) => ({
    id: from,
    messages: [{ from, id, timestamp, type: 'text', text: { body: 'mine' } }],
  }));
  return changeOf('history', { history: [{ threads }] });
}

const addressBook = changeOf('smb_app_state_sync', {
  state_sync: [{ type: 'contact', contact: { full_name: name, phone_number: number }, action: 'add' }],
});

const newUserId = changeOf('user_id_update', {
  user_id_update: [{ wa_id: number, user_id: { previous: 'BR.1', current: user } }],
});

const everyWord = ['sent', 'delivered', 'read', 'failed'];

async function customer(store: Store): Promise<void> {
  await subscribe(store, {}, 'status');
  await subscribe(store, {}, 'message');
  await store.append(said({ from: number, userId: user, name, text: 'mine', id: wamid() }), noon);
}

/** Erases the contact, with the raw events. */
async function erase(store: Store, now = noon): Promise<void> {
  expect(await store.eraseContact(ref, now)).not.toBeNull();
  await eraseAllEvents(store, 100, () => Promise.resolve(true));
}

const send = (store: Store) => go(store, noon, { to: `+${number}`, text: 'Our offer' });

export function describeErased(bench: Bench): void {
  const expectNobody = async (store: Store) => {
    for (const key of [number, otherForm, user]) {
      expect(await store.contact({ wabaId: waba, key })).toBeNull();
    }
    const rows = await bench.dump();
    expect(personal.filter((text) => rows.includes(text))).toEqual([]);
  };

  describe('what is told of somebody who was erased', () => {
    it('is in the tables before, so that what follows means something', async () => {
      const store = await bench.store();
      await customer(store);
      await tell(store, await send(store), acceptedAs(wamid()), noon);
      const rows = await bench.dump();
      expect(personal.filter((text) => !rows.includes(text))).toEqual([otherForm]);
    });

    it.each(everyWord)('leaves nothing behind: a late “%s” of an old message', async (word) => {
      const store = await bench.store();
      await customer(store);
      const id = wamid();
      await store.append(statusOf(id, 'sent'), noon);
      await erase(store);
      const { appended, wake } = await store.append(statusOf(id, word), noon + minute);
      expect(appended).toMatchObject([{ kind: 'status', repeated: false }]);
      expect(wake).toEqual([]);
      await expectNobody(store);
    });

    it('leaves nothing behind: what WhatsApp repeats of what it told before', async () => {
      const store = await bench.store();
      await customer(store);
      const all = [
        ...said({ from: number, userId: user, name, text: 'mine', id: wamid() }),
        ...echoed({ to: number, id: wamid() }),
      ];
      await store.append(all, noon);
      await erase(store);
      await store.append(all, noon + 2 * minute);
      await expectNobody(store);
    });

    it('leaves nothing behind: a message that is repeated at once', async () => {
      const store = await bench.store();
      await customer(store);
      const message = said({ from: number, userId: user, name, text: 'mine', id: wamid() });
      await store.append(message, noon);
      await erase(store, noon + 1_000);
      await store.append(message, noon + 2_000);
      await expectNobody(store);
    });

    it.each([
      ['an entry of the address book', addressBook],
      ['a history of long ago', history({ [number]: wamid() }, -100 * day)],
      ['a new user id', newUserId],
    ])('leaves nothing behind: %s that is repeated', async (_what, updates) => {
      const store = await bench.store();
      await customer(store);
      await store.append(updates, noon);
      await erase(store);
      await store.append(updates, noon + minute);
      await expectNobody(store);
    });

    it('leaves nothing behind of a history, but what it tells of others', async () => {
      const store = await bench.store();
      await customer(store);
      const mine = wamid();
      await store.append(said({ from: number, userId: user, name, id: mine }), noon);
      await erase(store);
      await store.append(history({ [number]: mine, '16505551234': freshId() }, 0), noon + minute);
      expect(await store.contact({ wabaId: waba, key: '16505551234' })).toMatchObject({ inbound_count: 1 });
      await expectNobody(store);
    });

    it('leaves nothing behind: messages that went out before anybody knew the customer', async () => {
      const store = await bench.store();
      const id = wamid();
      const operation = await send(store);
      await tell(store, operation, acceptedAs(id), noon);
      await customer(store);
      expect(await store.eraseContact(ref, noon)).toMatchObject({ erased: { messages: 2 } });
      await eraseAllEvents(store, 100, () => Promise.resolve(true));
      await store.append(statusOf(id, 'delivered', { operation }), noon + minute);
      await expectNobody(store);
    });

    it('changes nothing of somebody else in the same request', async () => {
      const store = await bench.store();
      await customer(store);
      const [mine, others] = [wamid(), freshId()];
      await store.append([...statusOf(mine, 'sent'), ...told({ id: others, status: 'sent' })], noon);
      await erase(store);
      await store.append(
        [...statusOf(mine, 'read'), ...told({ id: others, status: 'read' }), ...statusOf(mine, 'delivered')],
        noon + minute,
      );
      expect(await store.message(waba, others)).toMatchObject({ status: 'read' });
      await expectNobody(store);
    });

    it('does not stand in the way of who writes again, and does not count for them', async () => {
      const store = await bench.store();
      await customer(store);
      const id = wamid();
      await store.append(statusOf(id, 'sent'), noon);
      await erase(store);
      const again = said({ from: number, userId: user, name, text: 'again', at: 120, id: wamid() });
      await store.append(
        [...statusOf(id, 'delivered'), ...again, ...statusOf(id, 'read')],
        noon + 2 * minute,
      );
      expect(await store.contact(ref)).toMatchObject({
        inbound_count: 1,
        outbound_count: 0,
        last_status: null,
      });
      expect(await store.message(waba, id)).toBeNull();
      await store.append(statusOf(wamid(), 'sent'), noon + 3 * minute);
      expect(await store.contact(ref)).toMatchObject({ inbound_count: 1, outbound_count: 1 });
    });

    it('is forgotten for one account only', async () => {
      const store = await bench.store();
      await customer(store);
      const id = wamid();
      await store.append(statusOf(id, 'sent'), noon);
      await erase(store);
      await store.append(told({ to: number, id, status: 'read' }, { wabaId: '999' }), noon + minute);
      expect(await store.contact({ wabaId: '999', key: number })).not.toBeNull();
    });

    it('is known for 37 days, and pruned then', async () => {
      const store = await bench.store();
      const [id, other] = [wamid(), wamid()];
      await store.append(statusOf(id, 'sent', { at: Date.now() }), Date.now());
      await erase(store, Date.now() - 36 * day);
      expect(await store.pruneContactData(0, 10)).toBe(0);
      await store.append(statusOf(id, 'read'), Date.now());
      await expectNobody(store);

      await store.append(statusOf(other, 'sent', { at: Date.now() }), Date.now());
      await erase(store, Date.now() - 38 * day);
      expect(await store.pruneContactData(0, 10)).toBe(1);
      expect(await bench.dump()).toContain('erased ');
    });
  });

  describe('a send under way while its contact is erased', () => {
    it('is settled without a message, and its statuses leave nothing behind', async () => {
      const store = await bench.store();
      await customer(store);
      const [operation, id] = [await send(store), wamid()];
      await erase(store);
      expect(await tell(store, operation, acceptedAs(id), noon + 1_000)).toEqual({
        state: 'accepted',
        refusals: 0,
        message_id: null,
        detail: null,
      });
      expect(await tell(store, operation, acceptedAs(id), noon + 1_000)).toMatchObject({ message_id: null });
      for (const word of everyWord) {
        await store.append(statusOf(id, word, { operation }), noon + minute);
        await store.append(statusOf(id, word), noon + minute);
      }
      await expectNobody(store);
      expect(await ask(store, noon + minute, { to: '+16505551234' })).toMatchObject({
        decision: 'already_sent',
        message_id: null,
        status: null,
      });
    });

    it('is settled by its status, though the answer was lost', async () => {
      const store = await bench.store();
      await customer(store);
      const [operation, id] = [await send(store), wamid()];
      await tell(store, operation, unknown, noon);
      await erase(store);
      await store.append(
        [...statusOf(id, 'sent', { operation }), ...statusOf(id, 'delivered', { operation })],
        noon + 1_000,
      );
      await expectNobody(store);
      expect(await tell(store, operation, unknown, noon + 2_000)).toMatchObject({ state: 'accepted' });
      expect(await tell(store, operation, acceptedAs(id), noon + 2_000)).toMatchObject({ message_id: null });
      await expectNobody(store);
    });

    it('goes out after its turn without a name, when it waited for it', async () => {
      const store = await bench.store();
      await customer(store);
      await send(store);
      const waits = { to: `+${number}`, operation: 'waits', deduplication_key: 'next', text: 'Our offer' };
      await ask(store, noon, { ...waits, operation: 'first', deduplication_key: 'first' }, 1);
      expect(await ask(store, noon, waits, 1)).toMatchObject({ decision: 'wait' });
      await erase(store);
      expect(await ask(store, noon + 2 * minute, waits, 1)).toMatchObject({ decision: 'go' });
      const id = wamid();
      await tell(store, 'waits', acceptedAs(id), noon + 2 * minute);
      await store.append(statusOf(id, 'delivered', { operation: 'waits' }), noon + 3 * minute);
      await expectNobody(store);
    });
  });
}
