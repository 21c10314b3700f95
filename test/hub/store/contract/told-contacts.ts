import { waba } from '../../bodies.js';
import type { Bench } from './bench.js';
import { contactOf, everybody, number } from './contact-steps.js';
import { noon } from './steps.js';

export function describeToldContacts(bench: Bench): void {
  describe('contacts from outside', () => {
    it('are made from a number or user id, changed, and cleared', async () => {
      const store = await bench.store();
      const ref = { wabaId: waba, key: '+447400123456' };
      const first = await store.putContact(
        ref,
        { name: 'Ada', attributes: { vat: '1', a: 'b' } },
        'zoho',
        noon,
      );
      expect(first).toMatchObject({
        created: true,
        contact: { phone: '+447400123456', country: 'GB', name: 'Ada', attributes: { vat: '1', a: 'b' } },
      });
      const second = await store.putContact(ref, { attributes: { vat: null, a: 'c' } }, 'zoho', noon);
      expect(second).toMatchObject({ created: false, contact: { name: 'Ada', attributes: { a: 'c' } } });
      const byUser = { wabaId: waba, key: 'GB.13491208655302741918' };
      expect(await store.putContact(byUser, {}, 'zoho', noon)).toMatchObject({
        created: true,
        contact: { phone: null, user_id: 'GB.13491208655302741918' },
      });
      expect(await store.putContact({ wabaId: waba, key: 'c_nobody' }, {}, 'zoho', noon)).toBeNull();
      expect(await everybody(store)).toHaveLength(2);
    });

    it('keep attributes of any name', async () => {
      const store = await bench.store();
      const attributes = JSON.parse('{"__proto__":"x","constructor":"y"}') as Record<string, string>;
      await store.putContact({ wabaId: waba, key: number }, { attributes }, 'zapier', noon);
      expect(Object.entries((await contactOf(store)).attributes)).toEqual(Object.entries(attributes));
    });

    it('are listed newest first, by page, tag, consent and a part of the name', async () => {
      const store = await bench.store();
      const put = (key: string, name: string, now: number) =>
        store.putContact({ wabaId: waba, key }, { name }, 'zapier', now);
      await put('16505550001', 'Zoë Müller', noon);
      await put('16505550002', 'Ana 100%_\\', noon);
      await put('16505550003', 'Bob', noon + 1);
      const at = { at: noon, source: 'zapier' as const };
      await store.changeTags(
        { wabaId: waba, key: '16505550001' },
        { ...at, mode: 'add', tags: ['VIP'] },
        noon,
      );
      await store.changeConsent(
        { wabaId: waba, key: '16505550003' },
        { ...at, state: 'opted_in', method: 'single', evidence: null, messageId: null },
        noon,
      );
      const names = async (query: object) =>
        (await store.contacts({ wabaId: waba, limit: 10, ...query })).items.map(({ name }) => name);
      expect((await names({}))[0]).toBe('Bob');
      expect(await names({ tag: 'vip' })).toEqual(['Zoë Müller']);
      expect(await names({ consent: 'opted_in' })).toEqual(['Bob']);
      expect(await names({ name: 'MULLER' })).toEqual(['Zoë Müller']);
      expect(await names({ name: '%_\\' })).toEqual(['Ana 100%_\\']);

      const seen: (string | null)[] = [];
      for (let cursor: string | undefined, more = true; more;) {
        const page = await store.contacts({ wabaId: waba, limit: 1, ...(cursor ? { cursor } : {}) });
        seen.push(...page.items.map(({ name }) => name));
        more = page.nextCursor !== null;
        cursor = page.nextCursor ?? undefined;
      }
      expect(seen).toEqual(await names({}));
      expect(await names({ cursor: 'of another list' })).toEqual([]);
    });
  });
}
