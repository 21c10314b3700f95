import type { TagChange } from '../../../../hub/store/contacts/store.js';
import type { Store } from '../../../../hub/store/store.js';
import { byPhone, later, written } from './customers.js';
import type { Bench } from './bench.js';
import { exported } from './exported.js';

const day = 86_400_000;

const tag = (store: Store, mode: TagChange['mode'], tags: string[], at: number, now = at) =>
  store.changeTags(byPhone, { mode, tags, at, source: 'zapier' }, now);
const tagsKept = async (store: Store) =>
  ((await exported(store, byPhone))?.['tags'] as { name: string }[]).map(({ name }) => name);
const tagsOf = async (store: Store) => (await store.contact(byPhone))?.tags;

/** As many as are known for good. */
const crowd = Array.from({ length: 200 }, (_, index) => `gone ${String(index).padStart(3, '0')}`);

const consent = (store: Store, state: 'opted_in' | 'opted_out', at: number, evidence = 'sync') =>
  store.changeConsent(byPhone, { state, at, source: 'hubspot', method: null, evidence, messageId: null }, at);
const consents = async (store: Store) =>
  ((await exported(store, byPhone))?.['consents'] as { state: string; evidence: string }[]).map(
    ({ state, evidence }) => `${state} ${evidence}`,
  );

/** What is changed again and again must not grow for ever. */
export function describeBounds(bench: Bench): void {
  describe('removed tags', () => {
    it('are known for 90 days, and 200 of them for good, and never come back by what is told later of before', async () => {
      const store = await bench.store();
      await tag(store, 'add', ['old', 'stays'], later);
      await tag(store, 'remove', ['old'], later + day);
      await tag(store, 'remove', ['nothing'], later + 95 * day);
      await tag(store, 'add', ['old', 'late'], later, later + 95 * day);
      expect(await tagsKept(store)).toEqual(['late', 'nothing', 'old', 'stays']);
      expect(await tagsOf(store)).toEqual(['late', 'stays']);

      await tag(store, 'remove', crowd, later + 96 * day);
      expect(await tagsKept(store)).toEqual([...crowd, 'late', 'nothing', 'stays']);
      await tag(store, 'add', ['old'], later, later + 96 * day);
      expect(await tagsOf(store)).toEqual(['late', 'stays']);
      await tag(store, 'add', ['old'], later + 2 * day, later + 96 * day);
      expect(await tagsOf(store)).toEqual(['late', 'old', 'stays']);
    });

    it('that are forgotten leave the other tags of two who are found to be one', async () => {
      const store = await bench.store();
      await tag(store, 'add', ['old', 'stays'], later);
      await tag(store, 'remove', ['old'], later + day);
      await tag(store, 'remove', crowd, later + 92 * day);
      const other = { ...byPhone, key: 'US.13491208655302741918' };
      const change: TagChange = { mode: 'add', tags: ['theirs'], at: later, source: 'zapier' };
      await store.changeTags(other, change, later + 92 * day);
      await store.append(
        written('me', { userId: other.key, from: byPhone.key.slice(1), at: later + 92 * day }),
        later + 92 * day,
      );
      expect(await tagsOf(store)).toEqual(['stays', 'theirs']);
      await tag(store, 'add', ['old'], later, later + 92 * day);
      expect(await tagsOf(store)).toEqual(['stays', 'theirs']);
    });
  });

  describe('consent that is said again and again', () => {
    it('keeps the first and the last word of a source, and for 90 days what lies between', async () => {
      const store = await bench.store();
      for (let index = 0; index < 100; index++)
        await consent(store, 'opted_in', later + index * day, String(index));
      const kept = await consents(store);
      expect(kept.at(0)).toBe('opted_in 0');
      expect(kept.at(1)).toBe('opted_in 9');
      expect(kept.at(-1)).toBe('opted_in 99');
      expect(kept).toHaveLength(92);
      await consent(store, 'opted_out', later + 300 * day, 'call');
      expect(await consents(store)).toEqual(['opted_in 0', 'opted_in 99', 'opted_out call']);
    });

    it('keeps every change of mind, and the customer’s own words', async () => {
      const store = await bench.store();
      for (let index = 0; index < 3; index++)
        await store.append(written('stop', { at: later + index * day }), later + index * day);
      await consent(store, 'opted_in', later + 4 * day, 'form');
      await consent(store, 'opted_out', later + 5 * day, 'call');
      await consent(store, 'opted_in', later + 6 * day, 'form 2');
      const before = await consents(store);
      await consent(store, 'opted_out', later + 200 * day, 'call 2');
      expect(await consents(store)).toEqual([...before, 'opted_out call 2']);
      expect(before).toHaveLength(6);
    });
  });
}
