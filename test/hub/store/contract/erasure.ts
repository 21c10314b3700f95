import { windowOf, WINDOW_MS } from '../../../../whatsapp/windows.js';
import { eraseAllEvents } from '../../../../hub/store/upkeep/retention.js';
import type { Store } from '../../../../hub/store/store.js';
import { freshId, waba } from '../../bodies.js';
import { changeOf, echoed, said, told } from '../../updates.js';
import type { Bench } from './bench.js';
import { exported } from './exported.js';
import { claimOne, noon, subscribe } from './steps.js';

const number = '5511987654321';
const otherForm = '551187654321';
const user = 'BR.13491208655302741918';
const ref = { wabaId: waba, key: number };
const other = '16505550002';
const windowsOf = { wabaId: waba, ignoreSources: [], tagsOnly: false, since: 0, limit: 100 };
/** When the window of a moment is closed. */
const closedAfter = (moment: number) => windowOf(moment) + WINDOW_MS;

/** Somebody about whom every table knows something, and another customer. */
async function known(store: Store) {
  await subscribe(store, {}, 'consent');
  await store.append(
    [...said({ from: otherForm, text: 'mine' }), ...said({ from: other, text: 'not mine' })],
    noon,
  );
  await store.append(said({ from: null, userId: user, text: 'mine too' }), noon + 1);
  await store.append([...said({ from: number, userId: user }), ...echoed({ to: number })], noon + 2);
  await store.append(told({ to: null, userId: user, id: freshId(), status: 'read' }), noon + 2);
  const at = { at: noon, source: 'zapier' as const };
  await store.changeTags(ref, { ...at, mode: 'add', tags: ['a', 'b'] }, noon);
  await store.changeTags(ref, { ...at, mode: 'two_way', tags: ['c'] }, noon);
  await store.changeTags(ref, { ...at, mode: 'remove', tags: ['b'], at: noon + 1 }, noon + 1);
  const consent = { ...at, method: null, evidence: 'said so', messageId: null };
  await store.changeConsent(ref, { ...consent, state: 'opted_in' }, noon);
  const contact = await store.contact(ref);
  return contact?.id ?? '';
}

/** An entry of the address book of the business's phone, with the number as it stands there. */
const inAddressBook = (action: string, phone_number: string, full_name: string) =>
  changeOf('smb_app_state_sync', {
    state_sync: [{ type: 'contact', contact: { full_name, phone_number }, action }],
  });

/** A chat that the business had before, with its text. */
const historyOf = (id: string, body: string) =>
  changeOf('history', {
    history: [
      {
        threads: [
          { id, messages: [{ from: '15550783881', to: id, id: freshId(), type: 'text', text: { body } }] },
        ],
      },
    ],
  });

const eventsOf = async (store: Store) =>
  (await store.events({ wabaId: waba, filter: {}, limit: 100 })).events.map((event) => JSON.stringify(event));

