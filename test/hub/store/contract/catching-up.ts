import fc from 'fast-check';
import { WINDOW_MS, type DigestItem, type ContactWindowItem } from '../../../../whatsapp/windows.js';
import type { Page } from '../../../../hub/store/contacts/store.js';
import type { Store } from '../../../../hub/store/store.js';
import { waba } from '../../bodies.js';
import { said } from '../../updates.js';
import type { Bench } from './bench.js';
import { noon } from './steps.js';
import { hour, later, query, year } from './window-steps.js';

const lookBack = 6 * hour;
const minute = 60_000;

const lists = ['contactWindows', 'digests'] as const;
type List = (typeof lists)[number];
type Item = ContactWindowItem | DigestItem;

/** A Zap that polls, with Zapier's memory of the ids it has seen. */
class PollingZap {
  readonly runs: Item[] = [];
  private readonly seen = new Set<string>();

  constructor(
    private readonly list: List,
    private readonly zap: string,
    private readonly wabaId = waba,
  ) {}

  /** Gives the ids of the new items. `pages`: after so many the poll is cut. */
  async poll(store: Store, now: number, pages = Infinity): Promise<string[]> {
    const fresh: Item[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < pages && (page === 0 || cursor !== null); page += 1) {
      const asked = query({
        wabaId: this.wabaId,
        zap: this.zap,
        now,
        since: now - lookBack,
        limit: 2,
        ...(cursor === null ? {} : { cursor }),
      });
      const { items, nextCursor }: Page<Item> = await store[this.list](asked);
      fresh.push(...items.filter(({ id }) => !this.seen.has(id)));
      for (const { id } of items) this.seen.add(id);
      cursor = nextCursor;
    }
    this.runs.push(...fresh);
    return fresh.map(({ id }) => id);
  }

  /** How many messages its runs told of. */
  get told(): number {
    return this.runs.reduce((sum, { messages_in: count }) => sum + count, 0);
  }
}

/** A message in each of so many quarters of an hour. */
async function chatter(store: Store, from: number, quarters: number, more: object = {}): Promise<void> {
  for (let quarter = 0; quarter < quarters; quarter += 1) {
    await store.append(said({}, more), from + quarter * WINDOW_MS);
  }
}

