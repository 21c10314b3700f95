import type { Store } from '../../../../hub/store/store.js';
import { waba } from '../../bodies.js';
import { said } from '../../updates.js';
import type { Bench } from './bench.js';
import { noon } from './steps.js';

/** More than are looked at for one page. */
const many = 2_300;

const numberOf = (index: number) => String(16_505_500_000 + index);

const nameOf = (index: number) => (index === 0 ? 'Zoë Müller' : `Ann ${index}`);

/** An account with many contacts, of whom the one that came first has a name that the others do not have. */
async function crowd(store: Store): Promise<void> {
  const all = Array.from({ length: many }, (_, index) =>
    said({ from: numberOf(index), name: nameOf(index) }),
  );
  const [first = [], ...others] = all;
  await store.append(first, noon);
  await store.append(others.slice(0, 3).flat(), noon + 1);
  await store.append(others.slice(3).flat(), noon + 2);
}

/** All pages of a search. */
async function pagesOf(store: Store, query: object): Promise<(string | null)[][]> {
  const pages: (string | null)[][] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await store.contacts({ wabaId: waba, limit: 50, ...query, ...(cursor && { cursor }) });
    pages.push(page.items.map(({ name }) => name));
    cursor = page.nextCursor;
  }
  return pages;
}

export function describeContactSearch(bench: Bench): void {
  describe('searching very many contacts', () => {
    it('looks at so many a page at most, and says where to go on', async () => {
      const store = await bench.store();
      await crowd(store);
      expect(await pagesOf(store, { name: 'muller' })).toEqual([[], ['Zoë Müller']]);
      expect(await pagesOf(store, { name: 'nobody' })).toEqual([[], []]);
      const others = (await pagesOf(store, { name: 'ANN' })).flat();
      expect([others.length, new Set(others).size]).toEqual([many - 1, many - 1]);

      const at = { at: noon, source: 'zapier' as const, mode: 'add' as const, tags: ['VIP'] };
      for (const index of [3, 0, 2_000])
        await store.changeTags({ wabaId: waba, key: numberOf(index) }, at, noon);
      expect(await pagesOf(store, { tag: 'vip' })).toEqual([['Ann 2000', 'Ann 3', 'Zoë Müller']]);
      expect(await pagesOf(store, { tag: 'vip', limit: 2 })).toEqual([['Ann 2000', 'Ann 3'], ['Zoë Müller']]);
      expect(await pagesOf(store, { tag: 'vip', name: 'ANN' })).toEqual([['Ann 2000', 'Ann 3']]);
      expect(await pagesOf(store, { tag: 'vip', consent: 'opted_in' })).toEqual([[]]);
    });
  });
}
