import { TooManyTags } from '../../../../hub/store/contacts/tag-sets.js';
import type { TagChange } from '../../../../hub/store/contacts/store.js';
import type { Store } from '../../../../hub/store/store.js';
import { waba } from '../../bodies.js';
import type { Bench } from './bench.js';
import { byPhone, phone, userId, written } from './customers.js';
import { noon } from './steps.js';

const change = (
  mode: TagChange['mode'],
  tags: string[],
  at = noon,
  source: TagChange['source'] = 'hubspot',
): TagChange => ({ mode, tags, at, source });

async function apply(store: Store, ...changes: TagChange[]) {
  let last = await store.changeTags(byPhone, change('add', []), noon + 100);
  for (const one of changes) last = await store.changeTags(byPhone, one, noon + 100);
  if (!last) throw new Error('there is no such contact');
  return last;
}

export function describeTags(bench: Bench): void {
  describe('tags', () => {
    it('are added and removed, also of somebody nobody heard of', async () => {
      const store = await bench.store();
      const added = await store.changeTags(byPhone, change('add', ['VIP', ' New  customer ', 'vip']), noon);
      expect(added).toMatchObject({
        contact: { phone: `+${phone}`, tags: ['New customer', 'VIP'] },
        added: ['VIP', 'New customer'],
        removed: [],
      });
      const removed = await store.changeTags(byPhone, change('remove', ['vip', 'Old'], noon + 1), noon + 1);
      expect(removed).toMatchObject({ contact: { tags: ['New customer'] }, added: [], removed: ['VIP'] });
    });

    it('are nobody’s when nobody is named', async () => {
      const store = await bench.store();
      const nobody = { wabaId: waba, key: 'c_00000000000000000000' };
      expect(await store.changeTags(nobody, change('add', ['VIP']), noon)).toBeNull();
    });

    it('keep every character that can be seen', async () => {
      const store = await bench.store();
      const { contact } = await apply(
        store,
        change('add', ['👩‍👩‍👧', 'a\0b', '你好', "Robert'); drop table contacts;--"]),
      );
      expect(contact.tags).toEqual(
        expect.arrayContaining(['👩‍👩‍👧', 'a b', '你好', "Robert'); drop table contacts;--"]),
      );
    });

    it('end the same in whatever order the changes come', async () => {
      const changes = [
        change('add', ['A', 'B', 'C'], noon, 'hubspot'),
        change('replace', ['B', 'D'], noon + 10, 'zoho'),
        change('add', ['E'], noon + 20, 'rule'),
        change('remove', ['D', 'A'], noon + 30, 'salesforce'),
      ];
      for (const order of [
        changes,
        [...changes].reverse(),
        [...changes.slice(2), ...changes, ...changes.slice(0, 2)],
      ]) {
        const store = await bench.store();
        expect((await apply(store, ...order)).contact.tags).toEqual(['B', 'E']);
      }
    });

    it('follow the list of a CRM, and keep what it never had', async () => {
      const store = await bench.store();
      await apply(
        store,
        change('add', ['Ours'], noon, 'rule'),
        change('two_way', ['A', 'B'], noon + 1, 'zoho'),
      );
      const other = await bench.another();
      const next = await other.changeTags(
        byPhone,
        change('two_way', ['B', 'C'], noon + 2, 'zoho'),
        noon + 100,
      );
      expect(next).toMatchObject({ contact: { tags: ['B', 'C', 'Ours'] }, added: ['C'], removed: ['A'] });
      const old = await store.changeTags(byPhone, change('two_way', ['Z'], noon + 1, 'zoho'), noon + 100);
      expect(old).toMatchObject({ contact: { tags: ['B', 'C', 'Ours'] }, added: [], removed: [] });
    });

    it('do not count from a time that is still to come', async () => {
      const store = await bench.store();
      await store.changeTags(byPhone, change('add', ['VIP'], noon + 999_999), noon);
      const { contact } = await apply(store, change('remove', ['VIP'], noon + 1));
      expect(contact.tags).toEqual([]);
    });

    it('are at most 200, and one change too many changes nothing', async () => {
      const store = await bench.store();
      const many = Array.from({ length: 200 }, (_, i) => `tag ${i}`);
      await apply(store, change('add', many));
      const tooMany = change('add', ['one more'], noon + 1);
      await expect(store.changeTags(byPhone, tooMany, noon + 1)).rejects.toThrow(TooManyTags);
      const { contact } = await apply(
        store,
        change('remove', ['tag 0'], noon + 2),
        change('add', ['one more'], noon + 3),
      );
      expect(contact.tags).toHaveLength(200);
      expect(contact.tags).toContain('one more');
    });

    it('that two processes add at the same time are both there', async () => {
      const store = await bench.store();
      const other = await bench.another();
      await apply(store);
      await Promise.all([
        store.changeTags(byPhone, change('add', ['A']), noon),
        other.changeTags(byPhone, change('add', ['B']), noon),
      ]);
      expect((await apply(store)).contact.tags).toEqual(['A', 'B']);
    });

    it('of two contacts that are found to be one are the tags of both', async () => {
      const store = await bench.store();
      const byUser = { wabaId: waba, key: userId };
      await store.changeTags(byPhone, change('add', ['Phone', 'Both'], noon), noon);
      await store.changeTags(byPhone, change('remove', ['Gone'], noon + 9), noon + 9);
      await store.changeTags(byUser, change('add', ['User', 'both', 'Gone'], noon + 1), noon + 1);
      await store.append(written('It is me', { userId, at: noon }), noon + 10);
      const one = await store.changeTags(byPhone, change('add', []), noon + 10);
      const other = await store.changeTags(byUser, change('add', []), noon + 10);
      expect(one?.contact.tags).toEqual(['both', 'Phone', 'User']);
      expect(other?.contact).toEqual(one?.contact);
    });

    it('are listed by account, each with how many have it', async () => {
      const store = await bench.store();
      await apply(store, change('add', ['VIP', 'Älter', 'Gone']), change('remove', ['Gone'], noon + 1));
      await store.changeTags({ wabaId: waba, key: '+16505550002' }, change('add', ['vip', 'zoo']), noon);
      await store.changeTags({ wabaId: '999', key: `+${phone}` }, change('add', ['Elsewhere']), noon);
      const tags = await store.tags(waba);
      expect(tags.map(({ name, contacts }) => [name.toLowerCase(), contacts])).toEqual([
        ['älter', 1],
        ['vip', 2],
        ['zoo', 1],
      ]);
      expect(await store.tags('nobody')).toEqual([]);
    });
  });
}
