import type { ZObject } from 'zapier-platform-core';
import type { ContactWindowItem, DigestItem } from '../../whatsapp/windows.js';
import { Deadline } from '../deadline.js';
import { given } from '../steps/given.js';
import { hub } from './hub.js';
import { otherAnswer } from '../other-answer.js';

/** How many items a test of a trigger asks for; the Zap editor shows three. */
const SAMPLES = 3;
/** A poll that has so many items asks for no further page. */
const MOST_ITEMS = 5_000;
/** A poll gives at most so many characters of JSON: Zapier takes 6 MB from one run. */
const MOST_TEXT = 5_000_000;
/** The hub looks back no further when no Zap polls. */
const MOST_HOURS = 48;
/** The largest page that the hub gives, in items. */
const PAGE = 500;
/** Milliseconds for one page. */
const PAGE_TIME = 10_000;

export interface WindowQuery {
  waba_id: string;
  phone_number_id?: string | undefined;
  /** With commas between them: what only these changed is left out. */
  ignore_sources?: string | undefined;
  /** Only windows in which tags changed. */
  tags_only: boolean;
  /** How far back, from 1 to 48; a Zap gets what is new to it however far back. */
  hours: number;
}

/** Why Zapier polls, as `bundle.meta` tells it. */
export interface Poll {
  isLoadingSample?: boolean;
  isPopulatingDedupe?: boolean;
  zap?: { id?: string };
}

/** True when somebody tests the trigger or turns the Zap on, and can mend what is wrong with its inputs. */
export function isTried({ isLoadingSample, isPopulatingDedupe }: Poll): boolean {
  return isLoadingSample === true || isPopulatingDedupe === true;
}

/** What Zapier knows an item by, and its quarter of an hour. */
interface Listed {
  id: string;
  window_start: string;
}

/** What a poll gives. When a Zap is turned on, Zapier wants to know only what is there already. */
export type Polled<Item extends { id: string }> = Item | Pick<Item, 'id'>;

/** What a trigger adds to an item; it counts for the size of a poll. */
type Finish<Item> = (item: Item) => Item;

/** Gives what changed about each contact in each closed window; see `polled`. */
export function contactWindows(
  z: ZObject,
  query: WindowQuery,
  poll: Poll,
  finish: Finish<ContactWindowItem>,
): Promise<Polled<ContactWindowItem>[]> {
  return polled(z, 'v1/windows/contacts', query, poll, finish);
}

/** Gives each closed window in which something happened as one item; see `polled`. */
export function digests(
  z: ZObject,
  query: WindowQuery,
  poll: Poll,
  finish: Finish<DigestItem>,
): Promise<Polled<DigestItem>[]> {
  return polled(z, 'v1/windows/digests', query, poll, finish);
}

/**
 * Gives what a poll has to tell, the latest window first, as Zapier wants it: all there is, as far as a poll can carry
 * it in size and time. The hub gives first what is new to the Zap, oldest first, and knows by the request for the next
 * page that a page arrived: the next poll goes on where this one was cut.
 */
function polled<Item extends Listed>(
  z: ZObject,
  where: string,
  query: WindowQuery,
  poll: Poll,
  finish: Finish<Item>,
): Promise<Polled<Item>[]> {
  return poll.isLoadingSample
    ? samples<Item>(z, where, query, finish)
    : readAll<Item>(z, where, query, poll, finish);
}

/** From as far back as the hub remembers, so that a test shows the person's own data if there is any. */
async function samples<Item>(
  z: ZObject,
  where: string,
  query: WindowQuery,
  finish: Finish<Item>,
): Promise<Item[]> {
  return (await page<Item>(z, where, { ...query, hours: MOST_HOURS, limit: SAMPLES })).items.map(finish);
}

async function readAll<Item extends Listed>(
  z: ZObject,
  where: string,
  query: WindowQuery,
  { isPopulatingDedupe = false, zap }: Poll,
  finish: Finish<Item>,
): Promise<Polled<Item>[]> {
  // By it the hub knows what this Zap missed. A test of the trigger, which starts no run, tells no Zap.
  const asked = { ...query, zap: zap?.id, limit: PAGE };
  const deadline = new Deadline();
  const read = new Map<string, { told: Polled<Item>; start: string }>();
  let room = MOST_TEXT;
  let cursor: string | null | undefined;
  do {
    if (deadline.left < PAGE_TIME) {
      // What is not told now would start the Zap later, though it happened before.
      if (isPopulatingDedupe) throw new z.errors.Error(tooLong);
      break;
    }
    let items: Item[];
    try {
      ({ items, next_cursor: cursor } = await page<Item>(z, where, { ...asked, cursor }));
    } catch (error) {
      // The hub takes the pages before as told, and the next poll meets what is wrong.
      if (isPopulatingDedupe || read.size === 0) throw error;
      break;
    }
    for (const item of items) {
      const told = isPopulatingDedupe ? { id: item.id } : finish(item);
      room -= JSON.stringify(told).length;
      if (room < 0) return latestFirst([...read.values()]);
      read.set(item.id, { told, start: item.window_start });
    }
  } while (cursor && (isPopulatingDedupe || read.size < MOST_ITEMS));
  return latestFirst([...read.values()]);
}

function latestFirst<Told>(read: { told: Told; start: string }[]): Told[] {
  return read.sort((one, other) => Date.parse(other.start) - Date.parse(one.start)).map(({ told }) => told);
}

const tooLong =
  'The hub takes too long to list the changes that are there already, so this Zap cannot start with new ones. Choose fewer hours under “Look Back” and turn it on again: the hub goes on where it stopped.';

interface Page<Item> {
  items: Item[];
  next_cursor?: string | null;
}

async function page<Item>(
  z: ZObject,
  where: string,
  query: WindowQuery & { limit: number; zap?: string | undefined; cursor?: string | null | undefined },
): Promise<Page<Item>> {
  const { data } = await hub(z, where, { params: given({ ...query }), timeout: PAGE_TIME });
  if (!isPage<Item>(data)) {
    throw otherAnswer(z, 'list of changes');
  }
  return data;
}

function isPage<Item>(data: unknown): data is Page<Item> {
  if (typeof data !== 'object' || data === null || !('items' in data)) return false;
  return (
    Array.isArray(data.items) &&
    data.items.every((item) => typeof item?.id === 'string' && typeof item.window_start === 'string')
  );
}
