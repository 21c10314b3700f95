import { WINDOW_MS } from '../../../../whatsapp/windows.js';
import { freshId, phoneNumber, waba } from '../../bodies.js';
import { said, told } from '../../updates.js';
import type { Bench } from './bench.js';
import { number } from './contact-steps.js';
import { noon } from './steps.js';
import { digests, hour, later, query, ref, tag } from './window-steps.js';

export function describeDigests(bench: Bench): void {
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
}
