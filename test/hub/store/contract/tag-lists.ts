import type { TagChange } from '../../../../hub/store/contacts/store.js';
import type { Store } from '../../../../hub/store/store.js';
import type { Bench } from './bench.js';
import { byPhone } from './customers.js';
import { noon } from './steps.js';

const later = noon + 1_000;

const list = (tags: string[], at: number | null, source: TagChange['source'] = 'zoho'): TagChange => ({
  mode: 'two_way',
  tags,
  at,
  source,
});
const here = (mode: 'add' | 'remove', tags: string[], at: number): TagChange => ({
  mode,
  tags,
  at,
  source: 'rule',
});

async function tagsAfter(store: Store, changes: readonly TagChange[], now = later): Promise<string[]> {
  let tags: string[] = [];
  for (const change of changes) tags = (await store.changeTags(byPhone, change, now))?.contact.tags ?? [];
  return tags;
}

/** The lists of tags that CRMs have (`two_way`), from one change to the next. */
export function describeTagLists(bench: Bench): void {
  describe('the lists of a CRM', () => {
    it('end in the same tags in whatever order they come, also between two processes', async () => {
      const changes = [
        list(['A'], noon + 10, 'hubspot'),
        here('remove', ['A'], noon + 20),
        list(['A', 'B'], noon + 30, 'hubspot'),
        list(['Z'], noon + 40, 'zoho'),
        here('add', ['Z', 'Ours'], noon + 45),
        list([], noon + 50, 'zoho'),
      ];
      for (const order of [changes, [...changes].reverse(), [...changes.slice(3), ...changes]]) {
        const store = await bench.store();
        await tagsAfter(store, order.slice(0, 3));
        expect(await tagsAfter(await bench.another(), order.slice(3))).toEqual(['B', 'Ours']);
      }
    });

    it('do not bring back what was removed here after it was given to the CRM', async () => {
      const store = await bench.store();
      await tagsAfter(store, [here('add', ['A', 'B'], noon)]);
      await tagsAfter(store, [list([], null)], noon + 10);
      const other = await bench.another();
      expect(await tagsAfter(other, [here('remove', ['A'], noon + 20), list(['A', 'B'], noon + 30)])).toEqual(
        ['B'],
      );
    });

    it('are compared by the names that Zoho cuts, which remove the whole tag and bring no other', async () => {
      const store = await bench.store();
      const long = 'Interested in winter tyres 2026';
      const cut = 'Interested in winter tyre';
      expect(await tagsAfter(store, [here('add', [long], noon), list([cut], noon + 1)])).toEqual([long]);
      expect(await tagsAfter(await bench.another(), [list([], noon + 2)])).toEqual([]);
    });

    it('take nothing away where a tag of ours got the tenth place in Zoho', async () => {
      const store = await bench.store();
      const ten = ['B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'ZZZ'];
      await tagsAfter(store, [list(ten, noon), here('add', ['A'], noon + 1)]);
      const written = ['A', ...ten.slice(0, 9)];
      expect(await tagsAfter(store, [list(written, noon + 2)])).toEqual(['A', ...ten]);
      expect(await tagsAfter(store, [list(written.slice(1), noon + 3)])).toEqual(ten);
    });
  });
}
