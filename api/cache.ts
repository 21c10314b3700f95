import type { ZObject } from 'zapier-platform-core';

/** Each connection has its own values: what one may read, another may not. */
const SCOPE = ['auth'];

/** The platform's types leave the scope out of reading. */
interface Cache {
  get(key: string, scope: string[]): Promise<unknown>;
  set(key: string, value: unknown, seconds: number, scope: string[]): Promise<unknown>;
}

/** Gives what was remembered under the key, or null. A cache that does not work remembers nothing. */
export async function recall(z: ZObject, key: string): Promise<unknown> {
  return quietly(async () => (await cacheOf(z).get(key, SCOPE)) ?? null);
}

/** Remembers a value for some seconds. A cache that does not work only costs a question more next time. */
export async function remember(z: ZObject, key: string, value: unknown, seconds: number): Promise<void> {
  await quietly(() => cacheOf(z).set(key, value, seconds, SCOPE));
}

async function quietly(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch {
    return null;
  }
}

function cacheOf(z: ZObject): Cache {
  return z.cache as unknown as Cache;
}
