import fc from 'fast-check';
import {
  WINDOW_MS,
  windowOf,
  type ContactWindowItem,
  type DigestItem,
} from '../../../../whatsapp/windows.js';
import type { WindowQuery } from '../../../../hub/store/contacts/store.js';
import type { Store } from '../../../../hub/store/store.js';
import { freshId, phoneNumber, waba } from '../../bodies.js';
import { said, told } from '../../updates.js';
import type { Bench } from './bench.js';
import { noon } from './steps.js';

const number = '16505551234';
const ref = { wabaId: waba, key: number };
const hour = 3_600_000;
const year = 365 * 24 * hour;
const later = noon + WINDOW_MS;

type Asked = Partial<WindowQuery>;

const query = (asked: Asked): WindowQuery => ({
  wabaId: waba,
  ignoreSources: [],
  tagsOnly: false,
  since: 0,
  now: later,
  limit: 500,
  ...asked,
});

async function windows(store: Store, asked: Asked = {}): Promise<ContactWindowItem[]> {
  return (await store.contactWindows(query(asked))).items;
}

async function digests(store: Store, asked: Asked = {}): Promise<DigestItem[]> {
  return (await store.digests(query(asked))).items;
}

const tag = (store: Store, tags: string[], more: object = {}) =>
  store.changeTags(ref, { mode: 'add', tags, at: noon - 1, source: 'hubspot', ...more }, noon);

