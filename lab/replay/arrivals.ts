import type { Data } from '../zapier/app-call.js';
import type { ZapierEvents } from '../zapier/events.js';

/** Which events reached Zapier, and the items that the Zaps made of each. */
export class Arrivals {
  private readonly items = new Map<string, Data[]>();
  private readonly problems: string[] = [];
  private wake: () => void = () => undefined;

  constructor(zapier: ZapierEvents) {
    zapier.on('triggered', ({ body, items }) => {
      const ids = eventIds(body);
      // One item an event is the rule; else the items of the hook stay together.
      const paired = ids.length === items.length;
      ids.forEach((id, place) =>
        this.items.set(id, paired ? items.slice(place, place + 1) : place === 0 ? items : []),
      );
      this.wake();
    });
    zapier.on('triggerFailed', ({ zap, body, message }) => {
      this.problems.push(`${zap}: ${message}`);
      for (const id of eventIds(body)) this.items.set(id, []);
      this.wake();
    });
  }

  /** Waits until all these events arrived, or `milliseconds` passed; gives those that did not. */
  async waitFor(ids: string[], milliseconds: number): Promise<string[]> {
    const missing = () => ids.filter((id) => !this.items.has(id));
    const until = Date.now() + milliseconds;
    while (missing().length > 0 && Date.now() < until) {
      await new Promise<void>((resolve) => {
        const clock = setTimeout(resolve, until - Date.now());
        this.wake = () => {
          clearTimeout(clock);
          resolve();
        };
      });
    }
    return missing();
  }

  /** Hands out the items of these events, in their order, and forgets them. */
  take(ids: string[]): Data[] {
    const items = ids.flatMap((id) => this.items.get(id) ?? []);
    for (const id of ids) this.items.delete(id);
    return items;
  }

  /** What the Zaps could not read since the last question. */
  takeProblems(): string[] {
    return this.problems.splice(0);
  }
}

/** A hook carries one event or an array of them. */
function eventIds(body: unknown): string[] {
  return [body].flat().flatMap((event) => {
    const id = event !== null && typeof event === 'object' ? (event as { id?: unknown }).id : undefined;
    return typeof id === 'string' ? [id] : [];
  });
}