export function describeCatchingUp(bench: Bench): void {
  describe.each(lists)('a Zap that polls (%s)', (list) => {
    it('looks back as far as asked the first time', async () => {
      const store = await bench.store();
      await chatter(store, noon, 40);
      const zap = new PollingZap(list, '1');
      await zap.poll(store, noon + 10 * hour);
      expect(zap.told).toBe(6 * 4);
    });

    it('gets all of a night in which nobody could ask, each once', async () => {
      const store = await bench.store();
      const zap = new PollingZap(list, '1');
      await chatter(store, noon, 1);
      await zap.poll(store, later);
      await chatter(store, later, 40);
      await zap.poll(store, later + 10 * hour);
      expect([zap.told, zap.runs.length]).toEqual([41, 41]);
      expect(await zap.poll(store, later + 10 * hour + minute)).toEqual([]);
    });

    it('is asked about itself alone', async () => {
      const store = await bench.store();
      const [one, other, elsewhere] = [
        new PollingZap(list, '1'),
        new PollingZap(list, '2'),
        new PollingZap(list, '1', '999'),
      ];
      for (const zap of [one, other, elsewhere]) await zap.poll(store, noon);
      const ofOtherList = new PollingZap(lists[1 - lists.indexOf(list)] ?? list, '1');
      for (const place of [{}, { wabaId: '999' }]) await chatter(store, noon, 40, place);
      const morning = noon + 10 * hour;
      await ofOtherList.poll(store, morning);
      for (const zap of [one, other, elsewhere]) await zap.poll(store, morning);
      expect([one.told, other.told, elsewhere.told]).toEqual([40, 40, 40]);
    });

    it('gets what is left of a poll that was cut, however much later', async () => {
      const store = await bench.store();
      const zap = new PollingZap(list, '1');
      await zap.poll(store, noon);
      await chatter(store, noon, 8);
      await zap.poll(store, noon + 2 * hour, 3);
      expect(zap.told).toBe(6);
      await zap.poll(store, noon + 12 * hour);
      expect(zap.told).toBe(8);
    });

    it('gets what was closed while it read page after page', async () => {
      const store = await bench.store();
      const zap = { wabaId: waba, zap: '1', limit: 2 };
      await store[list](query({ ...zap, now: noon, since: noon }));
      await chatter(store, noon, 4);
      const first = await store[list](query({ ...zap, now: noon + hour, since: noon }));
      await chatter(store, noon + hour, 1);
      const now = noon + hour + WINDOW_MS;
      const rest = await store[list](query({ ...zap, now, since: noon, cursor: String(first.nextCursor) }));
      expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([2, 2, null]);
      // Looks back no further than the hub knows that it got.
      const late = await store[list](query({ ...zap, now: now + 10 * hour, since: now + 9 * hour }));
      expect(late.items.map(({ window_start: start }) => start)).toEqual([
        new Date(noon + hour).toISOString(),
      ]);
    });

    it('does not get further by a cursor of another list', async () => {
      const store = await bench.store();
      const zap = { wabaId: waba, zap: '1' };
      await store[list](query({ ...zap, now: noon, since: noon }));
      await chatter(store, noon, 1);
      const now = noon + 10 * hour;
      const garbage = await store[list](query({ ...zap, now, since: now, cursor: 'garbage' }));
      expect(garbage).toEqual({ items: [], nextCursor: null });
      expect((await store[list](query({ ...zap, now, since: now }))).items).toHaveLength(1);
    });

    it('misses nothing when the clock was wrong meanwhile', async () => {
      const store = await bench.store();
      const zap = new PollingZap(list, '1');
      await zap.poll(store, noon);
      await chatter(store, noon, 40);
      await zap.poll(store, noon + year);
      expect(zap.told).toBe(40);
      await chatter(store, noon + 10 * hour, 40);
      await zap.poll(store, noon - year);
      for (const at of [20, 21, 22]) await zap.poll(store, noon + at * hour);
      expect(zap.told).toBe(80);
    });

    it('is forgotten with the windows when it asks no more', async () => {
      const store = await bench.store();
      const [past, present] = [new PollingZap(list, 'past'), new PollingZap(list, 'present')];
      await past.poll(store, Date.now() - 15 * 24 * hour);
      await present.poll(store, Date.now());
      const known = async () => {
        const rows = (await bench.dump()).split('\n').filter((row) => row.startsWith('windows_handed_out'));
        return ['past', 'present'].filter((zap) => rows.some((row) => row.includes(zap)));
      };
      expect(await known()).toEqual(['past', 'present']);
      expect(await store.pruneContactData(0, 10)).toBe(1);
      expect(await known()).toEqual(['present']);
    });
  });

  describe('every Zap that polls', () => {
    const step = fc.record({
      does: fc.constantFrom('commit', 'commit', 'poll'),
      /** Which of two Zaps. */
      by: fc.constantFrom(0 as const, 1 as const),
      /** Milliseconds by which time goes on: minutes, or nights in which nobody asks. */
      wait: fc.oneof(fc.integer({ min: 0, max: 20 * minute }), fc.integer({ min: 5 * hour, max: 20 * hour })),
      /** Pages after which a poll is cut. */
      pages: fc.constantFrom(Infinity, Infinity, 1, 2),
    });

    it.each(lists)('gets each message exactly once, whatever it could not ask for (%s)', async (list) => {
      const store = await bench.store();
      let account = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), async (steps) => {
          const wabaId = String(++account);
          let now = noon + account * year;
          const zaps = [new PollingZap(list, '1', wabaId), new PollingZap(list, '2', wabaId)] as const;
          for (const zap of zaps) await zap.poll(store, now);
          let commits = 0;
          for (const { does, by, wait, pages } of steps) {
            now += wait;
            if (does === 'poll') await zaps[by].poll(store, now, pages);
            else commits += (await store.append(said({}, { wabaId }), now)).appended.length;
          }
          for (const zap of zaps) await zap.poll(store, now + WINDOW_MS);
          expect(zaps.map(({ told }) => told)).toEqual([commits, commits]);
          for (const { runs } of zaps) expect(new Set(runs.map(({ id }) => id)).size).toBe(runs.length);
        }),
        { numRuns: 40 },
      );
    });
  });
}
