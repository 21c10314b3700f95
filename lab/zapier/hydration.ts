import type { Connection } from './connection.js';

interface Pointer {
  method: string;
  bundle: Record<string, unknown>;
  cacheExpiration?: number;
}

const token = /hydrate\|\|\|(.+?)\|\|\|hydrate/g;
const defaultCacheSeconds = 300;

/** Turns dehydrated values into what they stand for, when a step uses them: Zapier's lazy files. */
export class Hydration {
  private readonly cache = new Map<string, { value: Promise<unknown>; until: number }>();

  /** The value with every `hydrate|||…|||hydrate` in it resolved; throws what the hydrator threw. */
  async resolve(value: unknown, connection: Connection): Promise<unknown> {
    if (typeof value === 'string') return this.resolveText(value, connection);
    if (Array.isArray(value)) return Promise.all(value.map((part) => this.resolve(part, connection)));
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value).map(
      async ([key, part]) => [key, await this.resolve(part, connection)] as const,
    );
    return Object.fromEntries(await Promise.all(entries));
  }

  private async resolveText(text: string, connection: Connection): Promise<unknown> {
    const found = [...text.matchAll(token)];
    if (found.length === 0) return text;
    const values = await Promise.all(found.map((match) => this.run(match[1] ?? '', connection)));
    if (found.length === 1 && found[0]?.[0] === text) return values[0];
    let next = 0;
    return text.replace(token, () => String(values[next++]));
  }

  private run(payload: string, connection: Connection): Promise<unknown> {
    const kept = this.cache.get(payload);
    if (kept && kept.until > Date.now()) return kept.value;
    const pointer = JSON.parse(payload) as Pointer;
    const value = connection.execute(pointer.method, { inputData: pointer.bundle });
    const until = Date.now() + (pointer.cacheExpiration ?? defaultCacheSeconds) * 1000;
    this.cache.set(payload, { value, until });
    // A failure is not kept: the next use tries again.
    value.catch(() => this.cache.delete(payload));
    return value;
  }
}
