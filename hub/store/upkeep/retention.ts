import type { ContactStore } from '../contacts/store.js';
import type { SendStore } from '../sends/store.js';
import type { Store } from '../store.js';

/**
 * Deletes events and failures older than `before` (epoch milliseconds) for which nobody waits, at most `atOnce` rows in one
 * transaction. `pause` comes before each; when it gives false, the rest waits for the next time.
 */
export async function pruneAll(
  store: Pick<Store, 'prune' | 'pruneFailures'>,
  before: number,
  atOnce: number,
  pause: () => Promise<boolean>,
): Promise<{ events: number; failures: number }> {
  const deleted = { events: 0, failures: 0 };
  for (let after: number | null = 0; after !== null && (await pause());) {
    const pruned: Awaited<ReturnType<Store['prune']>> = await store.prune({ before, after, limit: atOnce });
    deleted.events += pruned.deleted;
    after = pruned.upTo;
  }
  for (let count = -1; count !== 0 && (await pause());) {
    count = await store.pruneFailures(before, atOnce);
    deleted.failures += count;
  }
  return deleted;
}

/** The same for messages and for what belongs to windows; gives how many rows it deleted. */
export async function pruneAllContactData(
  store: Pick<ContactStore, 'pruneContactData'>,
  before: number,
  atOnce: number,
  pause: () => Promise<boolean>,
): Promise<number> {
  let deleted = 0;
  for (let count = -1; count !== 0 && (await pause());) {
    count = await store.pruneContactData(before, atOnce);
    deleted += count;
  }
  return deleted;
}

/** Takes the raw events of all erased contacts away, with a `pause` before each part as above. False when there were none. */
export async function eraseAllEvents(
  store: Pick<ContactStore, 'eraseEvents'>,
  atOnce: number,
  pause: () => Promise<boolean>,
): Promise<boolean> {
  let erased = false;
  while ((await pause()) && (await store.eraseEvents(atOnce))) erased = true;
  return erased;
}

/** Longer than any key of a send is kept. */
const keepSendsMs = 14 * 86_400_000;

/** Gives up the sends that nobody came back for, and deletes old ones, with a `pause` before each part as above. */
export async function keepLedger(
  store: Pick<SendStore, 'giveUpSends' | 'pruneSends'>,
  now: number,
  atOnce: number,
  pause: () => Promise<boolean>,
): Promise<void> {
  while ((await pause()) && (await store.giveUpSends(now, atOnce)) > 0);
  while ((await pause()) && (await store.pruneSends(now - keepSendsMs, now, atOnce)) > 0);
}
