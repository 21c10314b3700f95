import fc from 'fast-check';
import { WINDOW_MS, type DigestItem, type ContactWindowItem } from '../../../../whatsapp/windows.js';
import type { Page, WindowQuery } from '../../../../hub/store/contacts/store.js';
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

/** What becomes of a poll: after how many pages it is cut, and whether the answer to the last of them is lost. */
interface Fate {
  pages?: number;
  lost?: boolean;
}

/** A Zap that polls, with Zapier's memory of the ids it has seen. */
class PollingZap {
  readonly runs: Item[] = [];
  /** Pages that were asked for. */
  asked = 0;
  private readonly seen = new Set<string>();

  constructor(
    private readonly list: List,
    private readonly zap: string,
    private readonly wabaId = waba,
  ) {}

  /** Gives the ids of the new items. */
  async poll(store: Store, now: number, { pages = Infinity, lost = false }: Fate = {}): Promise<string[]> {
    const fresh: Item[] = [];
    let cursor: string | null = null;
    for (let page = 1; page <= pages && (page === 1 || cursor !== null); page += 1) {
      this.asked += 1;
      const asked = query({
        wabaId: this.wabaId,
        zap: this.zap,
        now,
        since: now - lookBack,
        limit: 2,
        ...(cursor === null ? {} : { cursor }),
      });
      const { items, nextCursor }: Page<Item> = await store[this.list](asked);
      if (lost && (page === pages || nextCursor === null)) break;
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

async function twoPages(
  store: Store,
  list: List,
  asked: Partial<WindowQuery>,
): Promise<[Page<Item>, Page<Item>]> {
  const first: Page<Item> = await store[list](query(asked));
  return [first, await store[list](query({ ...asked, cursor: String(first.nextCursor) }))];
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

    it('gets a backlog of many polls by polls that are all cut, oldest first', async () => {
      const store = await bench.store();
      const zap = new PollingZap(list, '1');
      await zap.poll(store, noon);
      await chatter(store, noon, 60);
      const morning = noon + 15 * hour;
      // Three pages of two items, the last of which comes again as long as nobody has asked on.
      for (let poll = 0; poll < 15; poll += 1) await zap.poll(store, morning + poll * minute, { pages: 3 });
      expect(zap.told).toBe(60);
      const starts = zap.runs.map(({ window_start: start }) => Date.parse(start));
      expect(starts).toEqual(Array.from({ length: 60 }, (_, quarter) => noon + quarter * WINDOW_MS));
    });

    it('gets again what was handed out and did not arrive', async () => {
      const store = await bench.store();
      const zap = new PollingZap(list, '1');
      await chatter(store, noon - hour, 4);
      for (const at of [0, 1, 10]) await zap.poll(store, noon + at * hour, { lost: true, pages: 1 });
      await chatter(store, noon + 10 * hour, 4);
      await zap.poll(store, noon + 12 * hour, { lost: true, pages: 3 });
      expect(zap.told).toBe(4);
      await zap.poll(store, noon + 30 * hour);
      expect(zap.told).toBe(8);
    });

    it('gets again what it got in the hours it asks for, newest first', async () => {
      const store = await bench.store();
      await chatter(store, noon, 40);
      const asked = { wabaId: waba, zap: '1', now: noon + 10 * hour, since: noon + 9 * hour };
      const [first, { items }] = await twoPages(store, list, asked);
      expect([first.items.length, items]).toEqual([4, []]);
      const again = await store[list](query(asked));
      expect(again.items.map(({ id }) => id)).toEqual(first.items.map(({ id }) => id).reverse());
      expect(again.nextCursor).toBeNull();
    });

    it('asks twice for what is new, and once when there is nothing new', async () => {
      const store = await bench.store();
      const zap = new PollingZap(list, '1');
      const requests: number[] = [];
      for (let quarter = 0; quarter < 4; quarter += 1) {
        if (quarter % 2 === 0) await store.append(said({}), noon + quarter * hour * 7);
        const before = zap.asked;
        await zap.poll(store, noon + quarter * hour * 7 + WINDOW_MS);
        requests.push(zap.asked - before);
      }
      expect(requests).toEqual([2, 1, 2, 1]);
    });

    it('gets what was closed while it read page after page, and no more than once', async () => {
      const store = await bench.store();
      const zap = { wabaId: waba, zap: '1', limit: 2 };
      await store[list](query({ ...zap, now: noon, since: noon }));
      await chatter(store, noon, 3);
      const first = await store[list](query({ ...zap, now: noon + hour, since: noon }));
      await chatter(store, noon + hour, 1);
      const now = noon + hour + WINDOW_MS;
      const rest = await store[list](query({ ...zap, now, since: noon, cursor: String(first.nextCursor) }));
      const starts = [first, rest].map(({ items }) =>
        items.map(({ window_start: start }) => Date.parse(start)),
      );
      expect(starts).toEqual([
        [noon, noon + WINDOW_MS],
        [noon + 2 * WINDOW_MS, noon + hour],
      ]);
      await store[list](query({ ...zap, now, since: noon, cursor: String(rest.nextCursor) }));
      // Looks back no further than the hub knows that it got.
      const late = await store[list](query({ ...zap, now: now + 10 * hour, since: now + 9 * hour }));
      expect(late).toEqual({ items: [], nextCursor: null });
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

  it('gets a window of very many contacts by polls that are cut within it', async () => {
    const store = await bench.store();
    const zap = new PollingZap('contactWindows', '1');
    await zap.poll(store, noon);
    const many = Array.from({ length: 21 }, (_, nth) => said({ from: String(16_505_550_000 + nth) }));
    await store.append(many.flat(), noon);
    for (let poll = 0; poll < 10; poll += 1) await zap.poll(store, noon + 9 * hour, { pages: 3 });
    expect([zap.told, zap.runs.length]).toEqual([21, 21]);
  });

  it('gets pages that one answer can carry, however much there is to tell', async () => {
    const store = await bench.store();
    const text = 'x'.repeat(4_000);
    const many = Array.from({ length: 300 }, (_, nth) => said({ from: String(16_505_550_000 + nth), text }));
    await store.append(many.flat(), noon);
    const asked = { wabaId: waba, zap: '1', since: noon };
    const [first, second] = await twoPages(store, 'contactWindows', asked);
    expect(JSON.stringify(first.items).length).toBeLessThan(510_000);
    expect(first.items.length).toBeGreaterThan(50);
    expect(second.items.length).toBe(first.items.length);
  });

  describe('every Zap that polls', () => {
    const step = fc.record({
      does: fc.constantFrom('commit', 'commit', 'poll'),
      /** Which of two Zaps. */
      by: fc.constantFrom(0 as const, 1 as const),
      /** Milliseconds by which time goes on: minutes, or nights in which nobody asks. */
      wait: fc.oneof(fc.integer({ min: 0, max: 20 * minute }), fc.integer({ min: 5 * hour, max: 20 * hour })),
      pages: fc.constantFrom(Infinity, Infinity, 1, 2),
      lost: fc.boolean(),
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
          for (const { does, by, wait, ...fate } of steps) {
            now += wait;
            if (does === 'poll') await zaps[by].poll(store, now, fate);
            else commits += (await store.append(said({}, { wabaId }), now)).appended.length;
          }
          for (const zap of zaps)
            for (let poll = 0; poll <= commits; poll += 1)
              await zap.poll(store, now + WINDOW_MS, { pages: 2 });
          expect(zaps.map(({ told }) => told)).toEqual([commits, commits]);
          for (const { runs } of zaps) expect(new Set(runs.map(({ id }) => id)).size).toBe(runs.length);
        }),
        { numRuns: 40 },
      );
    });
  });
}
