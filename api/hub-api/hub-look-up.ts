import type { HttpRequestOptions, ZObject } from 'zapier-platform-core';
import { hub } from './hub.js';
import { hubRefusal } from '../refusal.js';

/** What the hub may not know, as the end of its problem's `type` names it. */
export type Unknown = 'no-contact' | 'no-message';

/**
 * Asks the hub about one thing; gives null when the hub does not know it. Any other 404 is a refusal: a hub that
 * lacks the route would otherwise look like one that lacks the contact. `read` throws when the answer is another one.
 */
export async function lookUp<T>(
  z: ZObject,
  unknown: Unknown,
  where: string,
  options: HttpRequestOptions,
  read: (answer: unknown) => T,
): Promise<T | null> {
  const response = await hub(z, where, { ...options, skipThrowForStatus: true });
  if (response.status === 404 && problemOf(response.data) === unknown) return null;
  const refusal = hubRefusal(z, response);
  if (refusal) throw refusal;
  return read(response.data);
}

/** What the hub's problem document is about: the end of its `type`. Null: the answer is none (RFC 9457). */
export function problemOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('type' in body)) return null;
  return String(body.type).split(':').at(-1) ?? null;
}
