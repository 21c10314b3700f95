import type { Store } from './store.js';

/**
 * Deletes everything older than `before` (epoch milliseconds) that waits for nobody, at most `atOnce` rows in one
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
