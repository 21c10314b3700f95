import { WINDOW_MS } from '../../../../whatsapp/windows.js';
import type { WindowQuery } from '../../../../hub/store/contacts/store.js';
import { freshId, phoneNumber, waba } from '../../bodies.js';
import { said, told } from '../../updates.js';
import type { Bench } from './bench.js';
import { number } from './contact-steps.js';
import { noon } from './steps.js';
import { hour, later, query, ref, tag, windows } from './window-steps.js';

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
}