export function describeWindows(bench: Bench): void {
  describe('windows of contacts', () => {
    it('tell what changed once the quarter of an hour is over', async () => {
      const store = await bench.store();
      const id = freshId();
      await store.append([...said({ name: 'Ana', text: 'Hi' }), ...told({ id, status: 'read' })], noon);
      await tag(store, ['VIP', 'New']);
      await tag(store, ['New'], { mode: 'remove', source: 'zoho', at: noon });
      expect(await windows(store, { now: later - 1 })).toEqual([]);
      const items = await windows(store);
      const contact = await store.contact(ref);
      expect(items).toEqual([
        {
          ...contact,
          id: `${contact?.id}:2026-01-15T12:00Z`,
          contact_id: contact?.id,
          window_start: '2026-01-15T12:00:00.000Z',
          window_end: '2026-01-15T12:15:00.000Z',
          messages_in: 1,
          messages_out: 1,
          messages_delivered: 1,
          messages_read: 1,
          messages_failed: 0,
          tags_added: ['VIP'],
          tags_removed: ['New'],
          changed: ['messages', 'statuses', 'profile', 'tags'],
          changed_by: ['whatsapp', 'hubspot', 'zoho'],
        },
      ]);
    });

    it('never get anything more, however late it was received', async () => {
      const store = await bench.store();
      await store.append(said({}), noon);
      const [handedOut] = await windows(store);
      await store.append(said({}), noon + 1);
      await tag(store, ['late']);
      const all = await windows(store, { now: later + WINDOW_MS });
      expect(
        all.map(({ window_start, messages_in, tags_added }) => [window_start, messages_in, tags_added]),
      ).toEqual([
        ['2026-01-15T12:15:00.000Z', 1, ['late']],
        ['2026-01-15T12:00:00.000Z', 1, []],
      ]);
      expect(all[1]?.id).toBe(handedOut?.id);
    });

    it('come newest first, by page, and each once', async () => {
      const store = await bench.store();
      for (let i = 0; i < 3; i += 1) {
        const many = Array.from({ length: 5 }, (_, at) => said({ from: `1650555000${at}` }));
        await store.append(many.flat(), noon + i * WINDOW_MS);
      }
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await store.contactWindows(
          query({ now: noon + hour, limit: 4, ...(cursor === null ? {} : { cursor }) }),
        );
        expect(page.items.length).toBeLessThanOrEqual(4);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(new Set(seen).size).toBe(15);
      expect(seen).toEqual((await windows(store, { now: noon + hour })).map(({ id }) => id));
      const starts = seen.map((id) => id.slice(id.indexOf(':')));
      expect(starts).toEqual([...starts].sort().reverse());
      expect(await windows(store, { now: noon + hour, cursor: 'of another list' })).toEqual([]);
    });

    it('go back only as far as asked', async () => {
      const store = await bench.store();
      await store.append(said({}), noon);
      await store.append(said({}), noon + hour);
      const now = noon + 2 * hour;
      expect(await windows(store, { now, since: later })).toHaveLength(1);
      expect(await windows(store, { now, since: later - 1 })).toHaveLength(2);
    });

    it('tell of tags alone where that is asked', async () => {
      const store = await bench.store();
      await store.append([...said({ from: '16505550002' }), ...said({})], noon);
      await tag(store, ['VIP']);
      expect(await windows(store, { tagsOnly: true })).toMatchObject([{ wa_id: number, messages_in: 1 }]);
      expect(await windows(store, { tagsOnly: true, ignoreSources: ['hubspot'] })).toEqual([]);
      expect(await windows(store, { tagsOnly: true, ignoreSources: ['zoho'] })).toHaveLength(1);
    });

    it('leave out what one source wrote, and whom nothing else happened to', async () => {
      const store = await bench.store();
      await store.putContact(ref, { name: 'Ana' }, 'hubspot', noon);
      await tag(store, ['VIP']);
      expect(await windows(store, { ignoreSources: ['hubspot'] })).toEqual([]);
      expect(await windows(store, { ignoreSources: ['zoho'] })).toHaveLength(1);

      // The first window was handed out, so this is in the next one.
      await tag(store, ['B2B'], { source: 'zoho' });
      await store.append(said({}), noon);
      const asked = async (...ignoreSources: WindowQuery['ignoreSources']) =>
        windows(store, { now: later + WINDOW_MS, since: later, ignoreSources });
      expect(await asked('hubspot')).toMatchObject([
        {
          messages_in: 1,
          tags_added: ['B2B'],
          changed: ['messages', 'tags'],
          changed_by: ['whatsapp', 'zoho'],
        },
      ]);
      expect(await asked('zoho')).toMatchObject([
        { tags_added: [], changed: ['messages'], changed_by: ['whatsapp'] },
      ]);
      expect(await asked('whatsapp')).toMatchObject([
        { messages_in: 0, changed: ['tags'], changed_by: ['zoho'] },
      ]);
      expect(await asked('whatsapp', 'zoho')).toEqual([]);
    });

    it('count one number alone where that is asked, with what belongs to no number', async () => {
      const store = await bench.store();
      const other = '200';
      await store.append([...said({}), ...said({}, { phoneNumberId: other })], noon);
      await store.append(said({ from: '16505550002' }, { phoneNumberId: other }), noon);
      await store.putContact({ wabaId: waba, key: '16505550003' }, {}, 'zapier', noon);
      expect((await windows(store)).map(({ messages_in: count }) => count).sort()).toEqual([0, 1, 2]);
      const ofOne = await windows(store, { phoneNumberId: phoneNumber });
      expect(ofOne.map(({ wa_id: id, messages_in: count }) => [id, count]).sort()).toEqual([
        ['16505550003', 0],
        [number, 1],
      ]);
      await tag(store, ['VIP']);
      expect(
        await windows(store, { phoneNumberId: '300', tagsOnly: true, now: later + WINDOW_MS }),
      ).toMatchObject([{ tags_added: ['VIP'] }]);
    });

    it('tell the Zaps of every number of tags and consent, at whichever number they were earned', async () => {
      const store = await bench.store();
      const matched = { keywords: ['stop'], keyword_match: 'whole' as const, payloads: [] };
      await store.saveTagRule({ ...matched, tag: 'VIP', waba_id: waba, phone_number_id: '', on: true }, noon);
      await store.append(said({ text: 'Stop' }), Date.now());
      const atOther = { phoneNumberId: '300', tagsOnly: false, now: Date.now() + hour };
      expect(await windows(store, atOther)).toMatchObject([
        { messages_in: 0, tags_added: ['VIP'], changed: expect.arrayContaining(['tags', 'consent']) },
      ]);
    });

    it('keep their ids when two contacts become one, and tell who it is now', async () => {
      const store = await bench.store();
      const user = 'US.13491208655302741918';
      await store.append([...said({}), ...said({ from: null, userId: user })], noon);
      const before = await windows(store);
      await store.append(said({ userId: user }), later);
      const after = await windows(store);
      expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      const now = await store.contact(ref);
      expect(after.map(({ contact_id: id }) => id)).toEqual([now?.id, now?.id]);
      expect(after.map(({ wa_id: id }) => id)).toEqual([number, number]);
    });

    it('stay as they were promised when a clock is ahead or behind', async () => {
      const store = await bench.store();
      const ahead = await bench.another();
      await store.append(said({}), noon);
      const handedOut = await windows(ahead, { now: noon + hour });
      expect(handedOut).toHaveLength(1);
      await store.append(said({}), noon + 1);
      expect(await windows(store, { now: later })).toEqual(
        handedOut.map((item) => expect.objectContaining({ id: item.id, messages_in: 1 })),
      );
      expect(await windows(store, { now: noon + hour + WINDOW_MS })).toHaveLength(2);
    });
  });

  describe('windows that a clock closed which was a year ahead', () => {
    /** Closes the windows of a year that has not come. */
    async function ahead(bench: Bench): Promise<Store> {
      const store = await bench.store();
      await store.append(said({}), noon);
      await (await bench.another()).contactWindows(query({ now: noon + year }));
      return store;
    }

    it('are followed by one each quarter of an hour for who has the right time', async () => {
      const store = await ahead(bench);
      const seen: number[] = [];
      for (let quarter = 0; quarter < 4; quarter += 1) {
        const now = noon + quarter * WINDOW_MS;
        await store.append(said({}), now);
        seen.push((await windows(store, { now })).length, (await windows(store, { now: now + 1 })).length);
      }
      expect(seen).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
      const all = await windows(store, { now: noon + hour });
      expect(all.map(({ window_start: at, messages_in: count }) => [at, count])).toEqual([
        [new Date(noon + year + 2 * WINDOW_MS).toISOString(), 1],
        [new Date(noon + year + WINDOW_MS).toISOString(), 1],
        // The second came before anybody saw that the quarter of an hour was over.
        [new Date(noon + year).toISOString(), 2],
        [new Date(noon).toISOString(), 1],
      ]);
    });

    it('are followed by none before a quarter of an hour has passed, however often somebody asks', async () => {
      const store = await ahead(bench);
      await windows(store, { now: noon });
      await store.append(said({}), noon);
      for (let asked = 0; asked < 5; asked += 1) {
        expect(await windows(store, { now: noon + WINDOW_MS - 1 })).toHaveLength(1);
      }
      const both = await Promise.all([
        windows(store, { now: later }),
        windows(await bench.another(), { now: later }),
      ]);
      expect(both.flat()).toHaveLength(4);
      await store.append(said({}), later);
      expect(await windows(store, { now: later + 1 })).toHaveLength(2);
    });

    it('are followed by those of the clock when it gets there', async () => {
      const store = await ahead(bench);
      await store.append(said({}), noon);
      const now = noon + year + WINDOW_MS;
      expect(await windows(store, { now })).toHaveLength(2);
      await store.append(said({}), now);
      expect(await windows(store, { now: now + WINDOW_MS })).toHaveLength(3);
    });
  });

  describe('digests', () => {
    it('tell all that happened in a quarter of an hour, those with the most messages first', async () => {
      const store = await bench.store();
      await store.append([...said({ from: '16505550002' }), ...said({ name: 'Ana', text: '1' })], noon);
      await store.append([...said({ text: '2' }), ...told({ id: freshId(), status: 'failed' })], noon);
      await tag(store, ['VIP']);
      await tag(store, ['VIP'], { mode: 'remove', at: noon });
      const consent = { at: noon, source: 'zapier', method: null, evidence: null, messageId: null } as const;
      await store.changeConsent(ref, { ...consent, state: 'opted_in' }, noon);
      await store.changeConsent(ref, { ...consent, state: 'opted_out' }, noon);
      const id = `${waba}:2026-01-15T12:00Z`;
      const [digest, ...others] = await digests(store);
      expect(others).toEqual([]);
      expect(digest).toMatchObject({
        id,
        waba_id: waba,
        phone_number_id: null,
        window_end: '2026-01-15T12:15:00.000Z',
        contacts_changed: 2,
        new_contacts: 2,
        messages_in: 3,
        messages_out: 0,
        messages_failed: 1,
        tags_added: 1,
        tags_removed: 1,
        opted_in: 1,
        opted_out: 1,
        contacts_not_listed: 0,
      });
      expect(digest?.contacts).toMatchObject([
        {
          phone: '+16505551234',
          name: 'Ana',
          messages_in: 2,
          messages_failed: 1,
          tags: '',
          tags_added: '',
          tags_removed: 'VIP',
          consent: 'opted_out',
          last_message_text: '2',
        },
        { phone: '+16505550002', messages_in: 1 },
      ]);
      expect(await digests(store, { phoneNumberId: phoneNumber })).toMatchObject([
        { id: `${waba}:${phoneNumber}:2026-01-15T12:00Z`, phone_number_id: phoneNumber, messages_in: 3 },
      ]);
    });

    it('keep a tag with a comma apart from the others', async () => {
      const store = await bench.store();
      await tag(store, ['Milan, Italy', 'VIP']);
      const line = { tags: 'Milan, Italy; VIP', tags_added: 'Milan, Italy; VIP', tags_removed: '' };
      expect((await digests(store))[0]?.contacts).toMatchObject([line]);
    });

    it('list 200 contacts and say how many more there are', async () => {
      const store = await bench.store();
      const many = Array.from({ length: 203 }, (_, i) => said({ from: String(16_505_550_000 + i) }));
      await store.append(many.flat(), noon);
      const [digest] = await digests(store);
      expect(digest).toMatchObject({ contacts_changed: 203, messages_in: 203, contacts_not_listed: 3 });
      expect(digest?.contacts).toHaveLength(200);
    });

    it('come newest first, by page; a quarter of an hour in which nothing happened has none', async () => {
      const store = await bench.store();
      for (const at of [0, 1, 4]) await store.append(said({}), noon + at * WINDOW_MS);
      await store.putContact({ wabaId: '999', key: number }, {}, 'zapier', noon + 2 * WINDOW_MS);
      const now = noon + 2 * hour;
      const all = await digests(store, { now });
      expect(all.map(({ window_start: at }) => at.slice(11, 16))).toEqual(['13:00', '12:15', '12:00']);
      const first = await store.digests(query({ now, limit: 2 }));
      expect(first.items).toEqual(all.slice(0, 2));
      const second = await store.digests(query({ now, limit: 2, cursor: first.nextCursor ?? '' }));
      expect(second).toEqual({ items: all.slice(2), nextCursor: null });
      expect(await digests(store, { now, since: later })).toHaveLength(2);
    });

    it('leave out what a source wrote', async () => {
      const store = await bench.store();
      await tag(store, ['VIP']);
      expect(await digests(store, { ignoreSources: ['hubspot'] })).toEqual([]);
      await store.append(said({}), noon);
      expect(await digests(store, { now: later + WINDOW_MS, ignoreSources: ['hubspot'] })).toMatchObject([
        { messages_in: 1, tags_added: 0, contacts_changed: 1 },
      ]);
    });
  });

  describe('every change', () => {
    /** What may happen, by whom: two processes whose clocks differ, either of which may be started anew. */
    const step = fc.record({
      by: fc.constantFrom(0 as const, 1 as const),
      does: fc.constantFrom('commit', 'commit', 'poll', 'restart'),
      /** Milliseconds by which time goes on, and by which the clock of whoever acts is wrong. */
      wait: fc.integer({ min: 0, max: 2 * WINDOW_MS }),
      skew: fc.oneof(
        { arbitrary: fc.integer({ min: -WINDOW_MS, max: WINDOW_MS }), weight: 9 },
        { arbitrary: fc.constantFrom(-year, year), weight: 1 },
      ),
    });

    it('is in exactly one window that was handed out, and what was handed out never changes', async () => {
      const stores = [await bench.store(), await bench.another()] as [Store, Store];
      let account = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
          // Each run has an account and a time of its own: windows that are closed stay closed.
          const wabaId = String(++account);
          const begin = noon + account * 3 * year;
          const handedOut = new Map<string, number>();
          const poll = async (store: Store, now: number) => {
            const { items } = await store.contactWindows(query({ wabaId, now }));
            for (const { id, messages_in: count } of items) {
              expect(handedOut.get(id) ?? count).toBe(count);
              handedOut.set(id, count);
            }
          };
          let now = begin;
          let commits = 0;
          const under: Promise<unknown>[] = [];
          for (const { by, does, wait, skew } of steps) {
            now += wait;
            if (does === 'commit') {
              commits += 1;
              under.push(stores[by].append(said({}, { wabaId }), now + skew));
            } else if (does === 'poll') {
              under.push(poll(stores[by], now + skew));
            } else {
              await Promise.all(under.splice(0));
              await stores[by].close();
              stores[by] = await bench.another();
            }
            // What several do at once comes in any order.
            if (wait % 3 === 0) await Promise.all(under.splice(0));
          }
          await Promise.all(under);
          await poll(stores[0], windowOf(now) + year + 3 * WINDOW_MS);
          expect([...handedOut.values()].reduce((sum, count) => sum + count, 0)).toBe(commits);
        }),
        { numRuns: 40 },
      );
    });
  });
}
