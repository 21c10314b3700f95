import type { ZObject } from 'zapier-platform-core';
import type { ContactWindowItem, DigestItem } from '../whatsapp/windows.js';
import { Deadline } from './deadline.js';
import { given } from './given.js';
import { hub } from './hub.js';
import { otherAnswer } from './other-answer.js';

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
  /** How far back at least, from 1 to 48. */
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
 * Gives what a poll has to tell, the latest window first: all there is, as far as a poll can carry it in size and
 * time. What is left out then is the oldest.
 */
function polled<Item extends { id: string }>(
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

async function readAll<Item extends { id: string }>(
  z: ZObject,
  where: string,
  query: WindowQuery,
  { isPopulatingDedupe = false, zap }: Poll,
  finish: Finish<Item>,
): Promise<Polled<Item>[]> {
  // By it the hub knows what this Zap missed. A test of the trigger, which starts no run, tells no Zap.
  const asked = { ...query, zap: zap?.id, limit: PAGE };
  const deadline = new Deadline();
  const read = new Map<string, Polled<Item>>();
  let room = MOST_TEXT;
  let cursor: string | null | undefined;
  do {
    if (deadline.left < PAGE_TIME) {
      // What is not told now would start the Zap later, though it happened before.
      if (isPopulatingDedupe) throw new z.errors.Error(tooLong);
      break;
    }
    const { items, next_cursor } = await page<Item>(z, where, { ...asked, cursor });
    for (const item of items) {
      const told = isPopulatingDedupe ? { id: item.id } : finish(item);
      room -= JSON.stringify(told).length;
      if (room < 0) return [...read.values()];
      read.set(item.id, told);
    }
    cursor = next_cursor;
  } while (cursor && read.size < MOST_ITEMS);
  return [...read.values()];
}

const tooLong =
  'The hub takes too long to list the changes that are there already, so this Zap cannot start with new ones. Choose fewer hours to look back, or wait until the hub has less to do, and turn it on again.';

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
  return Array.isArray(data.items) && data.items.every((item) => typeof item?.id === 'string');
}