export function describeErasure(bench: Bench): void {
  describe('erasing a contact', () => {
    it('takes everything away at once but the raw events, and says how much', async () => {
      const store = await bench.store();
      const id = await known(store);
      expect(await store.eraseContact(ref, noon)).toEqual({
        erased: { messages: 5, tags: 2, consents: 1, conversations: 1 },
        eventsWithinHours: 24,
      });
      for (const key of [number, otherForm, user, id]) {
        expect(await store.contact({ wabaId: waba, key })).toBeNull();
        expect(await store.exportContact({ wabaId: waba, key })).toBeNull();
        expect(await store.messages({ wabaId: waba, key }, { limit: 5 })).toBeNull();
      }
      expect(await store.tags(waba)).toEqual([]);
      const closed = { ...windowsOf, now: closedAfter(noon) };
      expect(await store.contactWindows(closed)).toMatchObject({ items: [{ wa_id: other }] });
      expect(await store.eraseContact(ref, noon)).toBeNull();
    });

    it('takes the raw events away a part at a time, with what waits or was given up, and nobody else’s', async () => {
      const store = await bench.store();
      await known(store);
      const { subscriptionId, upTo } = await claimOne(store);
      await store.settle([{ outcome: 'failed', subscriptionId, upTo, reason: 'answered 500' }]);
      await subscribe(store);
      await store.append(
        [...said({ from: number, text: 'last' }), ...said({ from: other, text: 'kept' })],
        noon,
      );
      await store.eraseContact(ref, noon);
      await store.append(said({ from: number, text: 'again' }), noon);

      let parts = 0;
      while (await store.eraseEvents(3)) parts += 1;
      expect(parts).toBeGreaterThan(2);
      const left = await eventsOf(store);
      // Two of others, one of now, and the one that told of what was given up.
      expect(left).toHaveLength(4);
      expect(left.filter((event) => event.includes(number))).toEqual([expect.stringContaining('again')]);
      const { waiting, failures } = await store.backlog(noon);
      expect([waiting.count, failures]).toEqual([2, 0]);
      expect(await store.contact(ref)).toMatchObject({
        inbound_count: 1,
        tags: [],
        consent: 'transactional',
      });
    });

    it.each([
      '+55 (11) 98765-4321',
      '55 11 98765.4321',
      '+55\u00a011\u00a098765\u00a04321',
      '55 11 8765-4321',
    ])('takes away what names the number as a person wrote it: %s', async (written) => {
      const store = await bench.store();
      await subscribe(store, {}, 'contact_sync');
      await store.append(said({ from: number }), noon);
      await store.append(inAddressBook('add', written, 'Fernanda'), noon);
      const { subscriptionId, upTo } = await claimOne(store);
      await store.settle([{ outcome: 'failed', subscriptionId, upTo, reason: 'answered 500' }]);
      await store.append(
        [
          ...inAddressBook('remove', written, 'Fernanda'),
          ...historyOf(written, 'Fernanda'),
          ...inAddressBook('add', '+55 (11) 98765-4322', 'Gloria'),
          ...historyOf('+55 11 98765 4322', 'Gloria'),
        ],
        noon,
      );
      expect(await store.contact(ref)).toMatchObject({ name: 'Fernanda' });
      await store.eraseContact(ref, noon);
      await eraseAllEvents(store, 3, () => Promise.resolve(true));
      const left = await bench.dump();
      expect([left.includes('Fernanda'), left.includes(written)]).toEqual([false, false]);
      expect((await eventsOf(store)).filter((event) => event.includes('Gloria'))).toHaveLength(2);
    });

    it('has nothing to do when nobody is erased', async () => {
      const store = await bench.store();
      await known(store);
      expect(await store.eraseEvents(10)).toBe(false);
    });

    it('leaves others alone whose texts hold a part of the number, and other accounts', async () => {
      const store = await bench.store();
      await store.append(
        [...said({ from: '1650555123' }), ...said({ from: '16505551234', text: 'x' })],
        noon,
      );
      await store.append(said({ from: '16505551234' }, { wabaId: '999' }), noon);
      await store.eraseContact({ wabaId: waba, key: '16505551234' }, noon);
      await eraseAllEvents(store, 10, () => Promise.resolve(true));
      expect(await eventsOf(store)).toEqual([expect.stringContaining('1650555123')]);
      expect((await store.events({ wabaId: '999', filter: {}, limit: 5 })).events).toHaveLength(1);
    });
  });

  describe('the export of a contact', () => {
    it('holds everything that is kept', async () => {
      const store = await bench.store();
      const id = await known(store);
      const all = await exported(store, ref);
      expect(all).toMatchObject({
        waba_id: waba,
        contact: { id, tags: ['a', 'c'] },
        identities: { phone_numbers: ['+5511987654321'], user_ids: [user] },
        tag_lists: [{ source: 'zapier', tags: ['c'] }],
        consents: [{ state: 'opted_in', evidence: 'said so', changed_at: new Date(noon).toISOString() }],
        conversations: [{ contact_id: id, state: 'open' }],
        handoffs: [],
      });
      expect(all?.['tags']).toHaveLength(3);
      expect(all?.['messages']).toHaveLength(5);
      expect(all?.['identities']).toMatchObject({ contact_ids: expect.arrayContaining([id]) });
      expect(all?.['interactions']).not.toEqual([]);
      expect(JSON.stringify(all)).not.toContain(other);
    });
  });

  describe('pruning contacts', () => {
    it('deletes old messages and windows, no more than asked, and keeps the contact', async () => {
      const store = await bench.store();
      const now = Date.now();
      const seconds = Math.floor(now / 1_000);
      const old = { timestamp: String(seconds - 100 * 86_400) };
      await store.append(
        [...said(old), ...said(old), ...said(old), ...said({ timestamp: String(seconds) })],
        now,
      );
      await store.append(said({ from: other, ...old }, { wabaId: '999' }), now - 15 * 86_400_000);
      const before = now - 90 * 86_400_000;
      // Two messages here and one there; the window there with its change.
      expect(await store.pruneContactData(before, 2)).toBe(5);
      expect(await store.pruneContactData(before, 2)).toBe(1);
      expect(await store.pruneContactData(before, 2)).toBe(0);
      const messages = await store.messages({ wabaId: waba, key: '16505551234' }, { limit: 10 });
      expect(messages?.items).toHaveLength(1);
      expect(await store.contact({ wabaId: waba, key: '16505551234' })).toMatchObject({ inbound_count: 4 });
      const closed = { ...windowsOf, now: closedAfter(now) };
      expect((await store.contactWindows(closed)).items).toHaveLength(1);
      expect((await store.contactWindows({ ...closed, wabaId: '999' })).items).toEqual([]);
    });
  });
}
