import type { ZObject } from 'zapier-platform-core';

/** Why a run ends when HUB_URL answers, but not as the hub does. `wanted` goes on “an answer that is no …”. */
export function otherAnswer(z: ZObject, wanted: string): Error {
  return new z.errors.Error(
    `The hub gave an answer that is no ${wanted}. Ask the person who runs the hub whether HUB_URL is its address, and whether it is up to date.`,
  );
}

/** The list that the hub's answer has under a name. */
export function listIn<T>(z: ZObject, data: unknown, name: string, wanted: string): T[] {
  const list: unknown =
    typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[name] : null;
  if (!Array.isArray(list)) throw otherAnswer(z, wanted);
  return list as T[];
}
