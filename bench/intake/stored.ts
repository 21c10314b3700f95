import { openStore } from '../../hub/store/database/open.js';
import { messageIndex } from '../load/messages.js';

/**
 * How many different messages of `first` … `first + count - 1` a stopped hub left in its store.
 * Read event by event through the store itself, so that what is counted is what a Zap would get.
 */
export async function countStored(
  databasePath: string,
  wabaId: string,
  first: number,
  count: number,
): Promise<number> {
  const seen = new Uint8Array(count);
  let stored = 0;
  const store = await openStore({ databasePath });
  try {
    let cursor: string | undefined;
    do {
      const page = await store.events({
        wabaId,
        event: 'message',
        filter: {},
        limit: 100,
        ...(cursor && { cursor }),
      });
      for (const event of page.events) {
        const number = event.event === 'message' ? messageIndex(event.data.message.id) : null;
        const index = number === null ? -1 : number - first;
        if (index < 0 || index >= count || seen[index]) continue;
        seen[index] = 1;
        stored++;
      }
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
  } finally {
    await store.close();
  }
  return stored;
}
