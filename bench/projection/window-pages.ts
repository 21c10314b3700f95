import { join } from 'node:path';
import { createHistogram } from 'node:perf_hooks';
import { openStore } from '../../hub/store/database/open.js';
import type { WindowQuery } from '../../hub/store/contacts/store.js';
import type { Store } from '../../hub/store/store.js';
import { WINDOW_MS, windowOf } from '../../whatsapp/windows.js';
import { VoidRun, type Bench } from '../bench.js';
import { microsecondsSince, steadyNow } from '../clock.js';
import { latencyOf, type Latency } from '../statistics.js';
import { fillStore } from './fill.js';

/** What a poll of Zapier waits for when one window is full of changes. */
export interface WindowReport {
  /** Contacts that changed in one window, each with messages, statuses and a tag. */
  contacts: number;
  pages: PageTimes[];
}

/** Milliseconds of each page. */
export interface PageTimes extends Latency {
  query: string;
  pages: number;
  /** CPU milliseconds of a page, on average: what a machine with nothing else to do would need. */
  cpu: number;
}

const CONTACTS = 100_000;
const PAGE = 100;
const HOUR_MS = 3_600_000;
/** The look-back of a poll, unless a Zap chooses another. */
const LOOK_BACK_MS = 6 * HOUR_MS;
/** A digest has no pages to speak of, so it is asked for several times. */
const DIGESTS = 20;

type Asked = Pick<WindowQuery, 'tagsOnly' | 'ignoreSources'> & { query: string };

const ASKED: readonly Asked[] = [
  { query: 'contacts whose tags changed', tagsOnly: true, ignoreSources: [] },
  { query: 'contacts with any change', tagsOnly: false, ignoreSources: [] },
  { query: 'any change, but for a CRM’s own', tagsOnly: false, ignoreSources: ['hubspot'] },
];

/** Asks for all contacts that changed in one closed window, page after page. Throws a VoidRun when one is missing. */
export async function runWindowPages({ account, folder, say }: Bench): Promise<WindowReport> {
  const { business } = account;
  const databasePath = join(folder, 'windows.db');
  const until = windowOf(Date.now());
  // Of three statuses of a message, each customer gets all: every contact has more than one change.
  const contents = { events: CONTACTS * 4, contacts: CONTACTS, from: until - WINDOW_MS, until, tagged: true };
  await fillStore(databasePath, business, contents);
  const store = await openStore({ databasePath });
  try {
    const asked = { wabaId: business.wabaId, since: until - LOOK_BACK_MS, now: Date.now(), limit: PAGE };
    const pages: PageTimes[] = [];
    for (const { query, ...which } of ASKED) {
      const times = await pagesOf(store, { ...asked, ...which });
      pages.push({ query, ...times });
      say(`Windows, ${query}: ${times.pages} pages`);
    }
    pages.push({
      query: 'the digest of all of them',
      ...(await digestsOf(store, { ...asked, tagsOnly: false, ignoreSources: [] })),
    });
    return { contacts: CONTACTS, pages };
  } finally {
    await store.close();
  }
}

async function pagesOf(store: Store, query: WindowQuery): Promise<Omit<PageTimes, 'query'>> {
  const clock = new PageClock();
  const seen = new Set<string>();
  let cursor: string | null = null;
  do {
    const place: { cursor?: string } = cursor === null ? {} : { cursor };
    const page = await clock.measure(() => store.contactWindows({ ...query, ...place }));
    for (const { id } of page.items) seen.add(id);
    cursor = page.nextCursor;
  } while (cursor !== null);
  if (seen.size !== CONTACTS)
    throw new VoidRun(`The poll is void. Of ${CONTACTS} contacts that changed it got ${seen.size}.`);
  return clock.times();
}

async function digestsOf(store: Store, query: WindowQuery): Promise<Omit<PageTimes, 'query'>> {
  const clock = new PageClock();
  for (let time = 0; time < DIGESTS; time++) {
    const { items } = await clock.measure(() => store.digests(query));
    if (items[0]?.contacts_changed !== CONTACTS)
      throw new VoidRun('The digest is void. Contacts are missing.');
  }
  return clock.times();
}

class PageClock {
  private readonly histogram = createHistogram();
  private cpu = 0;

  async measure<Page>(ask: () => Promise<Page>): Promise<Page> {
    const cpu = process.cpuUsage();
    const startedAt = steadyNow();
    const page = await ask();
    this.histogram.record(microsecondsSince(startedAt));
    const { user, system } = process.cpuUsage(cpu);
    this.cpu += user + system;
    return page;
  }

  times(): Omit<PageTimes, 'query'> {
    const pages = this.histogram.count;
    return { pages, cpu: this.cpu / 1000 / pages, ...latencyOf(this.histogram) };
  }
}
