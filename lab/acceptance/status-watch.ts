import { setTimeout as sleep } from 'node:timers/promises';
import type { HubClient } from './hub-client.js';

/** What the hub knows of a message, with the time at which it was seen there first (epoch milliseconds). */
export interface Followed {
  /** By status, such as `delivered`. */
  seenAt: Map<string, number>;
}

const everyMs = 150;

/** Reads again and again which statuses have arrived in the hub. */
export class StatusWatch {
  private readonly messages = new Map<string, Followed>();
  private readonly stopped = new AbortController();
  private readonly known = new Set<string>();
  private readonly running: Promise<void>;
  /** When something new came last. */
  newsAt = Date.now();

  constructor(private readonly hub: HubClient) {
    this.running = this.watch();
  }

  /** What came of a message so far, by Meta's id. */
  of(messageId: string): Followed {
    const followed = this.messages.get(messageId) ?? { seenAt: new Map() };
    this.messages.set(messageId, followed);
    return followed;
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    await this.running;
  }

  private async watch(): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      // A hub that does not answer now is asked again; what it tells late is seen late.
      await this.read().catch(() => undefined);
      await sleep(everyMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** From the newest back to what is known. */
  private async read(): Promise<void> {
    let cursor: string | null = null;
    do {
      const page = await this.hub.events('status', cursor);
      const news = page.events.filter(({ id }) => !this.known.has(id));
      const now = Date.now();
      for (const event of news) {
        this.known.add(event.id);
        if (event.event !== 'status') continue;
        const { id, status } = event.data.status;
        if (id === undefined || status === undefined) continue;
        const { seenAt } = this.of(id);
        if (!seenAt.has(status)) seenAt.set(status, now);
        this.newsAt = now;
      }
      cursor = news.length === page.events.length ? page.next_cursor : null;
    } while (cursor !== null);
  }
}

/** When it was first known that the message is on the phone: what was read was delivered. */
export function deliveredAt({ seenAt }: Followed): number | null {
  const times = ['delivered', 'read', 'played'].flatMap((status) => seenAt.get(status) ?? []);
  return times.length > 0 ? Math.min(...times) : null;
}
